"""The API against its own description, with requests that are made from it."""

import random
from string import printable
from urllib.parse import quote

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance
from support.api import PATHS

from geo.server.api.app import app

pytestmark = pytest.mark.long

ASKED = settings(
    max_examples=60,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[*HealthCheck],
)

PLACES = ("herat", "AF-HER", "islam-qala")

ODD_VALUES = (
    "", " ", "herat", "herat.", "capital", "csv", "gpkg", "parquet", "geojson", "2021-08-12",
    "0001-01-01", "9999-12-31", "2021-02-30", "20210812", "-2021-08-12", "%00", "%ff", "../..",
    "%0d%0aset-cookie:x", "null", "[]", "1e999", "{{7*7}}", "<script>", "%F0%9F%9A%A9", "%u0041",
    "x" * 3000, "'", '"', ";--", "%", "%E2%80%AE",
)  # fmt: skip
ODD_NAMES = ("on", "known", "kind", "place", "format", "On", "", "__proto__", "on[]", "%00", "&")
HEADERS = ("accept-encoding", "if-none-match", "range", "accept", "if-modified-since", "host")


@pytest.fixture(scope="module")
def operations():
    """Every operation of the description, by its path."""
    schema = schemathesis.openapi.from_asgi("/openapi.json", app)
    return {found.ok().path: found.ok() for found in schema.get_all_operations()}


def test_the_description_names_every_path(operations):
    assert set(operations) == PATHS


@pytest.mark.parametrize("path", sorted(PATHS))
def test_a_request_by_the_description_is_answered_as_it_says(operations, path):
    strategy = operations[path].as_strategy(generation_mode=GenerationMode.POSITIVE)
    statuses = set()

    @ASKED
    @given(case=strategy, place=st.sampled_from([*PLACES, None]))
    def ask(case, place):
        named = "place" in case.query
        if named and place is not None:
            case.query["place"] = place
        answer = case.call()
        # Which places there are is in the record and not in the description.
        is_free = named and place is None
        case.validate_response(
            answer, excluded_checks=[positive_data_acceptance] if is_free else []
        )
        statuses.add(answer.status_code)

    ask()
    assert 200 in statuses
    assert statuses <= {200, 422}


@pytest.mark.parametrize("path", ["/claims", "/control", "/counts", "/places", "/sources"])
def test_a_request_against_the_description_is_refused_as_it_says(operations, path):
    strategy = operations[path].as_strategy(generation_mode=GenerationMode.NEGATIVE)
    statuses = set()

    @ASKED
    @given(case=strategy)
    def ask(case):
        answer = case.call()
        case.validate_response(answer)
        statuses.add(answer.status_code)

    ask()
    assert 422 in statuses


def test_odd_requests_are_answered_and_never_by_a_mistake(client):
    dice = random.Random(7)
    paths = [*sorted(PATHS), "/nothing", "/control/", "//", "/..", "/%00", "/control.csv"]
    statuses = set()
    for _ in range(1500):
        pairs = [
            f"{dice.choice(ODD_NAMES)}={dice.choice(ODD_VALUES)}" for _ in range(dice.randrange(5))
        ]
        junk = quote("".join(dice.choices(printable, k=dice.randrange(4))))
        address = f"{dice.choice(paths)}?{'&'.join(pairs)}{junk}"
        name = dice.choice(HEADERS)
        value = "".join(dice.choices(printable[:95], k=dice.randrange(20))).strip()
        method = dice.choice(["GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "TRACE", "X"])
        answer = client.request(method, address, headers={name: value})
        statuses.add(answer.status_code)
        assert answer.status_code < 500, (method, address, name, value)
        assert "Traceback" not in answer.text[:5000]
        assert "set-cookie" not in answer.headers
    assert {200, 404, 405, 422} <= statuses

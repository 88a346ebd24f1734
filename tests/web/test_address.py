"""The address of a view."""

import json
import time
from datetime import date
from pathlib import Path

import pytest

from geo.model.view import Clock, ViewState
from geo.web.address import (
    is_embedded,
    parse_address,
    query_parameters,
    repaired_query,
)

CASES = json.loads((Path(__file__).parent / "address_cases.json").read_text(encoding="utf-8"))
"""Addresses, and what the page and the static site both make of them."""

PERIOD = "The record covers 2021-05-01 to 2021-09-15"


def test_an_address_restores_its_view_and_a_view_has_an_address(record):
    wanted = {"date": "2021-08-12", "place": "herat", "view": "known", "claims": "all"}
    view, notices = parse_address(wanted, record)
    assert not notices
    assert view == ViewState(date(2021, 8, 12), "herat", Clock.KNOWN, all_claims=True)
    assert view.parameters() == wanted


def test_an_empty_address_opens_on_the_records_own_day(record):
    view, notices = parse_address({}, record)
    assert not notices
    assert view == ViewState(record.opens_on, "", Clock.HINDSIGHT)


@pytest.mark.parametrize(
    ("parameters", "notice"),
    [
        ({"date": "yesterday"}, "“yesterday” is not a date (YYYY-MM-DD); this is {opens_on}."),
        ({"date": "2021-02-30"}, "“2021-02-30” is not a date (YYYY-MM-DD); this is {opens_on}."),
        ({"date": "1999-01-01"}, f"{PERIOD}; this is 2021-05-01."),
        ({"date": "2031-01-01"}, f"{PERIOD}; this is 2021-09-15."),
        (
            {"place": "atlantis"},
            "The record has no place “atlantis”; pick one from the list or the map.",
        ),
        (
            {"view": "sideways"},
            "“sideways” is no view (hindsight or known); this is hindsight.",
        ),
    ],
)
def test_what_cannot_be_used_takes_its_default_and_is_said(record, parameters, notice):
    view, notices = parse_address(parameters, record)
    assert notices == [notice.format(opens_on=record.opens_on)]
    assert (view.place_id, view.clock) == ("", Clock.HINDSIGHT)
    assert view.date in record.days


def test_a_notice_repeats_forty_letters_of_what_was_wrong(record):
    _, [notice] = parse_address({"place": "x" * 5000}, record)
    assert f"“{'x' * 40}…”" in notice


def test_each_wrong_value_has_a_notice_of_its_own(record):
    _, notices = parse_address({"date": "x", "place": "y", "view": "z", "what": "w"}, record)
    assert len(notices) == 3


def test_the_cases_are_about_the_shipped_record(record):
    about = CASES["record"]
    period = (date.fromisoformat(about["start"]), date.fromisoformat(about["end"]))
    assert period == record.period
    assert about["opens_on"] == record.opens_on.isoformat()
    assert set(about["places"]) <= set(record.places)


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["query"][:40])
def test_an_address_is_read_as_the_static_site_reads_it(record, case):
    view, notices = parse_address(query_parameters(case["query"]), record)
    assert [*view.parameters().values()] == case["view"]
    assert notices == case["notices"]


def test_a_page_inside_another_one_says_so_however_its_address_was_mangled():
    for query in CASES["embedded"]:
        assert is_embedded(query_parameters(query)), query
    for query in CASES["whole"]:
        assert not is_embedded(query_parameters(query)), query


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["query"][:40])
def test_a_repaired_address_opens_the_same_view_and_needs_no_repair(record, case):
    repaired = repaired_query(case["query"], record)
    if repaired is not None:
        view, notices = parse_address(query_parameters(repaired), record)
        assert [*view.parameters().values()] == case["view"]
        assert notices == case["notices"]
        assert repaired_query(repaired, record) is None


def test_only_mangled_addresses_are_repaired(record):
    for query in (
        "",
        "date=2021-08-08&place=herat&view=known",
        "fbclid=x&place=AF-HER",
        "place=x.",
    ):
        assert repaired_query(query, record) is None
    mangled = "Date=2021-08-08.&amp;place=herat)&amp;embed=true&embed_options=dark_theme&fbclid=x"
    written = "date=2021-08-08&place=herat&embed=true&embed_options=dark_theme"
    assert repaired_query(mangled, record) == written


@pytest.mark.parametrize("junk", ["%26amp;" * 9000, "!" * 60_000, "&place=%20" * 6000])
def test_a_long_address_is_read_as_it_is_and_at_once(record, junk):
    start = time.perf_counter()
    query = f"place=herat&view=known&x=y&date=2021-08-08{junk}a"
    view, _ = parse_address(query_parameters(query), record)
    assert view.clock is Clock.KNOWN
    assert repaired_query(query, record) is None
    assert time.perf_counter() - start < 0.5

"""Addresses that were mangled by dice."""

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path
from string import printable
from urllib.parse import quote

import pytest

from geo.web.address import (
    NOTICES,
    is_embedded,
    parse_address,
    query_parameters,
    repaired_query,
)

ADDRESSES = 10_000

READER = Path(__file__).parents[1] / "scripts" / "read_addresses.js"

ENDS = (".", ",", ")", "]", ">", "*", '"', "”", "’", "…", "\u200b", "\u00a0", " ", "+", "\n", "'")
AMPERSANDS = ("&", "&amp;", "&amp%3B", "%26", "&amp;amp;", ";", "&&", "&#38;", "%26amp%3B")
JUNK = (
    "fbclid=IwAR0", "utm_source=x", "x", "=", "&", "?", "%", "%E2%80%AE", "%00", "%ff", "<b>", "é",
    "date", "place", "embed=true", "amp;", "#", "\u202e", "[]", "😀", "view=known", "=\r\n", "\t",
)  # fmt: skip
VALUES = {
    "date": ("2021-08-12", "2021-05-01", "2021-09-15"),
    "place": ("herat", "AF-HER", "qala-e-naw"),
    "view": ("known", "hindsight"),
}


def mangled(dice: random.Random) -> tuple[str, list[str]]:
    """(a query that was mangled in ways that are undone, the values that it meant)."""
    meant = {name: dice.choice(values) for name, values in VALUES.items()}
    sign = dice.choice(AMPERSANDS)
    parts = []
    for name, value in meant.items():
        written_name = dice.choice([name, name.upper(), name.title()])
        written = dice.choice([value, value.upper(), f"({value})", f" {value} ", f"3D{value}"])
        parts.append(f"{quote(written_name)}={quote(written)}")
    query = sign.join(parts) + quote(dice.choice(ENDS) + dice.choice(ENDS))
    for _ in range(dice.randrange(2)):
        query = quote(query)
    return query, [*meant.values()]


def nonsense(dice: random.Random) -> str:
    """A query of anything."""
    pieces = [*JUNK, *AMPERSANDS, *ENDS, *(f"{name}=" for name in VALUES), "herat", "2021-08-12"]
    return quote("".join(dice.choice(pieces) for _ in range(dice.randrange(12))), safe=printable)


@pytest.fixture(scope="module")
def queries() -> list[str]:
    dice = random.Random(11)
    return [
        mangled(dice)[0] if number % 2 else nonsense(dice).partition("#")[0]
        for number in range(ADDRESSES)
    ]


@pytest.mark.long
def test_what_was_mangled_opens_what_was_meant(record):
    dice = random.Random(5)
    for _ in range(ADDRESSES // 4):
        query, meant = mangled(dice)
        view, notices = parse_address(query_parameters(query), record)
        assert [*view.parameters().values()][:3] == meant, query
        assert notices == [], query


@pytest.mark.long
def test_any_address_opens_a_view_and_its_repair_is_final(record, queries):
    for query in queries:
        view, notices = parse_address(query_parameters(query), record)
        assert view.date in record.days
        assert view.place_id in {"", *record.places}
        assert all(len(notice) < 200 for notice in notices)
        repaired = repaired_query(query, record)
        if repaired is not None:
            assert repaired.isascii()
            assert parse_address(query_parameters(repaired), record) == (view, notices)
            assert repaired_query(repaired, record) is None


@pytest.mark.long
def test_the_static_site_reads_every_address_in_the_same_way(record, queries):
    node = shutil.which("node") or shutil.which("node", path=str(Path(sys.executable).parent))
    if node is None:
        pytest.skip("there is no Node")
    told = {
        "days": [day.isoformat() for day in record.days],
        "places": list(record.places),
        "opens_on": record.opens_on.isoformat(),
        "notices": NOTICES,
        "queries": queries,
    }
    done = subprocess.run(
        [node, str(READER)], input=json.dumps(told).encode(), capture_output=True, check=True
    )
    for query, (values, said, embedded) in zip(queries, json.loads(done.stdout), strict=True):
        parameters = query_parameters(query)
        view, notices = parse_address(parameters, record)
        assert (values, said) == ([*view.parameters().values()], notices), query
        assert embedded == is_embedded(parameters), query

"""What is said of each source."""

from __future__ import annotations

from datetime import date

import pytest

from geo.links.archive import archive_address
from geo.links.check import Check, Hop, Outcome
from geo.links.report import COLUMNS, copies_to_look_at, links, rows, text
from geo.model.source import Source

URL = "https://news.example/a?b=1"
DAY = date(2021, 8, 12)
LOOK_AT = "https://web.archive.org/web/20210812/https://news.example/a?b=1"


def source(url=URL, archived_url=""):
    return Source("news-2021-08-12", "News", "Title", url, DAY, "en", archived_url, "News")


def report(check, *others):
    every = links([source(check.url)])
    return rows(every, {each.url: each for each in (check, *others)})


def test_the_address_in_the_archive_is_made_of_the_day_and_the_address():
    assert archive_address(f"{URL}#part", DAY) == LOOK_AT


@pytest.mark.parametrize("outcome", Outcome)
def test_a_copy_is_named_for_what_is_gone_or_moved_or_does_not_answer(outcome):
    [row] = report(Check(URL, outcome))
    named = outcome in (Outcome.GONE, Outcome.MOVED, Outcome.UNREACHABLE)
    assert row["archive_to_look_at"] == (LOOK_AT if named else "")
    assert row["archived_copy"] == ""
    assert tuple(row) == COLUMNS


@pytest.mark.parametrize(
    ("copy", "named"),
    [
        (
            Check(LOOK_AT, Outcome.MOVED, 200, "https://web.archive.org/1"),
            "https://web.archive.org/1",
        ),
        (Check(LOOK_AT, Outcome.FOUND, 200), LOOK_AT),
        (Check(LOOK_AT, Outcome.GONE, 404), ""),
    ],
)
def test_a_copy_that_the_archive_was_asked_for_is_named_where_it_is(copy, named):
    gone = Check(URL, Outcome.GONE, 404)
    [row] = report(gone, copy)
    assert row["archived_copy"] == named
    assert ("archived copy" in text([row])) is bool(named)


def test_stored_copies_are_asked_too_but_have_no_copies_themselves():
    every = links([source(archived_url=LOOK_AT)])
    assert [(link.column, link.url) for link in every] == [("url", URL), ("archived_url", LOOK_AT)]
    checks = {each.url: each for each in (Check(URL, Outcome.FOUND), Check(LOOK_AT, Outcome.GONE))}
    assert copies_to_look_at(every, checks) == []


def test_the_text_tells_from_where_to_where_and_counts():
    moved = Check(
        URL, Outcome.MOVED, 200, "https://b.example/", (Hop(URL, 301, "https://b.example/"),)
    )
    said = text(report(moved))
    assert said.splitlines() == [
        "moved news-2021-08-12 url",
        f"  {URL}",
        "  moved to https://b.example/",
        f"  to look at {LOOK_AT}",
        "Addresses: 1; 1 moved",
    ]
    assert text(report(Check(URL, Outcome.FOUND))) == "Addresses: 1; 1 found"
    assert text([]) == "Addresses: 0; none"


def test_an_address_cannot_steer_the_terminal():
    assert "\x1b" not in text(report(Check("https://a.example/\x1b[2J", Outcome.GONE)))

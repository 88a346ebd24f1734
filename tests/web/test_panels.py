"""The panels: every claim with its source, and nothing hostile that runs."""

from dataclasses import replace
from datetime import date

import pytest
from support.data import rows, write_rows
from support.html import HOSTILE, Tags, words

from geo.control.explanation import claims_read, explain
from geo.dataset.descriptor import read_descriptor
from geo.dataset.reader import read_record, read_tables
from geo.model.record import Record
from geo.model.view import Clock, Moment, ViewState
from geo.web.pages import record_page
from geo.web.panels import day_panel, place_dossier, place_panel, statements, view_panel

AUGUST_12 = date(2021, 8, 12)
HERAT = ViewState(AUGUST_12, "herat", Clock.HINDSIGHT, all_claims=True)
HERAT_THEN = replace(HERAT, clock=Clock.KNOWN)
THE_DAY = ViewState(AUGUST_12, "", Clock.HINDSIGHT, all_claims=True)

HOSTILE_COLUMNS = {
    "claims": ("summary", "claimant", "note"),
    "sources": ("outlet", "title", "origin"),
    "places": ("name", "name_fa", "name_ps"),
    "events": ("title", "summary"),
    "actors": ("name",),
}


def test_the_panel_says_the_state_why_and_every_claim(record: Record):
    html = place_panel(record, HERAT)
    text = words(html)
    claims = claims_read(record, "herat", HERAT.moment)
    assert len(claims) > 5
    for claim in claims:
        assert " ".join(claim.summary.split()) in text
        assert claim.claimant in text
        assert record.sources[claim.source_id].outlet in text
    assert set(Tags(html).links) >= {record.sources[claim.source_id].url for claim in claims}
    assert "Why this colour" in text
    assert "since" in text


def test_a_view_without_a_place_has_the_panel_of_its_day(record: Record):
    assert view_panel(record, HERAT) == place_panel(record, HERAT)
    assert view_panel(record, THE_DAY) == day_panel(record, THE_DAY)


def test_what_was_not_yet_published_is_not_in_the_panel(record: Record):
    then = words(place_panel(record, HERAT_THEN))
    later = [
        claim
        for claim in claims_read(record, "herat", HERAT.moment)
        if claim.reported_on > AUGUST_12
    ]
    assert later
    assert not any(" ".join(claim.summary.split()) in then for claim in later)
    assert "had not been published yet" in then
    assert "as known then" in then


def test_claims_that_disagree_stand_side_by_side(record: Record):
    view = ViewState(date(2021, 8, 8), "kunduz", Clock.HINDSIGHT, all_claims=True)
    text = words(place_panel(record, view))
    assert "claims disagree" in text
    for side in ("government", "taliban"):
        assert f"Holder: {record.actors[side].name}" in text


def test_the_panel_says_where_one_origin_alone_names_the_holder(record: Record):
    last = record.period[1]
    thin = {
        place_id
        for place_id in record.places
        if explain(record, place_id, Moment(last)).supporters == 1
    }
    assert thin
    assert "herat" not in thin
    capitals = [place.place_id for place in record.places.values() if place.kind == "capital"]
    for place_id in (*capitals, *sorted(thin)[:20]):
        text = words(place_panel(record, ViewState(last, place_id, Clock.HINDSIGHT)))
        assert ("The evidence is thin" in text) == (place_id in thin)


def test_the_brief_panel_is_small_and_offers_the_rest(record: Record):
    view = ViewState(date(2021, 8, 20), "kandahar", Clock.HINDSIGHT)
    brief = place_panel(record, view)
    whole = place_panel(record, replace(view, all_claims=True))
    assert len(brief) < len(whole) / 2
    count = len(claims_read(record, "kandahar", view.moment))
    assert f"Show all {count} claims" in words(brief)
    assert "Show all" not in words(whole)


def test_the_brief_panel_of_a_day_offers_the_rest(record: Record):
    count = sum(claim.event_date == AUGUST_12 for claim in record.claims.values())
    brief = words(day_panel(record, replace(THE_DAY, all_claims=False)))
    assert f"Show all {count} claims" in brief
    assert "Show all" not in words(day_panel(record, THE_DAY))


def test_a_place_without_a_claim_says_so(record: Record):
    silent = next(
        place.place_id
        for place in record.places.values()
        if place.kind == "district" and record.claims_by_place[place.place_id]
    )
    first = record.claims_by_place[silent][0].event_date
    day = date(2021, 5, 1) if first > date(2021, 5, 1) else date(2020, 1, 1)
    html = place_panel(record, ViewState(day, silent, Clock.HINDSIGHT, all_claims=True))
    assert "No claim is about this place" in words(html)


def test_the_day_panel_lists_places_and_events(record: Record):
    text = words(day_panel(record, THE_DAY))
    for part in ("12 August 2021", "Ghazni", "Events"):
        assert part in text


def test_every_place_has_a_panel_on_the_first_and_last_day(record: Record):
    for place_id in record.places:
        for day in record.period:
            assert not Tags(place_panel(record, ViewState(day, place_id, Clock.KNOWN))).dangers


def test_a_dossier_names_statements_that_are_there(record: Record):
    named = {
        attributes["data-put"]
        for tag, attributes in Tags(place_dossier(record, "herat")).tags
        if tag == "template"
    }
    assert {claim.claim_id for claim in record.claims_by_place["herat"]} <= named
    assert named <= set(statements(record))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_cells_show_as_text_and_never_run(folder, text):
    for table, columns in HOSTILE_COLUMNS.items():
        content = rows(folder / f"{table}.csv")
        for number, row in enumerate(content[:40]):
            row.update(dict.fromkeys(columns, f"{text} {number}"))
        write_rows(folder / f"{table}.csv", content)
    record = read_record(folder)
    place_id = next(iter(record.claims.values())).place_id
    view = ViewState(date(2021, 9, 10), place_id, Clock.HINDSIGHT, all_claims=True)
    panel = place_panel(record, view)
    for html in (panel, day_panel(record, THE_DAY), record_page(record)):
        assert not Tags(html).dangers
    assert text in Tags(panel).text


UNSAFE = ("javascript:alert(1)", "java\nscript:alert(1)", " https://x.example", "https://", "//x")


def with_sources(folder, **cells: str) -> Record:
    """The record of a folder, every source with other cells, as if nothing had checked them."""
    record = read_tables(folder, read_descriptor(folder))
    for source in record.sources.values():
        for name, value in cells.items():
            object.__setattr__(source, name, value)
    return record


@pytest.mark.parametrize("address", UNSAFE)
def test_an_address_that_is_no_web_address_is_text_even_if_it_was_let_in(folder, address):
    record = with_sources(folder, url=address)
    html = place_panel(record, replace(HERAT, date=date(2021, 9, 10)))
    assert not Tags(html).dangers
    assert not Tags(html).links
    assert " ".join(address.split()) in words(html)


COPY = "https://web.archive.org/web/20210812/https://news.example/?a=1&b=<2>"


def test_the_archived_copy_of_a_source_is_linked_beside_it(folder):
    record = with_sources(folder, archived_url=COPY)
    claims = claims_read(record, "herat", HERAT.moment)
    event_id = next(iter(record.events))
    for html, count in (
        (place_panel(record, HERAT), len(claims)),
        (record_page(record), len(record.sources)),
        (statements(record)[claims[0].claim_id], 1),
        (statements(record)[event_id], 1),
    ):
        links = [tag for name, tag in Tags(html).tags if name == "a"]
        copies = [tag for tag in links if tag["href"] == COPY]
        assert len(copies) >= count
        assert {tag["rel"] for tag in copies} == {"noopener"}
        assert all(tag["aria-label"].startswith("Archived copy: ") for tag in copies)
        assert words(html).count("archived copy") == len(copies)


@pytest.mark.parametrize("address", ["", *UNSAFE])
def test_a_source_without_a_safe_archived_copy_shows_none(folder, address):
    record = with_sources(folder, archived_url=address)
    for html in (place_panel(record, HERAT), record_page(record)):
        assert "archived copy" not in words(html)
        assert not Tags(html).dangers

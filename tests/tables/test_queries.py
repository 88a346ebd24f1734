"""Queries of a record."""

from datetime import date

from geo.control.history import state_at
from geo.control.standing import Standing
from geo.model.view import Moment
from geo.tables.queries import (
    claim_rows,
    control_rows,
    count_places,
    count_table,
    kinds,
    place_rows,
    source_rows,
)

AUGUST_12 = date(2021, 8, 12)
HINDSIGHT = Moment(AUGUST_12)


def test_claims_stand_by_place_and_then_by_day(record):
    rows = claim_rows(record)
    order = {place_id: number for number, place_id in enumerate(record.places)}
    assert {row["claim_id"] for row in rows} == set(record.claims)
    assert rows == sorted(rows, key=lambda row: (order[row["place_id"]], row["event_date"]))
    of_herat = [row for row in rows if row["place_id"] == "herat"]
    assert of_herat == claim_rows(record, place_id="herat")
    crossings = claim_rows(record, kind="crossing")
    assert 0 < len(crossings) < len(rows)
    assert {record.places[row["place_id"]].kind for row in crossings} == {"crossing"}


def test_claims_about_later_days_or_published_later_are_left_out(record):
    rows = claim_rows(record, Moment(AUGUST_12, date(2021, 8, 10)))
    assert max(row["event_date"] for row in rows) == "2021-08-10"
    assert max(row["reported_on"] for row in rows) == "2021-08-10"
    assert max(row["event_date"] for row in claim_rows(record, HINDSIGHT)) == "2021-08-12"


def test_places_and_sources_are_the_rows_of_their_files(record):
    assert [row["place_id"] for row in place_rows(record)] == list(record.places)
    both = place_rows(record, kind="capital", place_id="herat")
    assert [row["place_id"] for row in both] == ["herat"]
    assert place_rows(record, kind="city", place_id="herat") == []
    first = source_rows(record)[0]
    published_on = record.sources[first["source_id"]].published_on
    assert first["published_on"] == published_on.isoformat()
    assert len(source_rows(record)) == len(record.sources)


def test_counts_add_up_and_count_confirmed_and_claimed_holds(record):
    [(kind, count)] = count_places(record, HINDSIGHT, "capital").items()
    assert kind == "capital"
    assert count["total"] == 34
    held = sum(count["by_holder"].values())
    assert held + count["contested"] + count["unreported"] == count["total"]
    capitals = [place.place_id for place in record.places.values() if place.kind == "capital"]
    states = [state_at(record, place_id, HINDSIGHT) for place_id in capitals]
    undisputed = (Standing.CONFIRMED, Standing.CLAIMED)
    taliban = [
        state for state in states if state.holder == "taliban" and state.standing in undisputed
    ]
    assert count["by_holder"]["taliban"] == len(taliban)


def test_a_table_of_counts_has_a_column_for_each_holder(record):
    counts = count_places(record, HINDSIGHT)
    rows, columns = count_table(counts)
    assert [row["kind"] for row in rows] == kinds(record) == sorted(counts)
    assert columns[:2] == ["kind", "total"]
    assert columns[-2:] == ["contested", "unreported"]
    for row in rows:
        holders = sum(row[column] for column in columns[2:-2])
        assert holders + row["contested"] + row["unreported"] == row["total"]


def test_control_of_a_kind_or_of_a_place_is_a_part_of_all(record):
    rows = control_rows(record, HINDSIGHT)
    assert [row["place_id"] for row in rows] == list(record.places)
    cities = control_rows(record, HINDSIGHT, kind="city")
    assert cities == [row for row in rows if row["kind"] == "city"]
    [herat] = control_rows(record, HINDSIGHT, place_id="herat")
    assert herat in rows

"""Reading data sets: what is refused, and how it is named."""

import pytest
from support.data import change_row, refusal, rows, write_rows

FIRST = 2


def test_the_shipped_record_is_read_whole(record):
    assert len(record.claims) >= 150
    assert all(claim.place_id in record.places for claim in record.claims.values())


@pytest.mark.parametrize(
    ("table", "column", "cell", "reason"),
    [
        ("claims", "event_date", "2021-13-01", "date"),
        ("claims", "date_precision", "roughly", "enum"),
        ("claims", "claimant_side", "nobody", "enum"),
        ("claims", "holder", "romans", "not found"),
        ("claims", "summary", "", "required"),
        ("claims", "summary", "x" * 281, "maxLength"),
        ("claims", "supersedes", "no-such-claim", "not found"),
        ("sources", "url", "javascript:alert(1)", "pattern"),
        ("sources", "url", "https://example.org/<script>", "pattern"),
        ("places", "lat", "95", "maximum"),
        ("places", "kind", "planet", "enum"),
        ("actors", "colour", "red;background:url(//x)", "pattern"),
        ("events", "place_id", "atlantis", "not found"),
        ("figures", "value", "many", "type"),
    ],
)
def test_a_bad_cell_is_refused_by_file_row_and_field(folder, table, column, cell, reason):
    change_row(folder / f"{table}.csv", FIRST, **{column: cell})
    found = [
        line
        for line in refusal(folder)
        if line.startswith(f"{table}.csv, row {FIRST}, field {column}")
    ]
    assert found
    assert reason in found[0]


def test_every_bad_row_is_named_at_once(folder):
    path = folder / "claims.csv"
    change_row(path, 2, holder="romans")
    change_row(path, 7, event_date="yesterday")
    assert {line.split(",")[1] for line in refusal(folder)} >= {" row 2", " row 7"}


def test_a_key_used_twice_is_refused(folder):
    path = folder / "actors.csv"
    content = rows(path)
    write_rows(path, [*content, content[0]])
    assert any(line.startswith(f"actors.csv, row {len(content) + 2}") for line in refusal(folder))


def test_a_missing_table_is_refused(folder):
    (folder / "events.csv").unlink()
    assert any("events" in line for line in refusal(folder))


def test_a_missing_cell_stays_missing(record):
    place = next(place for place in record.places.values() if place.kind == "province")
    assert place.lat is None
    assert place.population is None
    assert place.population_source_id == ""

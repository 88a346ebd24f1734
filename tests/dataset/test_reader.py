"""Reading data sets: what is refused, and how it is named."""

import json

import pytest
from conftest import change_descriptor, change_row, rows, write_rows

from geo.checks import read_record
from geo.record import DataError, is_inside

FIRST = 2


def refusal(folder) -> list[str]:
    with pytest.raises(DataError) as caught:
        read_record(folder)
    return [str(problem) for problem in caught.value.problems]


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
    found = [line for line in refusal(folder) if line.startswith(f"{table}.csv, row {FIRST}, field {column}")]
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


def test_a_claim_published_before_its_day_is_refused(folder):
    change_row(folder / "claims.csv", FIRST, event_date="2021-09-01", reported_on="2021-08-01")
    assert any("row 2, field reported_on" in line and "before its day" in line for line in refusal(folder))


def test_a_claim_published_after_its_source_is_refused(folder):
    change_row(folder / "claims.csv", FIRST, reported_on="2030-01-01")
    assert any("after its source" in line for line in refusal(folder))


def test_a_holder_cannot_contend_with_itself(folder):
    change_row(folder / "claims.csv", FIRST, holder="taliban", contender="taliban")
    assert any("row 2, field contender" in line for line in refusal(folder))


def test_a_row_said_twice_is_refused(folder):
    path = folder / "claims.csv"
    content = rows(path)
    write_rows(path, [*content, {**content[0], "claim_id": "said-twice"}])
    assert any("says the same as" in line for line in refusal(folder))


def test_a_place_outside_its_province_is_refused(folder):
    number = next(n for n, row in enumerate(rows(folder / "places.csv"), start=2) if row["place_id"] == "herat")
    change_row(folder / "places.csv", number, lat="31.0", lon="66.0")
    assert refusal(folder) == [f"places.csv, row {number}, field lat, lon: 'herat' lies outside AF-HER"]


def test_a_province_without_a_capital_is_refused(folder):
    path = folder / "places.csv"
    number = next(n for n, row in enumerate(rows(path), start=2) if row["place_id"] == "nili")
    change_row(path, number, kind="city")
    assert any("'AF-DAY' has 0 places of kind 'capital'" in line for line in refusal(folder))


def test_half_a_coordinate_is_refused(folder):
    path = folder / "places.csv"
    number = next(n for n, row in enumerate(rows(path), start=2) if row["place_id"] == "herat")
    change_row(path, number, lat="")
    assert any("has only one of the two" in line for line in refusal(folder))


def test_a_missing_table_is_refused(folder):
    (folder / "events.csv").unlink()
    assert any("events" in line for line in refusal(folder))


@pytest.mark.parametrize("path", ["../claims.csv", "/etc/passwd", "https://example.org/claims.csv", "..\\claims.csv", "", None])
def test_a_data_set_cannot_reach_outside_its_folder(folder, path):
    assert not is_inside(path)
    change_descriptor(folder, lambda descriptor: descriptor["resources"][0].update(path=path))
    assert any("must name a file inside the folder" in line for line in refusal(folder))


def test_boundaries_cannot_be_fetched_from_outside(folder):
    change_descriptor(folder, lambda descriptor: descriptor["claimline"]["boundaries"].update(path="/vsicurl/https://example.org/x.zip"))
    assert any("claimline.boundaries.path" in line for line in refusal(folder))


@pytest.mark.parametrize("text", ["", "[]", "{", '"hello"', json.dumps({"name": "x"})])
def test_a_descriptor_that_is_none_is_refused_without_a_traceback(folder, text):
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    assert all(line.startswith("datapackage.json") for line in refusal(folder))


def test_a_folder_without_a_descriptor_says_so(tmp_path):
    assert "there is no such file" in refusal(tmp_path)[0]


def test_a_headline_about_nobody_is_refused(folder):
    change_descriptor(folder, lambda descriptor: descriptor["claimline"]["headline"].update(actor="nobody"))
    assert any("claimline.headline.actor" in line for line in refusal(folder))


def test_a_missing_cell_stays_missing(record):
    place = next(place for place in record.places.values() if place.kind == "province")
    assert place.lat is None
    assert place.population is None
    assert place.population_source_id == ""

"""Commands that answer from the data, and what hostile cells become."""

from __future__ import annotations

import csv
import io
import json

import geopandas as gpd
import pytest
from support.data import change_row, rows

pytestmark = pytest.mark.long

COLUMNS = {
    "place_id",
    "name",
    "kind",
    "iso_3166_2",
    "holder",
    "contender",
    "standing",
    "since",
    "claim_ids",
}


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("form", ["table", "csv", "spreadsheet", "json", "geojson", "kml", "qml"])
def test_a_file_holds_what_would_have_been_printed(answer, tmp_path, form):
    for words in (["control", "--on", "2021-08-12"], ["claims", "--kind", "city"]):
        path = tmp_path / "answer"
        assert answer(*words, "--format", form, "--to", str(path)) == ""
        assert path.read_text(encoding="utf-8") == answer(*words, "--format", form)


@pytest.mark.parametrize("form", ["gpkg", "parquet"])
def test_binary_formats_become_files_that_geopandas_reads(answer, tmp_path, form):
    for words in (
        ["control", "--on", "2021-08-12", "--kind", "province"],
        ["claims", "--place", "herat"],
    ):
        path = tmp_path / f"{words[0]}.{form}"
        assert answer(*words, "--format", form, "--to", str(path)) == ""
        is_layer = form == "gpkg"
        frame = gpd.read_file(path, layer=words[0]) if is_layer else gpd.read_parquet(path)
        assert len(frame) == len(json.loads(answer(*words, "--format", "json")))
        assert frame.geometry.notna().all()


def test_only_the_file_for_spreadsheets_has_a_byte_order_mark(answer):
    for words in (["control", "--kind", "capital"], ["counts"]):
        plain, marked = (
            answer(*words, "--on", "2021-08-12", "--format", form)
            for form in ("csv", "spreadsheet")
        )
        assert marked == f"\ufeff{plain}"


def test_control_answers_every_place_once(answer, record):
    answered = json.loads(answer("control", "--on", "2021-08-12", "--format", "json"))
    assert [row["place_id"] for row in answered] == list(record.places)
    assert set(answered[0]) >= COLUMNS
    standings = {"confirmed", "claimed", "contested", "unreported"}
    assert {row["standing"] for row in answered} <= standings


def test_control_keeps_one_kind_or_one_place(answer):
    words = ["control", "--on", "2021-08-12", "--format", "json"]
    capitals = json.loads(answer(*words, "--kind", "capital"))
    assert len(capitals) == 34
    assert {row["kind"] for row in capitals} == {"capital"}
    (herat,) = json.loads(answer(*words, "--place", "herat"))
    assert herat in capitals
    assert json.loads(answer(*words, "--place", "herat", "--kind", "city")) == []


def test_the_formats_hold_the_same_rows(answer):
    words = ["control", "--on", "2021-08-14", "--known", "2021-08-14", "--kind", "province"]
    plain = json.loads(answer(*words, "--format", "json"))
    table = read_csv(answer(*words, "--format", "csv"))
    features = json.loads(answer(*words, "--format", "geojson"))["features"]
    assert [row["holder"] or "" for row in plain] == [row["holder"] for row in table]
    assert [feature["properties"] for feature in features] == plain
    assert {feature["geometry"]["type"] for feature in features} <= {"Polygon", "MultiPolygon"}
    assert "AF-HER" in answer(*words)


def test_what_was_not_yet_published_is_not_counted(answer):
    words = ["counts", "--on", "2021-08-15"]
    now = json.loads(answer(*words, "--format", "json"))
    then = json.loads(answer(*words, "--known", "2021-08-10", "--format", "json"))
    assert then["capital"]["by_holder"]["taliban"] < now["capital"]["by_holder"]["taliban"]
    assert "capital" in answer(*words)


def test_the_counts_add_up(answer):
    counted = json.loads(answer("counts", "--on", "2021-08-12", "--format", "json"))
    for row in counted.values():
        held = sum(row["by_holder"].values())
        assert held + row["contested"] + row["unreported"] == row["total"]


def test_counts_keep_one_kind(answer):
    words = ["counts", "--on", "2021-08-12", "--format", "json"]
    everything = json.loads(answer(*words))
    assert json.loads(answer(*words, "--kind", "capital")) == {"capital": everything["capital"]}


def test_counts_as_csv_are_the_counts(answer):
    counted = json.loads(answer("counts", "--on", "2021-08-12", "--format", "json"))
    table = {
        row["kind"]: row
        for row in read_csv(answer("counts", "--on", "2021-08-12", "--format", "csv"))
    }
    assert set(table) == set(counted)
    for kind, count in counted.items():
        held = {actor: int(table[kind][actor]) for actor in count["by_holder"]}
        assert held == count["by_holder"]
        assert int(table[kind]["total"]) == count["total"]


def test_claims_are_limited_by_day_and_by_publication(answer):
    words = ["claims", "--place", "herat", "--format", "json"]
    everything = json.loads(answer(*words))
    early = json.loads(answer(*words, "--on", "2021-08-12", "--known", "2021-08-12"))
    assert 0 < len(early) < len(everything)
    assert all(max(row["event_date"], row["reported_on"]) <= "2021-08-12" for row in early)
    assert everything == sorted(everything, key=lambda row: row["event_date"])
    assert "outlet" in answer("claims", "--place", "herat")


def test_claims_about_all_places_hold_those_about_one(answer, record):
    everything = json.loads(answer("claims", "--format", "json"))
    about_herat = json.loads(answer("claims", "--place", "herat", "--format", "json"))
    assert {row["claim_id"] for row in everything} == set(record.claims)
    assert [row for row in everything if row["place_id"] == "herat"] == about_herat
    words = ["claims", "--kind", "crossing", "--on", "2021-07-31", "--format", "geojson"]
    crossings = [feature["properties"] for feature in json.loads(answer(*words))["features"]]
    assert {record.places[claim["place_id"]].kind for claim in crossings} == {"crossing"}
    assert all(claim["event_date"] <= "2021-07-31" for claim in crossings)
    assert answer("claims", "--kind", "city").startswith("place_id")


def test_an_answer_without_rows_has_the_columns_of_one_with_rows(answer):
    words = ["claims", "--place", "herat", "--format", "csv"]
    assert answer(*words, "--on", "1999-01-01").strip() == answer(*words).splitlines()[0]


def test_a_formula_in_a_cell_stays_text_in_a_spreadsheet(answer, folder):
    path = folder / "claims.csv"
    number, row = next(
        (number, row) for number, row in enumerate(rows(path), 2) if row["place_id"] == "herat"
    )
    formula = '=HYPERLINK("https://example.org")'
    change_row(path, number, summary=formula, claimant="@SUM(A1)", note="-x")
    words = ["claims", str(folder), "--place", "herat"]
    table = {each["claim_id"]: each for each in read_csv(answer(*words, "--format", "csv"))}
    assert table[row["claim_id"]]["summary"].startswith("'=")
    assert table[row["claim_id"]]["claimant"].startswith("'@")
    assert table[row["claim_id"]]["note"] == "'-x"

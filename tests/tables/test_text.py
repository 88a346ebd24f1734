"""CSV, GeoJSON, JSON and tables."""

import csv
import io
import json

import pytest

from geo.tables.queries import claim_rows, place_rows
from geo.tables.rows import PLACE_ROW
from geo.tables.shapes import shapes as shapes_of
from geo.tables.text import csv_text, geojson_text, json_text, table_text


def test_a_negative_number_is_no_formula_but_a_text_that_starts_like_one_is(record):
    [herat] = place_rows(record, place_id="herat")
    row = {**herat, "lon": -70.5, "name": "-1+1", "other_names": "\t=x"}
    [line] = csv.DictReader(io.StringIO(csv_text([row], PLACE_ROW.column_names)))
    assert (line["lon"], line["name"], line["other_names"]) == ("-70.5", "'-1+1", "'\t=x")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_cell_of_a_csv_file_is_a_formula(start):
    text = csv_text([{"a": f"{start}1", "b": [f"{start}1", "2"]}], ["a", "b"])
    assert text == f"a,b\n'{start}1,'{start}1 2"


def test_a_missing_cell_of_a_csv_file_is_empty_and_a_list_is_joined_by_blanks():
    assert csv_text([{"a": None, "b": ["x", "y"]}], ["a", "b"]) == "a,b\n,x y"


def test_a_claim_is_a_feature_of_its_own(record):
    rows = claim_rows(record, place_id="AF-HER") + claim_rows(record, place_id="herat")
    features = json.loads(geojson_text(rows, "claim_id", shapes_of(record)))["features"]
    assert [feature["id"] for feature in features] == [row["claim_id"] for row in rows]
    assert [feature["properties"] for feature in features] == rows
    assert features[-1]["geometry"]["type"] == "Point"


def test_json_is_readable_in_any_script():
    assert json_text({"name": "هرات"}) == '{\n  "name": "هرات"\n}'


def test_a_table_shows_lists_by_their_length_and_cuts_long_cells():
    text = table_text([{"a": "x" * 100, "b": ["1", "2"], "c": None, "d": "1\x1b[2J"}], "abcd")
    assert "x" * 59 + "…" in text
    assert "x" * 60 not in text
    assert "\x1b" not in text
    assert text.splitlines()[-1].split()[1] == "2"

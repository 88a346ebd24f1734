"""CSV, GeoJSON, JSON and tables."""

import csv
import io
import json
import re

import pytest

from geo.tables.queries import claim_rows, place_rows, source_rows
from geo.tables.rows import PLACE_ROW
from geo.tables.shapes import shapes as shapes_of
from geo.tables.text import csv_text, geojson_text, json_text, spreadsheet_text, table_text


def test_a_negative_number_is_no_formula_but_a_text_that_starts_like_one_is(record):
    [herat] = place_rows(record, place_id="herat")
    row = {**herat, "lon": -70.5, "name": "-1+1", "other_names": "\t=x"}
    [line] = csv.DictReader(io.StringIO(csv_text([row], PLACE_ROW.column_names)))
    assert (line["lon"], line["name"], line["other_names"]) == ("-70.5", "'-1+1", "'\t=x")


STARTS = ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\u00a0=", "＝", "＋", "－", "＠"]


@pytest.mark.parametrize("start", STARTS)
def test_no_text_cell_of_a_csv_file_is_a_formula(start):
    text = csv_text([{"a": f"{start}1", "b": [f"{start}1", "2"]}], ["a", "b"])
    rows = [*csv.DictReader(io.StringIO(text, newline=""))]
    shown = start.replace("\r", "\n")
    assert rows == [{"a": f"'{shown}1", "b": f"'{shown}1 2"}]


@pytest.mark.parametrize("line_end", ["\r", "\r\n", "\n"])
def test_no_line_end_in_a_cell_ends_the_row(line_end):
    text = csv_text([{"a": f"x{line_end}=1+1", "b": "y"}], ["a", "b"])
    assert text == 'a,b\n"x\n=1+1",y'


def test_no_name_of_a_column_is_a_formula():
    assert csv_text([{"=1+1": "x"}], ["=1+1"]) == "'=1+1\nx"


@pytest.mark.parametrize("before", ["x;", "x\t", 'x; "', "x;\t"])
def test_no_formula_begins_inside_a_cell_where_a_spreadsheet_divides_columns_at_semicolons(before):
    text = spreadsheet_text([{"a": f"{before}=1+1"}], ["a"])
    for cell in re.split("[;\t]", text.partition("\n")[2]):
        assert not cell.lstrip(' "\t').startswith("="), text


def test_a_spreadsheet_reads_every_cell_of_the_record_as_it_is(record):
    for rows in (claim_rows(record), place_rows(record), source_rows(record)):
        text = spreadsheet_text(rows, [*rows[0]])
        assert text.encode().startswith(b"\xef\xbb\xbfc" if rows[0].get("claim_id") else b"\xef")
        read = [*csv.DictReader(io.StringIO(text.encode().decode("utf-8-sig"), newline=""))]
        plain = [
            {key: "" if value is None else str(value) for key, value in row.items()} for row in rows
        ]
        assert read == plain
    assert "هرات" in spreadsheet_text(place_rows(record), ["name_fa"])


def test_the_file_of_the_command_line_has_no_byte_order_mark(record):
    assert csv_text(place_rows(record), ["place_id"]).startswith("place_id\n")


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

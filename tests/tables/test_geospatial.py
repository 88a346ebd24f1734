"""What answers are written as: GeoPackage, GeoParquet, GeoJSON and CSV, read back."""

import csv
import io
import json
import time
from datetime import date
from functools import partial
from typing import get_type_hints

import geopandas as gpd
import pyogrio
import pytest
from pyarrow import parquet

from geo import answers, formats
from geo.answers import ClaimRow, ControlRow, PlaceRow, SourceRow

DAY = date(2021, 8, 12)
ANSWERS = {
    "control": (ControlRow, lambda record: answers.control(record, DAY)),
    "claims": (ClaimRow, answers.claims),
    "places": (PlaceRow, answers.places),
}


@pytest.fixture(scope="module")
def shapes(record):
    return formats.shapes(record)


@pytest.fixture
def read(record, shapes, tmp_path):
    """(rows, what GeoPandas reads back) of an answer in a format."""

    def back(name, form):
        noun, ask = ANSWERS[name]
        rows = ask(record)
        path = tmp_path / f"{name}.{form}"
        path.write_bytes(formats.written(form, name, noun, rows, lambda: shapes))
        return rows, gpd.read_parquet(path) if form == "parquet" else gpd.read_file(path), path

    return back


def shape_kinds(frame):
    return frame.geometry.geom_type.fillna("none")


@pytest.mark.parametrize("noun, ask", [*ANSWERS.values(), (SourceRow, answers.sources)])
def test_the_rows_have_the_columns_that_their_type_names(record, noun, ask):
    assert {tuple(row) for row in ask(record)} == {tuple(get_type_hints(noun))}


@pytest.mark.parametrize("form", ["gpkg", "parquet"])
@pytest.mark.parametrize("name", ANSWERS)
def test_every_place_has_its_shape_and_none_is_made_up(record, read, name, form):
    rows, frame, _ = read(name, form)
    assert frame.crs == "EPSG:4326"
    assert list(frame["place_id"]) == [row["place_id"] for row in rows]
    assert frame.geometry.dropna().is_valid.all()
    for place_id, kind, shape in zip(frame["place_id"], shape_kinds(frame), frame.geometry, strict=True):
        place = record.places[place_id]
        if place.kind == "province":
            assert kind in ("Polygon", "MultiPolygon")
        elif place.lat is None:
            assert kind == "none"
        else:
            assert (shape.x, shape.y) == (place.lon, place.lat)
    assert {"none", "Point", "Polygon"} <= set(shape_kinds(frame))


def test_the_shapes_are_those_of_the_map(record, read):
    _, frame, _ = read("control", "gpkg")
    rows = answers.control(record, DAY)
    features = json.loads(formats.written("geojson", "control", ControlRow, rows, partial(formats.shapes, record)))["features"]
    drawn = gpd.GeoDataFrame.from_features(features, crs=4326)
    assert frame.geometry.geom_equals(drawn.geometry)[drawn.geometry.notna()].all()


def test_a_geopackage_has_one_named_layer_with_days_as_days(read):
    rows, frame, path = read("control", "gpkg")
    assert [name for name, _ in pyogrio.list_layers(path)] == ["control"]
    types = dict(zip(*(pyogrio.read_info(path)[key] for key in ("fields", "ogr_types")), strict=True))
    assert (types["since"], types["last_claim"], types["claim_ids"]) == ("OFTDate", "OFTDate", "OFTString")
    assert list(frame["claim_ids"]) == [" ".join(row["claim_ids"]) for row in rows]
    assert [None if day is gpd.pd.NaT else f"{day:%Y-%m-%d}" for day in frame["since"]] == [row["since"] for row in rows]
    assert [value if isinstance(value, str) else None for value in frame["holder"]] == [row["holder"] for row in rows]


def test_a_geoparquet_has_lists_as_lists_and_days_as_days(read):
    rows, frame, path = read("control", "parquet")
    schema = parquet.read_schema(path)
    assert (str(schema.field("claim_ids").type), str(schema.field("since").type)) == ("list<element: string>", "date32[day]")
    assert set(schema.metadata) == {b"geo"}
    assert [list(ids) for ids in frame["claim_ids"]] == [row["claim_ids"] for row in rows]
    assert [day.isoformat() if day else None for day in frame["since"]] == [row["since"] for row in rows]


@pytest.mark.parametrize("form", ["gpkg", "parquet"])
def test_no_rows_are_a_file_with_the_same_columns(form, read, shapes, tmp_path):
    _, full, _ = read("claims", form)
    path = tmp_path / f"empty.{form}"
    path.write_bytes(formats.written(form, "claims", ClaimRow, [], lambda: shapes))
    empty = gpd.read_parquet(path) if form == "parquet" else gpd.read_file(path)
    assert len(empty) == 0
    assert list(empty.columns) == list(full.columns)
    if form == "gpkg":
        assert list(pyogrio.read_info(path)["ogr_types"]) == list(pyogrio.read_info(path.with_name("claims.gpkg"))["ogr_types"])


@pytest.mark.parametrize("form", [name for name in formats.FORMATS if name != "table"])
def test_the_same_rows_give_the_same_bytes_at_another_time(record, shapes, form):
    first = formats.written(form, "control", ControlRow, answers.control(record, DAY, kind="city"), lambda: shapes)
    time.sleep(1.1 if form == "gpkg" else 0)
    assert formats.written(form, "control", ControlRow, answers.control(record, DAY, kind="city"), lambda: shapes) == first


def test_shapes_are_read_only_where_the_format_has_them(record):
    def refuse():
        raise AssertionError("asked for shapes")

    for form in ("json", "csv"):
        assert formats.written(form, "sources", SourceRow, answers.sources(record), refuse)


def test_a_claim_is_a_feature_of_its_own(record, shapes):
    rows = answers.claims(record, "AF-HER") + answers.claims(record, "herat")
    features = json.loads(formats.written("geojson", "claims", ClaimRow, rows, lambda: shapes))["features"]
    assert [feature["id"] for feature in features] == [row["claim_id"] for row in rows]
    assert [feature["properties"] for feature in features] == rows
    assert features[-1]["geometry"]["type"] == "Point"


def test_a_negative_number_is_no_formula_but_a_text_that_starts_like_one_is(record):
    row = {**answers.places(record, "herat")[0], "lon": -70.5, "name": "-1+1", "other_names": "\t=x"}
    [line] = csv.DictReader(io.StringIO(formats.written("csv", "places", PlaceRow, [row], dict)))
    assert (line["lon"], line["name"], line["other_names"]) == ("-70.5", "'-1+1", "'\t=x")


def test_claims_stand_by_place_and_then_by_day(record):
    rows = answers.claims(record)
    order = {place_id: number for number, place_id in enumerate(record.places)}
    assert {row["claim_id"] for row in rows} == set(record.claims)
    assert rows == sorted(rows, key=lambda row: (order[row["place_id"]], row["event_date"]))
    assert [row for row in rows if row["place_id"] == "herat"] == answers.claims(record, "herat")
    crossings = answers.claims(record, kind="crossing")
    assert 0 < len(crossings) < len(rows)
    assert {record.places[row["place_id"]].kind for row in crossings} == {"crossing"}


def test_places_and_sources_are_the_rows_of_their_files(record):
    assert [row["place_id"] for row in answers.places(record)] == list(record.places)
    assert [row["place_id"] for row in answers.places(record, "herat", "capital")] == ["herat"]
    assert answers.places(record, "herat", "city") == []
    first = answers.sources(record)[0]
    assert first["published_on"] == record.sources[first["source_id"]].published_on.isoformat()
    assert len(answers.sources(record)) == len(record.sources)

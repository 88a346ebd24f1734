"""GeoPackage and GeoParquet, read back."""

import json
import time
from datetime import date

import geopandas as gpd
import pyogrio
import pytest
from pyarrow import parquet

from geo.model.view import Moment
from geo.tables.formats import written
from geo.tables.queries import claim_rows, control_rows, place_rows
from geo.tables.rows import CLAIM_ROW, CONTROL_ROW, PLACE_ROW
from geo.tables.shapes import shapes as shapes_of
from geo.tables.table import Table

AUGUST_12 = Moment(date(2021, 8, 12))
BINARY = ["gpkg", "parquet"]
ANSWERS = {
    "control": (CONTROL_ROW, lambda record: control_rows(record, AUGUST_12)),
    "claims": (CLAIM_ROW, claim_rows),
    "places": (PLACE_ROW, place_rows),
}


@pytest.fixture(scope="module")
def shapes(record):
    return shapes_of(record)


@pytest.fixture
def read(record, shapes, tmp_path):
    """(rows, what GeoPandas reads back, path) of an answer in a format."""

    def back(name, format_name):
        row_type, ask = ANSWERS[name]
        rows = ask(record)
        path = tmp_path / f"{name}.{format_name}"
        path.write_bytes(written(format_name, Table(name, row_type, rows, lambda: shapes)))
        return rows, frame_of(path), path

    return back


def frame_of(path):
    return gpd.read_parquet(path) if path.suffix == ".parquet" else gpd.read_file(path)


def shape_kinds(frame):
    return frame.geometry.geom_type.fillna("none")


@pytest.mark.parametrize("format_name", BINARY)
@pytest.mark.parametrize("name", ANSWERS)
def test_every_place_has_its_shape_and_none_is_made_up(record, read, name, format_name):
    rows, frame, _ = read(name, format_name)
    assert frame.crs == "EPSG:4326"
    assert list(frame["place_id"]) == [row["place_id"] for row in rows]
    assert frame.geometry.dropna().is_valid.all()
    for place_id, kind, shape in zip(
        frame["place_id"], shape_kinds(frame), frame.geometry, strict=True
    ):
        place = record.places[place_id]
        if place.kind == "province":
            assert kind in ("Polygon", "MultiPolygon")
        elif place.lat is None:
            assert kind == "none"
        else:
            assert (shape.x, shape.y) == (place.lon, place.lat)
    assert {"none", "Point", "Polygon"} <= set(shape_kinds(frame))


def test_the_shapes_are_those_of_the_map(record, shapes, read):
    rows, frame, _ = read("control", "gpkg")
    geojson = written("geojson", Table("control", CONTROL_ROW, rows, lambda: shapes))
    drawn = gpd.GeoDataFrame.from_features(json.loads(geojson)["features"], crs=4326)
    assert frame.geometry.geom_equals(drawn.geometry)[drawn.geometry.notna()].all()


def test_a_geopackage_has_one_named_layer_with_days_as_days(read):
    rows, frame, path = read("control", "gpkg")
    assert [name for name, _ in pyogrio.list_layers(path)] == ["control"]
    info = pyogrio.read_info(path)
    types = dict(zip(info["fields"], info["ogr_types"], strict=True))
    assert (types["since"], types["last_claim"]) == ("OFTDate", "OFTDate")
    assert types["claim_ids"] == "OFTString"
    assert list(frame["claim_ids"]) == [" ".join(row["claim_ids"]) for row in rows]
    since = [None if day is gpd.pd.NaT else f"{day:%Y-%m-%d}" for day in frame["since"]]
    assert since == [row["since"] for row in rows]
    holders = [value if isinstance(value, str) else None for value in frame["holder"]]
    assert holders == [row["holder"] for row in rows]


def test_a_geoparquet_has_lists_as_lists_and_days_as_days(read):
    rows, frame, path = read("control", "parquet")
    schema = parquet.read_schema(path)
    assert str(schema.field("claim_ids").type) == "list<element: string>"
    assert str(schema.field("since").type) == "date32[day]"
    assert set(schema.metadata) == {b"geo"}
    assert [list(ids) for ids in frame["claim_ids"]] == [row["claim_ids"] for row in rows]
    since = [day.isoformat() if day else None for day in frame["since"]]
    assert since == [row["since"] for row in rows]


@pytest.mark.parametrize("format_name", BINARY)
def test_no_rows_are_a_file_with_the_same_columns(format_name, read, shapes, tmp_path):
    _, full, full_path = read("claims", format_name)
    path = tmp_path / f"empty.{format_name}"
    path.write_bytes(written(format_name, Table("claims", CLAIM_ROW, [], lambda: shapes)))
    empty = frame_of(path)
    assert len(empty) == 0
    assert list(empty.columns) == list(full.columns)
    if format_name == "gpkg":
        types, full_types = (
            list(pyogrio.read_info(each)["ogr_types"]) for each in (path, full_path)
        )
        assert types == full_types


@pytest.mark.parametrize("format_name", BINARY)
def test_the_same_rows_give_the_same_bytes_at_another_time(record, shapes, format_name):
    rows = control_rows(record, AUGUST_12, kind="city")
    table = Table("control", CONTROL_ROW, rows, lambda: shapes)
    first = written(format_name, table)
    time.sleep(1.1 if format_name == "gpkg" else 0)
    assert written(format_name, table) == first

"""Styles for QGIS, and the style inside a GeoPackage."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from xml.etree import ElementTree

import geopandas as gpd
import pyogrio
import pytest

from geo.model.view import Moment
from geo.tables.formats import written
from geo.tables.queries import claim_rows, control_rows
from geo.tables.rows import CLAIM_ROW, CONTROL_ROW
from geo.tables.shapes import shapes as shapes_of
from geo.tables.table import Table, table_of

DAY = date(2021, 8, 12)


@pytest.fixture(scope="module")
def control(record):
    shapes = shapes_of(record)
    rows = control_rows(record, Moment(DAY))
    return table_of(record, "control", CONTROL_ROW, rows, lambda: shapes, day=DAY)


def options(layer):
    return {each.get("name"): each.get("value") for each in layer.iterfind("Option/Option")}


def rgba(colour):
    return ",".join([*(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5)), "255"])


def value_of(geometry, row):
    """What the expression of the renderer makes of a feature in QGIS: concat skips NULL."""
    cells = (row.get(name) or "" for name in ("holder", "contender", "standing"))
    return "|".join((geometry, *cells))


def test_every_row_has_a_category_for_points_and_one_for_polygons(control):
    renderer = ElementTree.fromstring(written("qml", control)).find("renderer-v2")
    assert renderer.get("type") == "categorizedSymbol"
    assert renderer.get("attr") == (
        "concat(geometry_type($geometry), '|', \"holder\", '|', \"contender\", '|', \"standing\")"
    )
    values = [each.get("value") for each in renderer.iterfind("categories/category")]
    assert len(values) == len(set(values))
    wanted = {value_of(shape, row) for row in control.rows for shape in ("Point", "Polygon")}
    assert set(values) == wanted


def test_a_category_has_the_colour_of_its_holder_and_a_symbol_that_fits_the_geometry(
    record, control
):
    renderer = ElementTree.fromstring(written("qml", control)).find("renderer-v2")
    drawn = {each.get("name"): each for each in renderer.iterfind("symbols/symbol")}
    for category in renderer.iterfind("categories/category"):
        geometry, holder, contender, standing = category.get("value").split("|")
        symbol = drawn[category.get("symbol")]
        assert symbol.get("type") == {"Point": "marker", "Polygon": "fill"}[geometry]
        colours = {
            value
            for layer in symbol.iterfind("layer")
            for name, value in options(layer).items()
            if name in ("color", "outline_color")
        }
        for actor in filter(None, (holder, contender)):
            assert rgba(record.actors[actor].colour) in colours
            assert record.actors[actor].name in category.get("label")
        assert standing in category.get("label") or standing == "unreported"


def test_a_layer_without_standings_has_a_style_too(record):
    rows = claim_rows(record, place_id="herat")
    table = table_of(record, "claims", CLAIM_ROW, rows, dict)
    renderer = ElementTree.fromstring(written("qml", table)).find("renderer-v2")
    assert '"standing"' not in renderer.get("attr")
    values = {each.get("value") for each in renderer.iterfind("categories/category")}
    assert values == {value_of(shape, row) for row in rows for shape in ("Point", "Polygon")}


def test_hostile_ids_do_not_break_the_style():
    row = {"place_id": "a", "holder": "\"'<>&\x00|", "contender": None, "standing": "claimed"}
    text = written("qml", Table("control", CONTROL_ROW, [row], dict))
    labels = [each.get("label") for each in ElementTree.fromstring(text).iter("category")]
    assert labels == ["\"'<>&|, claimed"] * 2


@pytest.fixture(scope="module")
def geopackage(control, tmp_path_factory):
    path = tmp_path_factory.mktemp("layers") / "control.gpkg"
    path.write_bytes(written("gpkg", control))
    return path


def test_a_geopackage_carries_its_style_where_qgis_looks_for_it(control, geopackage):
    with closing(sqlite3.connect(geopackage)) as database:
        database.row_factory = sqlite3.Row
        [style] = database.execute("SELECT * FROM layer_styles").fetchall()
        [layer] = database.execute("SELECT * FROM gpkg_geometry_columns").fetchall()
        contents = dict(database.execute("SELECT table_name, data_type FROM gpkg_contents"))
        [(check,)] = database.execute("PRAGMA integrity_check").fetchall()
    assert tuple(style["f_table_" + part] for part in ("catalog", "schema")) == ("", "")
    assert (style["f_table_name"], style["f_geometry_column"]) == ("control", layer["column_name"])
    assert (style["styleName"], style["useAsDefault"]) == ("control", 1)
    assert style["styleQML"] == written("qml", control)
    assert contents == {"control": "features", "layer_styles": "attributes"}
    assert check == "ok"


def test_the_layer_of_a_styled_geopackage_is_the_first_and_unchanged(control, geopackage):
    assert [name for name, _ in pyogrio.list_layers(geopackage)] == ["control", "layer_styles"]
    frame = gpd.read_file(geopackage, layer="control")
    assert list(frame["place_id"]) == [row["place_id"] for row in control.rows]


def test_the_same_rows_give_the_same_styled_bytes(control, geopackage):
    assert written("gpkg", control) == geopackage.read_bytes()

"""The registry of formats."""

from datetime import date

import pytest

from geo.model.view import Moment
from geo.tables.formats import ANSWER_FORMATS, FORMATS, written
from geo.tables.queries import control_rows, source_rows
from geo.tables.rows import CONTROL_ROW, SOURCE_ROW
from geo.tables.shapes import shapes
from geo.tables.table import Table

AUGUST_12 = Moment(date(2021, 8, 12))


def refuse():
    raise AssertionError("asked for shapes")


def test_every_format_of_an_answer_can_be_written(record):
    places = shapes(record)
    rows = control_rows(record, AUGUST_12, kind="city")
    table = Table("control", CONTROL_ROW, rows, lambda: places)
    for name in {name for names in ANSWER_FORMATS.values() for name in names}:
        content = written(name, table)
        assert content
        assert isinstance(content, bytes) is FORMATS[name].binary
        assert written(name, table) == content


def test_shapes_are_read_only_where_the_format_has_them(record):
    table = Table("sources", SOURCE_ROW, source_rows(record), refuse)
    for name in ("table", "json", "csv"):
        assert written(name, table)
    with pytest.raises(AssertionError, match="asked for shapes"):
        written("geojson", table)


def test_an_archive_does_not_hold_rows():
    with pytest.raises(ValueError, match="'zip' does not hold rows"):
        written("zip", Table("sources", SOURCE_ROW, [], refuse))


def test_formats_have_the_media_types_and_suffixes_that_are_registered_for_them():
    assert {
        name: (entry.media_type.partition(";")[0], entry.suffix) for name, entry in FORMATS.items()
    } == {
        "table": ("text/plain", "txt"),
        "json": ("application/json", "json"),
        "csv": ("text/csv", "csv"),
        "spreadsheet": ("text/csv", "csv"),
        "geojson": ("application/geo+json", "geojson"),
        "gpkg": ("application/geopackage+sqlite3", "gpkg"),
        "parquet": ("application/vnd.apache.parquet", "parquet"),
        "kml": ("application/vnd.google-earth.kml+xml", "kml"),
        "qml": ("application/xml", "qml"),
        "zip": ("application/zip", "zip"),
    }

"""What an answer can be written as: the registry of formats that everything else follows.

A new format is one entry of :data:`FORMATS` and the function that writes it; API, command line,
downloads and their documentation take it from here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from geo.tables import text
from geo.tables.table import Table


@dataclass(frozen=True, slots=True)
class Format:
    """What a file is written as.

    ``label`` is its name for readers, ``suffix`` that of its files. ``binary`` files cannot be
    shown on a terminal; those that are ``saved`` are for the reader's disk and not for the
    browser's window. ``write`` is None for what does not hold rows.
    """

    label: str
    media_type: str
    suffix: str
    write: Callable[[Table], str | bytes] | None
    binary: bool = False
    saved: bool = False


def _write_gpkg(table: Table) -> bytes:
    from geo.tables.geospatial import gpkg_bytes

    style = _write_qml(table) if table.actors else ""
    return gpkg_bytes(table.rows, table.row_type, table.shapes(), table.name, style)


def _write_parquet(table: Table) -> bytes:
    from geo.tables.geospatial import parquet_bytes

    return parquet_bytes(table.rows, table.row_type, table.shapes())


def _write_kml(table: Table) -> str:
    from geo.tables.layers.kml import kml_text

    return kml_text(table)


def _write_qml(table: Table) -> str:
    from geo.tables.layers.qml import qml_text

    return qml_text(table)


FORMATS: Mapping[str, Format] = {
    "table": Format(
        "Table",
        "text/plain; charset=utf-8",
        "txt",
        lambda table: text.table_text(table.rows, table.row_type.column_names),
    ),
    "json": Format("JSON", "application/json", "json", lambda table: text.json_text(table.rows)),
    "csv": Format(
        "CSV",
        "text/csv; charset=utf-8",
        "csv",
        lambda table: text.csv_text(table.rows, table.row_type.column_names),
        saved=True,
    ),
    "spreadsheet": Format(
        "CSV",
        "text/csv; charset=utf-8; header=present",
        "csv",
        lambda table: text.spreadsheet_text(table.rows, table.row_type.column_names),
        saved=True,
    ),
    "geojson": Format(
        "GeoJSON",
        "application/geo+json",
        "geojson",
        lambda table: text.geojson_text(table.rows, table.row_type.key, table.shapes()),
    ),
    "gpkg": Format(
        "GeoPackage",
        "application/geopackage+sqlite3",
        "gpkg",
        _write_gpkg,
        binary=True,
        saved=True,
    ),
    "parquet": Format(
        "GeoParquet",
        "application/vnd.apache.parquet",
        "parquet",
        _write_parquet,
        binary=True,
        saved=True,
    ),
    "kml": Format("KML", "application/vnd.google-earth.kml+xml", "kml", _write_kml, saved=True),
    "qml": Format("QGIS style", "application/xml", "qml", _write_qml, saved=True),
    "zip": Format("Data package", "application/zip", "zip", None, binary=True, saved=True),
}
"""Every format by its name."""

MAPPED = tuple(name for name, form in FORMATS.items() if form.write and name != "table")
"""Every format that holds rows, but for the one that is for terminals."""

ANSWER_FORMATS: Mapping[str, tuple[str, ...]] = {
    "control": MAPPED,
    "claims": MAPPED,
    "counts": ("json", "csv", "spreadsheet"),
    "places": ("json", "csv", "spreadsheet", "geojson", "kml"),
    "sources": ("json", "csv", "spreadsheet"),
}
"""The formats of each answer, the default first. The command line has ``table`` before them."""


def written(format_name: str, table: Table) -> str | bytes:
    """A table in one of the :data:`FORMATS`: text, or bytes where it is binary.

    Raises ``ValueError`` for a format that holds no rows, and ``KeyError`` for an unknown one.
    """
    write = FORMATS[format_name].write
    if write is None:
        raise ValueError(f"{format_name!r} does not hold rows")
    return write(table)

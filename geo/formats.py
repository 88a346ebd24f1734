"""Answers as text, table, CSV, JSON or GeoJSON, and as the bytes of a GeoPackage or a GeoParquet file.

The same rows give the same bytes in every format. Days and lists are text where the format has nothing better: GeoPackage and
GeoParquet have days, GeoParquet has lists.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import NoneType
from typing import Any, get_args, get_type_hints

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyogrio
from pyarrow import parquet
from shapely.geometry import shape
from tabulate import tabulate

from geo import boundaries
from geo.answers import Day, Row
from geo.record import Record

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula at the start of a cell."""

WRITTEN_AT = "1970-01-01T00:00:00.000Z"
"""The time of writing that a GeoPackage states: always the same, so that the same rows give the same file."""

CRS = "EPSG:4326"


@dataclass(frozen=True, slots=True)
class Format:
    """What an answer can be written as. ``binary`` is what no terminal can show."""

    media_type: str
    suffix: str
    binary: bool = False


FORMATS: Mapping[str, Format] = {
    "table": Format("text/plain; charset=utf-8", "txt"),
    "json": Format("application/json", "json"),
    "csv": Format("text/csv; charset=utf-8", "csv"),
    "geojson": Format("application/geo+json", "geojson"),
    "gpkg": Format("application/geopackage+sqlite3", "gpkg", binary=True),
    "parquet": Format("application/vnd.apache.parquet", "parquet", binary=True),
}

Shapes = Mapping[str, Mapping[str, Any] | None]
"""The GeoJSON geometry of each place (EPSG:4326): areas as polygons, others as points, None where the position is not known."""


def shapes(record: Record, areas: Mapping[str, Any] | None = None) -> Shapes:
    """The shape of every place. ``areas`` is the FeatureCollection of the areas as drawn, read from the record's files if left out."""
    collection = boundaries.feature_collection(boundaries.drawn(record)) if areas is None else areas
    outlines = {feature["id"]: feature["geometry"] for feature in collection["features"]}
    points = {
        place.place_id: None if place.lat is None else {"type": "Point", "coordinates": [place.lon, place.lat]}
        for place in record.places.values()
    }
    return {**points, **outlines}


def written(form: str, name: str, noun: type, rows: Sequence[Row], shapes: Callable[[], Shapes]) -> str | bytes:
    """Rows in one of the :data:`FORMATS` but the table, which is for the terminal: text, or bytes where it is binary.

    ``noun`` is the TypedDict that the rows are, its first column the key; ``name`` becomes the name of a layer; ``shapes`` is
    asked only where the format has geometry.
    """
    if form == "json":
        return as_json(rows)
    if form == "csv":
        return as_csv(rows, list(get_type_hints(noun)))
    if form == "geojson":
        return as_geojson(rows, next(iter(get_type_hints(noun))), shapes())
    return (as_gpkg if form == "gpkg" else as_parquet)(rows, noun, shapes(), name)


def as_json(content: Any) -> str:
    """Indented JSON, readable in any script."""
    return json.dumps(content, ensure_ascii=False, indent=2)


def as_csv(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """CSV with a header and LF line ends; lists are joined by spaces, and no text cell can act as a formula in a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_csv_cell(row[column]) for column in columns] for row in rows)
    return text.getvalue().rstrip("\n")


def as_table(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """A table for the terminal; control characters in cells are shown as blanks."""
    body = [[_table_cell(row[column]) for column in columns] for row in rows]
    return tabulate(body, headers=list(columns), tablefmt="simple", disable_numparse=True)


def as_geojson(rows: Sequence[Row], key: str, shapes: Shapes) -> str:
    """A FeatureCollection, one feature a line, its id the ``key`` column and its geometry the shape of the row's place."""
    features = (
        json.dumps({"type": "Feature", "id": row[key], "geometry": shapes[row["place_id"]], "properties": row}, ensure_ascii=False)
        for row in rows
    )
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(features) + "\n]}"


def as_gpkg(rows: Sequence[Row], noun: type, shapes: Shapes, layer: str) -> bytes:
    """A GeoPackage with one layer, points and polygons together; lists are joined by spaces."""
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": WRITTEN_AT})
    file = io.BytesIO()
    _frame(rows, noun, shapes, lists=False).to_file(file, driver="GPKG", layer=layer, use_arrow=True)
    return file.getvalue()


def as_parquet(rows: Sequence[Row], noun: type, shapes: Shapes, _layer: str) -> bytes:
    """A GeoParquet file; it has no layers. Pandas' own notes are left out: it cannot read back those on a column of lists."""
    file, plain = io.BytesIO(), io.BytesIO()
    _frame(rows, noun, shapes, lists=True).to_parquet(file, index=False)
    table = parquet.read_table(file)
    notes = {name: note for name, note in table.schema.metadata.items() if name != b"pandas"}
    parquet.write_table(table.replace_schema_metadata(notes), plain)
    return plain.getvalue()


def _frame(rows: Sequence[Row], noun: type, shapes: Shapes, *, lists: bool) -> gpd.GeoDataFrame:
    """The rows with their shapes, every column typed even where it is empty; without ``lists`` these are text."""
    columns = {}
    for column, hint in get_type_hints(noun).items():
        kind, typed = _column_type(hint, lists)
        columns[column] = pd.Series([None if row[column] is None else typed(row[column]) for row in rows], dtype=pd.ArrowDtype(kind))
    outlines = {place_id: shape(geometry) if geometry else None for place_id, geometry in shapes.items()}
    return gpd.GeoDataFrame(columns, geometry=gpd.GeoSeries([outlines[row["place_id"]] for row in rows], crs=CRS))


def _column_type(hint: Any, lists: bool) -> tuple[pa.DataType, Callable[[Any], Any]]:
    """(the type of a column, what makes a cell a value of it)."""
    arms = get_args(hint)
    plain = next(arm for arm in arms if arm is not NoneType) if NoneType in arms else hint
    if plain is Day:
        return pa.date32(), date.fromisoformat
    if plain == list[str]:
        return (pa.list_(pa.string()), list) if lists else (pa.string(), " ".join)
    return {str: pa.string(), int: pa.int64(), float: pa.float64()}[plain], plain


def _csv_cell(value: Any) -> str:
    text = " ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if isinstance(value, str | list) and text.startswith(FORMULA_STARTS) else text


def _table_cell(value: Any) -> str:
    text = str(len(value)) if isinstance(value, list) else "" if value is None else str(value)
    plain = "".join(letter if letter.isprintable() else " " for letter in text)
    return plain if len(plain) <= 60 else plain[:59] + "…"

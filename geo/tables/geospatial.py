"""Rows with shapes as a GeoDataFrame, and as the bytes of a GeoPackage or a GeoParquet file.

The same rows give the same bytes. GeoPackage and GeoParquet have days, GeoParquet has lists.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date
from types import NoneType
from typing import Any, get_args

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyogrio
from pyarrow import parquet
from shapely.geometry import shape

from geo.tables.layers.geopackage import WRITTEN_AT, with_style
from geo.tables.rows import Day, Row, RowType, Shapes

CRS = "EPSG:4326"


def gpkg_bytes(
    rows: Sequence[Row], row_type: RowType, shapes: Shapes, layer: str, style: str = ""
) -> bytes:
    """A GeoPackage with one layer, points and polygons together.

    Parameters
    ----------
    rows
        The rows of the layer; lists in them are joined by spaces.
    row_type
        Their type, which gives the columns.
    shapes
        The geometry of each place by its id (EPSG:4326).
    layer
        The name of the layer.
    style
        What QGIS shows the layer in, as QML; empty for none.

    Returns
    -------
    bytes
        The file.
    """
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": WRITTEN_AT})
    file = io.BytesIO()
    frame = geo_frame(rows, row_type, shapes, lists=False)
    frame.to_file(file, driver="GPKG", layer=layer, use_arrow=True)
    return with_style(file.getvalue(), layer, style) if style else file.getvalue()


def parquet_bytes(rows: Sequence[Row], row_type: RowType, shapes: Shapes) -> bytes:
    """A GeoParquet file of rows and the geometry of their places (EPSG:4326).

    Pandas' own notes are left out: it cannot read back those on a column of lists.
    """
    file, plain = io.BytesIO(), io.BytesIO()
    geo_frame(rows, row_type, shapes, lists=True).to_parquet(file, index=False)
    table = parquet.read_table(file)
    notes = {name: note for name, note in table.schema.metadata.items() if name != b"pandas"}
    parquet.write_table(table.replace_schema_metadata(notes), plain)
    return plain.getvalue()


def geo_frame(
    rows: Sequence[Row], row_type: RowType, shapes: Shapes, *, lists: bool
) -> gpd.GeoDataFrame:
    """Rows with the shapes of their places, every column typed even where it is empty.

    Parameters
    ----------
    rows
        Rows with a ``place_id``.
    row_type
        Their type, which gives columns and types.
    shapes
        The geometry of each place by its id (EPSG:4326).
    lists
        Whether a column of lists stays one; text joined by spaces otherwise.

    Returns
    -------
    geopandas.GeoDataFrame
        Arrow-backed columns and ``geometry`` in EPSG:4326, one row each.
    """
    columns = {}
    for column in row_type.columns:
        arrow_type, convert = _arrow_column(column.type, lists)
        cells = [None if row[column.name] is None else convert(row[column.name]) for row in rows]
        columns[column.name] = pd.Series(cells, dtype=pd.ArrowDtype(arrow_type))
    outlines = {
        place_id: shape(geometry) if geometry else None for place_id, geometry in shapes.items()
    }
    geometry = gpd.GeoSeries([outlines[row["place_id"]] for row in rows], crs=CRS)
    return gpd.GeoDataFrame(columns, geometry=geometry)


def _arrow_column(hint: Any, lists: bool) -> tuple[pa.DataType, Callable[[Any], Any]]:
    """(Arrow type of a column, what makes a value of a cell)."""
    arms = get_args(hint)
    plain = next(arm for arm in arms if arm is not NoneType) if NoneType in arms else hint
    if plain is Day:
        return pa.date32(), date.fromisoformat
    if plain == list[str]:
        return (pa.list_(pa.string()), list) if lists else (pa.string(), " ".join)
    types = {str: pa.string(), int: pa.int64(), float: pa.float64()}
    return types[plain], plain

"""Reading a layer of shapes that the descriptor names, and the columns that it says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import pyogrio.errors
import pyproj.exceptions
import shapely.errors

from geo.boundaries.formats import layer_path
from geo.model.problem import DataError, Problem

UNREADABLE = (
    pyogrio.errors.DataSourceError,
    pyogrio.errors.DataLayerError,
    pyproj.exceptions.ProjError,
    shapely.errors.ShapelyError,
    OSError,
    ValueError,
)
"""What GDAL, PROJ and GEOS raise for files that are not what they seem."""


def read_layer(folder: Path, layer: Mapping[str, Any]) -> gpd.GeoDataFrame:
    """The shapes of a layer in EPSG:4326, with the columns of its file.

    Raises :class:`~geo.model.problem.DataError` where the file lies outside the folder, is too
    large or of a format that is not read, or does not state its coordinate reference system.
    """
    try:
        frame = gpd.read_file(layer_path(folder, layer["path"]))
    except UNREADABLE as error:
        reason = f"cannot be read as boundaries: {error}"
        raise DataError([layer_problem(layer, reason)]) from None
    if not isinstance(frame, gpd.GeoDataFrame):
        raise DataError([layer_problem(layer, "has no shapes")])
    if frame.crs is None:
        reason = "does not say its coordinate reference system"
        raise DataError([layer_problem(layer, reason)])
    try:
        return frame.to_crs(4326)
    except UNREADABLE as error:
        reason = f"cannot be brought to EPSG:4326: {error}"
        raise DataError([layer_problem(layer, reason)]) from None


def column_name(frame: gpd.GeoDataFrame, name: str, path: str) -> str:
    """``name``, checked to be a column of the frame that was read from ``path``.

    Raises :class:`~geo.model.problem.DataError` where it is none.
    """
    if name not in frame.columns:
        columns = ", ".join(str(column) for column in frame.columns if column != "geometry")
        reason = f"is no column of the file; it has {columns}"
        raise DataError([Problem(path, None, name, reason)])
    return name


def layer_problem(layer: Mapping[str, Any], reason: str) -> Problem:
    """A problem of the file of a layer."""
    return Problem(layer["path"], None, None, reason)

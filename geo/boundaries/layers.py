"""Reading a layer of shapes that the descriptor names, and the columns that it says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import pyogrio.errors

from geo.model.problem import DataError, Problem


def read_layer(folder: Path, layer: Mapping[str, Any]) -> gpd.GeoDataFrame:
    """The shapes of a layer in EPSG:4326, with the columns of its file.

    Raises :class:`~geo.model.problem.DataError` where the file lies outside the folder, cannot be
    read, or does not state its coordinate reference system.
    """
    path = folder / layer["path"]
    if not path.resolve().is_relative_to(folder.resolve()):
        raise DataError([layer_problem(layer, "leads outside the folder")])
    try:
        frame = gpd.read_file(path)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, OSError) as error:
        reason = f"cannot be read as boundaries: {error}"
        raise DataError([layer_problem(layer, reason)]) from None
    if frame.crs is None:
        reason = "does not say its coordinate reference system"
        raise DataError([layer_problem(layer, reason)])
    return frame.to_crs(4326)


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

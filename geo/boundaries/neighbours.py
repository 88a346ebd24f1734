"""The countries around, for orientation only: their borders, and where their names stand."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
from shapely import box

from geo.boundaries.geojson import GRID_DEGREES
from geo.boundaries.layers import column_name, read_layer
from geo.model.record import Record


def read_neighbours(record: Record) -> gpd.GeoDataFrame | None:
    """The countries around; None where the record names no such file.

    Columns are ``name``, ``lat`` and ``lon`` of the label (missing where it has none) and
    ``geometry``, all in EPSG:4326. Raises :class:`~geo.model.problem.DataError` where the file
    cannot be read or lacks a column.
    """
    layer = record.settings.get("neighbours")
    if not layer:
        return None
    frame = read_layer(record.folder, layer)
    frame["name"] = frame[column_name(frame, layer["name"]["field"], layer["path"])]
    points = frame.geometry.representative_point()
    label = layer.get("label", {})
    frame["lat"] = frame[column_name(frame, label["lat"], layer["path"])] if label else points.y
    frame["lon"] = frame[column_name(frame, label["lon"], layer["path"])] if label else points.x
    return frame[["name", "lat", "lon", "geometry"]]


def labels(frame: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    """``name``, ``lat`` and ``lon`` (EPSG:4326) of the countries whose label has a position."""
    named = frame[frame["lat"].notna() & frame["lon"].notna()]
    return [
        {"name": str(name), "lat": round(float(lat), 3), "lon": round(float(lon), 3)}
        for name, lat, lon in zip(named["name"], named["lat"], named["lon"], strict=True)
    ]


def borders(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The lines between and around countries, one row (EPSG:4326).

    The straight edges where the file was cut off are left out.
    """
    cut = box(*frame.total_bounds).boundary.buffer(GRID_DEGREES)
    lines = frame.geometry.boundary.union_all().difference(cut)
    return gpd.GeoDataFrame(geometry=[lines], crs=frame.crs)

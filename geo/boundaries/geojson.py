"""GeoJSON of boundaries as RFC 7946 has it, on a grid that keeps it small."""

from __future__ import annotations

from typing import Any

import geopandas as gpd

GRID_DEGREES = 0.001
"""Coordinates are sent to readers on this grid, about 100 m."""


def feature_collection(frame: gpd.GeoDataFrame) -> dict[str, Any]:
    """GeoJSON of a frame, its coordinates on the grid of :data:`GRID_DEGREES`.

    Outer rings run counter-clockwise and holes clockwise.
    """
    gridded = frame.copy()
    on_grid = frame.geometry.set_precision(GRID_DEGREES, mode="pointwise")
    gridded["geometry"] = on_grid.orient_polygons(exterior_cw=False)
    collection: dict[str, Any] = _rounded(gridded.to_geo_dict(drop_id=frame.index.name is None))
    return collection


def _rounded(node: Any) -> Any:
    if isinstance(node, float):
        return round(node, 4)
    if isinstance(node, dict):
        return {key: _rounded(value) for key, value in node.items()}
    return [_rounded(item) for item in node] if isinstance(node, list | tuple) else node

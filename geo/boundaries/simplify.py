"""Areas with fewer vertices, as maps and answers show them, and their outline."""

from __future__ import annotations

import geopandas as gpd

from geo.boundaries.areas import read_areas
from geo.model.record import Record

TOLERANCE_DEGREES = 0.01
"""How far a simplified edge may leave the file's, unless the descriptor says another distance."""


def simplified_areas(record: Record) -> gpd.GeoDataFrame:
    """The record's areas, simplified by the descriptor's ``tolerance_degrees`` (EPSG:4326).

    Raises :class:`~geo.model.problem.DataError` as :func:`~geo.boundaries.areas.read_areas` does.
    """
    tolerance = record.settings["boundaries"].get("tolerance_degrees", TOLERANCE_DEGREES)
    return simplified(read_areas(record), tolerance)


def simplified(frame: gpd.GeoDataFrame, tolerance_degrees: float) -> gpd.GeoDataFrame:
    """The same areas with fewer vertices.

    Edges that areas share stay shared: no gap and no overlap opens between them.
    """
    lighter = frame.copy()
    lighter["geometry"] = frame.geometry.simplify_coverage(tolerance_degrees)
    return lighter


def outline(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The outer edge of all areas together, one row, as lines (EPSG:4326)."""
    edge = frame.geometry.union_all(method="coverage").boundary
    return gpd.GeoDataFrame(geometry=[edge], crs=frame.crs)

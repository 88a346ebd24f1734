"""Boundaries from any public file that GeoPandas reads, keyed by the places of the record.

The descriptor says which file and which of its columns names the place, and, where the file has codes of its own, what each
code means: ``{"path": "boundaries/adm1.zip", "place_id": {"field": "ADM1_PCODE", "values": {"AF15": "AF-BDS"}}}``. Without
``values`` the column holds the place ids themselves (``shapeISO`` of geoBoundaries does). Geometries come back in EPSG:4326.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import pyogrio.errors
from shapely import Point, box

from geo.record import DataError, Problem, Record

AREA_CRS = "EPSG:6933"
"""Cylindrical equal-area, in metres: what areas are measured in."""

BORDER_DEGREES = 0.05
"""How far outside its area a place may lie, about 5 km: boundaries are drawn for small scales, and crossings lie on them."""

GRID_DEGREES = 0.001
"""Coordinates are sent to readers on this grid, about 100 m."""


def areas(record: Record) -> gpd.GeoDataFrame:
    """One row an area: ``place_id`` (the index), ``name`` from the record and ``geometry`` (EPSG:4326), as detailed as the file.

    Raises :class:`~geo.record.DataError` where the file cannot be read or does not cover the record's areas exactly.
    """
    layer = record.settings["boundaries"]
    frame = _read(record.folder, layer)
    frame["place_id"] = _mapped(frame, layer["place_id"], layer["path"])
    kind = record.settings["area_kind"]
    names = {place.place_id: place.name for place in record.places.values() if place.kind == kind}
    counts = frame["place_id"].value_counts()
    problems = [_misfit(layer, f"{place_id!r} has no shape") for place_id in sorted(names.keys() - set(counts.index))]
    problems += [
        _misfit(layer, f"shape {place_id!r} is no {kind} of places.csv") for place_id in sorted(set(map(str, counts.index)) - names.keys())
    ]
    problems += [_misfit(layer, f"{place_id!r} has {count} shapes") for place_id, count in counts.items() if count > 1]
    if problems:
        raise DataError(problems)
    frame["name"] = frame["place_id"].map(names)
    return frame.set_index("place_id")[["name", "geometry"]].sort_index()


def simplified(frame: gpd.GeoDataFrame, tolerance_degrees: float) -> gpd.GeoDataFrame:
    """The same areas with fewer vertices. Edges that areas share stay shared: no gap and no overlap opens between them."""
    lighter = frame.copy()
    lighter["geometry"] = frame.geometry.simplify_coverage(tolerance_degrees)
    return lighter


def drawn(record: Record) -> gpd.GeoDataFrame:
    """The areas as maps and answers show them, simplified by the descriptor's ``tolerance_degrees``."""
    return simplified(areas(record), record.settings["boundaries"].get("tolerance_degrees", 0.01))


def outline(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The outer edge of all areas together, one row, as lines (EPSG:4326)."""
    return gpd.GeoDataFrame(geometry=[frame.geometry.union_all(method="coverage").boundary], crs=frame.crs)


def neighbours(record: Record) -> gpd.GeoDataFrame | None:
    """The land around, for orientation only: ``name``, ``lat`` and ``lon`` of its label (missing where it has none), ``geometry``
    (EPSG:4326). None where the record names no such file.
    """
    layer = record.settings.get("neighbours")
    if not layer:
        return None
    frame = _read(record.folder, layer)
    frame["name"] = frame[_column(frame, layer["name"]["field"], layer["path"])]
    labels = frame.geometry.representative_point()
    point = layer.get("label", {})
    frame["lat"] = frame[_column(frame, point["lat"], layer["path"])] if point else labels.y
    frame["lon"] = frame[_column(frame, point["lon"], layer["path"])] if point else labels.x
    return frame[["name", "lat", "lon", "geometry"]]


def labels(frame: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    """Where the names of neighbours stand: ``name``, ``lat`` and ``lon`` (EPSG:4326) of those that have a place for it."""
    named = frame[frame["lat"].notna() & frame["lon"].notna()]
    return [
        {"name": str(name), "lat": round(float(lat), 3), "lon": round(float(lon), 3)}
        for name, lat, lon in zip(named["name"], named["lat"], named["lon"], strict=True)
    ]


def borders(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The lines between and around areas, one row (EPSG:4326), without the straight edges where the file was cut off."""
    cut = box(*frame.total_bounds).boundary.buffer(GRID_DEGREES)
    return gpd.GeoDataFrame(geometry=[frame.geometry.boundary.union_all().difference(cut)], crs=frame.crs)


def outliers(record: Record, frame: gpd.GeoDataFrame) -> list[Problem]:
    """The places whose point lies outside the area that they are said to be in."""
    return [
        Problem("places.csv", row, "lat, lon", f"{place.place_id!r} lies outside {place.iso_3166_2}")
        for row, place in enumerate(record.places.values(), start=2)
        if place.lat is not None
        and place.lon is not None
        and place.iso_3166_2 in frame.index
        and not frame.geometry[place.iso_3166_2].buffer(BORDER_DEGREES).contains(Point(place.lon, place.lat))
    ]


def feature_collection(frame: gpd.GeoDataFrame) -> dict[str, Any]:
    """GeoJSON of a frame, its coordinates on the grid of :data:`GRID_DEGREES`."""
    gridded = frame.copy()
    gridded["geometry"] = frame.geometry.set_precision(GRID_DEGREES, mode="pointwise")
    geojson: dict[str, Any] = _rounded(gridded.to_geo_dict(drop_id=frame.index.name is None))
    return geojson


def _rounded(node: Any) -> Any:
    if isinstance(node, float):
        return round(node, 4)
    if isinstance(node, dict):
        return {key: _rounded(value) for key, value in node.items()}
    return [_rounded(item) for item in node] if isinstance(node, list | tuple) else node


def _read(folder: Path, layer: Mapping[str, Any]) -> gpd.GeoDataFrame:
    path = folder / layer["path"]
    if not path.resolve().is_relative_to(folder.resolve()):
        raise DataError([_misfit(layer, "leads outside the folder")])
    try:
        frame = gpd.read_file(path)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, OSError) as error:
        raise DataError([_misfit(layer, f"cannot be read as boundaries: {error}")]) from None
    if frame.crs is None:
        raise DataError([_misfit(layer, "does not say its coordinate reference system")])
    return frame.to_crs(4326)


def _mapped(frame: gpd.GeoDataFrame, mapping: Mapping[str, Any], path: str) -> Any:
    column = frame[_column(frame, mapping["field"], path)].astype(str)
    values = mapping.get("values")
    return column.map(lambda code: values.get(code, code)) if values else column


def _column(frame: gpd.GeoDataFrame, name: str, path: str) -> str:
    if name not in frame.columns:
        found = ", ".join(str(column) for column in frame.columns if column != "geometry")
        raise DataError([Problem(path, None, name, f"is no column of the file; it has {found}")])
    return name


def _misfit(layer: Mapping[str, Any], reason: str) -> Problem:
    return Problem(layer["path"], None, None, reason)

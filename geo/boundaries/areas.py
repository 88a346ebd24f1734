"""The record's areas: one shape for each place of the area kind, keyed by ``place_id``.

The descriptor says which file and which of its columns names the place, and, where the file has
codes of its own, what each code means:
``{"path": "boundaries/adm1.zip", "place_id": {"field": "ADM1_PCODE", "values": {"AF15":
"AF-BDS"}}}``. Without ``values`` the column holds the place ids themselves (``shapeISO`` of
geoBoundaries does).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import geopandas as gpd
from shapely import Point

from geo.boundaries.layers import column_name, layer_problem, read_layer
from geo.model.problem import DataError, Problem
from geo.model.record import Record

BORDER_DEGREES = 0.05
"""How far outside its area a place may lie, about 5 km.

Boundaries are drawn for small scales, and crossings lie on them.
"""


def read_areas(record: Record) -> gpd.GeoDataFrame:
    """One row an area: ``place_id`` (the index), ``name`` from the record and ``geometry``.

    Geometries are in EPSG:4326 and as detailed as the file. Raises
    :class:`~geo.model.problem.DataError` where the file cannot be read or does not cover the
    record's areas exactly.
    """
    layer = record.settings["boundaries"]
    frame = read_layer(record.folder, layer)
    frame["place_id"] = _place_ids(frame, layer["place_id"], layer["path"])
    kind = record.settings["area_kind"]
    names = {place.place_id: place.name for place in record.places.values() if place.kind == kind}
    problems = _area_problems(frame["place_id"].value_counts().to_dict(), names, layer, kind)
    if problems:
        raise DataError(problems)
    frame["name"] = frame["place_id"].map(names)
    return frame.set_index("place_id")[["name", "geometry"]].sort_index()


def outliers(record: Record, areas: gpd.GeoDataFrame) -> list[Problem]:
    """The places whose point lies outside the area that they are said to be in."""
    return [
        Problem(
            "places.csv", row, "lat, lon", f"{place.place_id!r} lies outside {place.iso_3166_2}"
        )
        for row, place in enumerate(record.places.values(), start=2)
        if place.lat is not None
        and place.lon is not None
        and place.iso_3166_2 in areas.index
        and not areas.geometry[place.iso_3166_2]
        .buffer(BORDER_DEGREES)
        .contains(Point(place.lon, place.lat))
    ]


def _area_problems(
    counts: Mapping[Any, int], names: Mapping[str, str], layer: Mapping[str, Any], kind: str
) -> list[Problem]:
    """What is wrong with how many shapes each area has."""
    missing = sorted(names.keys() - set(counts))
    foreign = sorted(set(map(str, counts)) - names.keys())
    reasons = [f"{place_id!r} has no shape" for place_id in missing]
    reasons += [f"shape {place_id!r} is no {kind} of places.csv" for place_id in foreign]
    reasons += [
        f"{place_id!r} has {count} shapes" for place_id, count in counts.items() if count > 1
    ]
    return [layer_problem(layer, reason) for reason in reasons]


def _place_ids(frame: gpd.GeoDataFrame, mapping: Mapping[str, Any], path: str) -> Any:
    column = frame[column_name(frame, mapping["field"], path)].astype(str)
    values = mapping.get("values")
    return column.map(lambda code: values.get(code, code)) if values else column

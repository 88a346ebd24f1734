"""The shape of every place, for the formats that have geometry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geo.boundaries.geojson import feature_collection
from geo.boundaries.simplify import simplified_areas
from geo.model.record import Record
from geo.tables.rows import Shapes


def shapes(record: Record, areas: Mapping[str, Any] | None = None) -> Shapes:
    """The GeoJSON geometry of every place of a record, by its id (EPSG:4326).

    Parameters
    ----------
    record
        The record.
    areas
        A FeatureCollection of the areas as drawn; read from the record's files if None.

    Returns
    -------
    mapping of geometries
        Areas as polygons, other places as points, None where the position is not known.

    Raises
    ------
    geo.model.problem.DataError
        Where the boundaries have to be read and cannot be.
    """
    collection = feature_collection(simplified_areas(record)) if areas is None else areas
    polygons = {feature["id"]: feature["geometry"] for feature in collection["features"]}
    points = {
        place.place_id: None
        if place.lat is None
        else {"type": "Point", "coordinates": [place.lon, place.lat]}
        for place in record.places.values()
    }
    return {**points, **polygons}

"""The shape of every place, for the formats that have geometry."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from geo.dataset.kept import keep_text, kept_text
from geo.dataset.stamps import code_hash, layer_files
from geo.model.record import Record
from geo.tables.rows import Shapes

KEPT = "shapes"
"""The folder of areas that were simplified before, in the reader's cache folder."""

DECIMALS = 7
"""The decimals of degrees: about 1 cm."""


def shapes(record: Record, areas: Mapping[str, Any] | None = None) -> Shapes:
    """The GeoJSON geometry of every place of a record, by its id (EPSG:4326).

    Parameters
    ----------
    record
        The record.
    areas
        A FeatureCollection of the areas as drawn; if None, that of the record's files, which is
        kept in the reader's cache folder.

    Returns
    -------
    mapping of geometries
        Areas as polygons, other places as points, None where the position is not known.

    Raises
    ------
    geo.model.problem.DataError
        Where the boundaries have to be read and cannot be.
    """
    collection = _kept_areas(record) if areas is None else areas
    polygons = {feature["id"]: feature["geometry"] for feature in collection["features"]}
    points = {
        place.place_id: None
        if place.lat is None or place.lon is None
        else {
            "type": "Point",
            "coordinates": [round(place.lon, DECIMALS), round(place.lat, DECIMALS)],
        }
        for place in record.places.values()
    }
    return {**points, **polygons}


def _kept_areas(record: Record) -> Mapping[str, Any]:
    """The areas as drawn: those kept of the same files, so that GeoPandas need not be imported."""
    before = _fingerprint(record)
    text = kept_text(KEPT, before) if before else None
    if text is not None:
        with suppress(ValueError):  # a file that a crash cut off is written again
            kept: Mapping[str, Any] = json.loads(text)
            return kept
    from geo.boundaries.geojson import feature_collection
    from geo.boundaries.simplify import simplified_areas

    areas = feature_collection(simplified_areas(record))
    if before and before == _fingerprint(record):  # not edited meanwhile
        keep_text(KEPT, before, json.dumps(areas))
    return areas


def _fingerprint(record: Record) -> str | None:
    """A hash of all that the areas as drawn depend on; None where their files cannot be read."""
    settings = record.settings
    path = record.folder / settings["boundaries"]["path"]
    areas = [
        [place.place_id, place.name]
        for place in record.places.values()
        if place.kind == settings["area_kind"]
    ]
    made = sha256(code_hash())
    made.update(json.dumps([settings["boundaries"], areas, version("shapely")]).encode())
    try:
        if not path.resolve().is_relative_to(record.folder.resolve()):
            return None
        for file in sorted(layer_files(path)):
            made.update(f"{file.name}\0{sha256(file.read_bytes()).hexdigest()}\n".encode())
    except (OSError, ValueError):
        return None
    return made.hexdigest()

"""The places that can be held."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """One row of ``places.csv``: a province, a city, or another place that can be held.

    ``lat`` and ``lon`` are degrees in EPSG:4326, None where the position is not known. A missing
    text is empty.
    """

    place_id: str
    name: str
    name_fa: str
    name_ps: str
    kind: str
    parent_id: str
    iso_3166_2: str
    lat: float | None
    lon: float | None
    population: int | None
    population_source_id: str
    other_names: str

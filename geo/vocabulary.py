"""The words of the record: claims, sources, places, actors, events and figures, one frozen dataclass each.

Every field holds what the column of the same name holds in the data set; ``datapackage.json`` says which values it may take.
Dates are days local to the place. A missing value is ``None``, a missing text is empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

INDEPENDENT = "independent"
"""The ``claimant_side`` of those who belong to no actor."""


@dataclass(frozen=True, slots=True)
class Actor:
    """One that can hold a place. ``colour`` is an sRGB hex triplet."""

    actor_id: str
    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class Source:
    """One published text. ``origin`` is the agency behind it, the outlet itself where there is none."""

    source_id: str
    outlet: str
    title: str
    url: str
    published_on: date
    language: str
    archived_url: str
    origin: str


@dataclass(frozen=True, slots=True)
class Place:
    """A province, a city or another place that can be held. ``lat`` and ``lon`` are degrees in EPSG:4326."""

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


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement: who said, on which day in public, that whom holds which place on which day."""

    claim_id: str
    place_id: str
    event_date: date
    date_precision: str
    reported_on: date
    holder: str
    contender: str
    claimant: str
    claimant_side: str
    source_id: str
    summary: str
    supersedes: str
    note: str


@dataclass(frozen=True, slots=True)
class Event:
    """Dated context that says nothing of control."""

    event_id: str
    date: date
    place_id: str
    title: str
    summary: str
    source_id: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A national figure as somebody counted and published it."""

    figure_id: str
    date: date
    figure: str
    value: float
    unit: str
    as_reported: str
    counted_by: str
    source_id: str
    summary: str

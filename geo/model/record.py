"""A record: one data set, read into memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from geo.model.actor import Actor
from geo.model.claim import Claim
from geo.model.event import Event
from geo.model.figure import Figure
from geo.model.naming import names_told_apart
from geo.model.place import Place
from geo.model.source import Source


@dataclass(frozen=True, repr=False)
class Record:
    """One data set. Each table is keyed by its first column, in the order of its file."""

    folder: Path
    descriptor: Mapping[str, Any]
    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    places: Mapping[str, Place]
    actors: Mapping[str, Actor]
    events: Mapping[str, Event]
    figures: Mapping[str, Figure]

    def __reduce__(self) -> tuple[Any, ...]:
        """How it is pickled: its read-only tables cannot be, so they travel as plain ones."""
        tables = (getattr(self, column.name) for column in fields(self) if column.name != "folder")
        return _unpickled, (self.folder, *map(dict, tables))

    def __repr__(self) -> str:
        return f"Record({self.folder.name!r}, {len(self.claims)} claims)"

    @property
    def title(self) -> str:
        """The name of the data set."""
        return str(self.descriptor["title"])

    @property
    def settings(self) -> Mapping[str, Any]:
        """What the descriptor says to Claimline: period, headline, map window, boundaries."""
        settings: Mapping[str, Any] = self.descriptor["claimline"]
        return settings

    @property
    def period(self) -> tuple[date, date]:
        """First and last day on the slider, both inclusive."""
        period = self.settings["period"]
        return date.fromisoformat(period["start"]), date.fromisoformat(period["end"])

    @property
    def opens_on(self) -> date:
        """The day that a reader sees first."""
        return date.fromisoformat(self.settings["opens_on"])

    @cached_property
    def days(self) -> tuple[date, ...]:
        """All days of the period, first and last included."""
        start, end = self.period
        return tuple(start + timedelta(number) for number in range((end - start).days + 1))

    @cached_property
    def origins(self) -> Mapping[str, str]:
        """The origin of each source, by ``source_id``."""
        return {source_id: source.origin for source_id, source in self.sources.items()}

    @cached_property
    def claims_by_place(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims about each place itself, by event date."""
        by_place: dict[str, list[Claim]] = {place_id: [] for place_id in self.places}
        for claim in sorted(
            self.claims.values(),
            key=lambda claim: (claim.event_date, claim.reported_on, claim.claim_id),
        ):
            by_place[claim.place_id].append(claim)
        return {place_id: tuple(claims) for place_id, claims in by_place.items()}

    @cached_property
    def seats(self) -> Mapping[str, str]:
        """The seat (capital) of each area that has one, by the area's ``place_id``."""
        return {
            place.parent_id: place.place_id
            for place in self.places.values()
            if place.kind == self._seat_kind
        }

    @cached_property
    def place_titles(self) -> Mapping[str, str]:
        """What each place is called where nothing else says which one it is, by ``place_id``."""
        return names_told_apart([*self.places.values()], self._area_names, self._seat_kind)

    @cached_property
    def place_labels(self) -> Mapping[str, str]:
        """What each place is called beside its kind, by ``place_id``.

        It is told apart from places of the same kind only.
        """
        by_kind: dict[str, list[Place]] = {}
        for place in self.places.values():
            by_kind.setdefault(place.kind, []).append(place)
        return {
            place_id: label
            for places in by_kind.values()
            for place_id, label in names_told_apart(
                places, self._area_names, self._seat_kind
            ).items()
        }

    @property
    def _area_names(self) -> dict[str, str]:
        kind = self.settings["area_kind"]
        return {place.place_id: place.name for place in self.places.values() if place.kind == kind}

    @property
    def _seat_kind(self) -> str:
        return str(self.settings["seat_kind"])

    @property
    def map_window(self) -> list[list[float]]:
        """What maps show at first: the corners in the south-west and north-east, [lat, lon]."""
        bounds = self.settings["map"]
        return [[bounds["south"], bounds["west"]], [bounds["north"], bounds["east"]]]

    @property
    def actor_colours(self) -> list[str]:
        """The colours of all actors, in the order of the file."""
        return [actor.colour for actor in self.actors.values()]


def _unpickled(folder: Path, *tables: Mapping[str, Any]) -> Record:
    return Record(folder, *map(MappingProxyType, tables))

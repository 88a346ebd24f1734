"""The claims and events of a place by day, as panels list them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from geo.model.claim import Claim
from geo.model.event import Event

BRIEF_CLAIMS = 8
"""How many claims a panel shows before the reader asks for all."""

BRIEF_CLAIMS_OF_HOLDER = 4
"""How many claims of one day that name the same holder it shows until then."""


@dataclass(frozen=True, slots=True)
class PanelDay:
    """One day of a place: its claims by the holder that they name, and its events."""

    day: date
    sides: tuple[tuple[str, tuple[Claim, ...]], ...]
    events: tuple[Event, ...]

    @property
    def disputed(self) -> bool:
        """Whether the day's claims name more than one holder."""
        return len(self.sides) > 1

    @property
    def count(self) -> int:
        """How many claims and events it holds."""
        return sum(len(claims) for _, claims in self.sides) + len(self.events)


def panel_days(claims: Iterable[Claim], events: Iterable[Event]) -> list[PanelDay]:
    """Claims and events by day, the latest first; within a day the claims by their holder."""
    claims_by_day: dict[date, list[Claim]] = {}
    events_by_day: dict[date, list[Event]] = {}
    for claim in claims:
        claims_by_day.setdefault(claim.event_date, []).append(claim)
    for event in events:
        events_by_day.setdefault(event.date, []).append(event)
    return [
        PanelDay(day, _sides(claims_by_day.get(day, [])), tuple(events_by_day.get(day, [])))
        for day in sorted({*claims_by_day, *events_by_day}, reverse=True)
    ]


def brief_days(days: Iterable[PanelDay]) -> list[PanelDay]:
    """The latest days only, with the first claims of each holder.

    That is enough to see what was said, and who contradicts whom.
    """
    brief: list[PanelDay] = []
    count = 0
    for day in days:
        if count >= BRIEF_CLAIMS:
            break
        sides = tuple((holder, claims[:BRIEF_CLAIMS_OF_HOLDER]) for holder, claims in day.sides)
        brief.append(replace(day, sides=sides))
        count += brief[-1].count
    return brief


def _sides(claims: Iterable[Claim]) -> tuple[tuple[str, tuple[Claim, ...]], ...]:
    ordered = sorted(claims, key=lambda claim: (claim.holder, claim.reported_on, claim.claim_id))
    return tuple(
        (holder, tuple(of_holder))
        for holder, of_holder in groupby(ordered, key=lambda claim: claim.holder)
    )

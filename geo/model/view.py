"""What a reader looks at: a day, a clock, and a place."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and what was known of it: one point on both clocks.

    ``on`` is read up to its end. ``known`` is the last day of publication that is read, inclusive;
    None reads everything that is known now.
    """

    on: datetime.date
    known: datetime.date | None = None

    @property
    def clock(self) -> Clock:
        """The clock that this moment is read by."""
        return Clock.HINDSIGHT if self.known is None else Clock.KNOWN

    def has_published(self, day: datetime.date) -> bool:
        """Whether what was published on ``day`` is read."""
        return self.known is None or day <= self.known


class Clock(StrEnum):
    """Which claims are read: all that are known now, or those published by the slider's day."""

    HINDSIGHT = "hindsight"
    KNOWN = "known"

    def at(self, on: datetime.date) -> Moment:
        """The moment that the slider shows on a day."""
        return Moment(on, on if self is Clock.KNOWN else None)


ADDRESS_PARAMETERS = ("date", "place", "view", "claims")
"""The parameters of an address that hold a view state, in the order in which they are written."""


@dataclass(frozen=True, slots=True)
class ViewState:
    """What an address holds.

    ``place_id`` is empty where no place is picked; ``all_claims`` asks for every claim in the
    panel, not only the latest.
    """

    date: datetime.date
    place_id: str
    clock: Clock
    all_claims: bool = False

    @property
    def moment(self) -> Moment:
        """The day and what is read of it."""
        return self.clock.at(self.date)

    def parameters(self) -> dict[str, str]:
        """The view state as the parameters of an address; empty values take the default."""
        claims = "all" if self.all_claims else ""
        values = (self.date.isoformat(), self.place_id, self.clock.value, claims)
        return dict(zip(ADDRESS_PARAMETERS, values, strict=True))

    def query(self) -> str:
        """The view state as the query of an address, without empty parameters."""
        return urlencode({name: value for name, value in self.parameters().items() if value})


EVERYTHING = Moment(datetime.date.max)
"""The moment that reads every claim."""

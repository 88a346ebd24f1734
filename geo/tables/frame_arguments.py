"""The arguments of the Python API, checked: days, kinds and places."""

from __future__ import annotations

from datetime import date, datetime
from difflib import get_close_matches

from geo.model.record import Record
from geo.model.view import Clock, Moment
from geo.tables.queries import kinds

AnyDay = date | str
"""A day as an argument: a ``date`` (a ``datetime`` counts as its day) or ISO 8601 text."""

MOST_NEAREST = 3


def as_day(value: AnyDay) -> date:
    """The day of an argument; raises ``ValueError`` where it is none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(f"{value!r} is not a day like '2021-08-12'") from None


def as_moment(on: AnyDay, known: AnyDay | None) -> Moment:
    """The moment of two arguments; raises ``ValueError`` where one is no day."""
    return Moment(as_day(on), None if known is None else as_day(known))


def as_clock(value: str) -> Clock:
    """The clock of a name; raises ``ValueError`` where there is none."""
    if value not in [*Clock]:
        raise ValueError(f"{value!r} is none of {', '.join(Clock)}")
    return Clock(value)


def checked_kind(record: Record, kind: str | None) -> str | None:
    """A kind that the record has, or None; raises ``ValueError`` for another one."""
    if kind is not None and kind not in kinds(record):
        raise ValueError(f"{kind!r} is none of {', '.join(kinds(record))}")
    return kind


def checked_place(record: Record, place: str) -> str:
    """A ``place_id`` that the record has; raises ``KeyError`` with the nearest for another one."""
    if place in record.places:
        return place
    names = {place_id.lower(): place_id for place_id in record.places}
    names |= {item.name.lower(): item.place_id for item in record.places.values()}
    close = get_close_matches(str(place).lower(), names, n=MOST_NEAREST)
    nearest = ", ".join(dict.fromkeys(names[name] for name in close))
    hint = f"; nearest: {nearest}" if nearest else ""
    raise KeyError(f"{place!r} is no place_id of the record{hint}")

"""The states of places over time, in both views."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from geo.control.derivation import derive_states as states
from geo.control.state import State, state_on
from geo.record import Record
from geo.vocabulary import Claim


class View(StrEnum):
    """What is read: all that is known now, or only what had been published by the slider's day."""

    HINDSIGHT = "hindsight"
    KNOWN = "known"

    def known(self, on: date) -> date | None:
        """The last day of publication that is read for a day; None for no limit."""
        return on if self is View.KNOWN else None


def days(record: Record) -> list[date]:
    """All days of the record's period, first and last included."""
    start, end = record.period
    return [start + timedelta(number) for number in range((end - start).days + 1)]


def told(record: Record, place_id: str, known: date | None = None) -> list[tuple[date, State]]:
    """The states of a place by the day each begins, of what was published by ``known`` (inclusive; no limit if None).

    An area takes its capital's states until the first day that a claim is about the area itself.
    """
    own = states(record.claims_by_place[place_id], record.origins, known)
    seat = record.seats.get(place_id)
    if seat is None:
        return own
    lent = states(record.claims_by_place[seat], record.origins, known)
    return [(day, state) for day, state in lent if not own or day < own[0][0]] + own


def state(record: Record, place_id: str, on: date, known: date | None = None) -> State:
    """The state of a place on a day, of what was published by ``known``."""
    return state_on(told(record, place_id, known), on)


def changes(record: Record, place_id: str, view: View) -> list[tuple[date, State]]:
    """What the slider shows of a place: the state on the first day of the period, then each day on which the state is another."""
    period = days(record)
    published = {claim.reported_on for claim in _read_claims(record, place_id)}
    history: list[tuple[date, State]] = []
    shown: list[tuple[date, State]] = []
    for number, day in enumerate(period):
        if number == 0 or (view is View.KNOWN and day in published):
            history = told(record, place_id, view.known(day))
        now = state_on(history, day)
        if not shown or now != shown[-1][1]:
            shown.append((day, now))
    return shown


def _read_claims(record: Record, place_id: str) -> Iterable[Claim]:
    yield from record.claims_by_place[place_id]
    if place_id in record.seats:
        yield from record.claims_by_place[record.seats[place_id]]

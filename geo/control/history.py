"""The states of a record's places over time, by both clocks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from geo.control.derivation import derive_states
from geo.control.state import History, State, state_on
from geo.model.claim import Claim
from geo.model.record import Record
from geo.model.view import Clock, Moment


def state_history(record: Record, place_id: str, known: date | None = None) -> History:
    """The states of a place by the day each begins.

    An area takes its seat's states until the first day that a claim is about the area itself.

    Parameters
    ----------
    record
        The record.
    place_id
        A place of the record.
    known
        The last day of publication that is read, inclusive; None for no limit.

    Returns
    -------
    list of (date, State)
        Oldest first; empty where no claim is about the place.
    """
    own = derive_states(record.claims_by_place[place_id], record.origins, known)
    seat = record.seats.get(place_id)
    if seat is None:
        return own
    of_seat = derive_states(record.claims_by_place[seat], record.origins, known)
    return [*((day, state) for day, state in of_seat if not own or day < own[0][0]), *own]


def state_at(record: Record, place_id: str, moment: Moment) -> State:
    """The state of a place at a moment."""
    return state_on(state_history(record, place_id, moment.known), moment.on)


def daily_states(record: Record, place_id: str, clock: Clock) -> History:
    """What the slider shows of a place, by one clock.

    Parameters
    ----------
    record
        The record.
    place_id
        A place of the record.
    clock
        With :attr:`Clock.KNOWN` each day is read as it was known on that day.

    Returns
    -------
    list of (date, State)
        The state on the first day of the period, then each day on which the state is another one.
    """
    published = {claim.reported_on for claim in _claims_read(record, place_id)}
    history: History = []
    daily: list[tuple[date, State]] = []
    for number, day in enumerate(record.days):
        if number == 0 or (clock is Clock.KNOWN and day in published):
            history = state_history(record, place_id, clock.at(day).known)
        state = state_on(history, day)
        if not daily or state != daily[-1][1]:
            daily.append((day, state))
    return daily


def _claims_read(record: Record, place_id: str) -> Iterable[Claim]:
    """The claims that the states of a place can rest on."""
    yield from record.claims_by_place[place_id]
    if place_id in record.seats:
        yield from record.claims_by_place[record.seats[place_id]]

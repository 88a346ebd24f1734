"""Why a place has its colour: its state, the claims that decided, and who supports its holder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from geo.control.derivation import standing_claims
from geo.control.evidence import Evidence, evidence
from geo.control.history import daily_states, state_history
from geo.control.state import UNREPORTED, State
from geo.model.claim import Claim
from geo.model.record import Record
from geo.model.view import Clock, Moment

EVIDENCE_ORDER = {Evidence.INDEPENDENT: 0, Evidence.OTHER_SIDE: 1, Evidence.OWN_CLAIM: 2}
"""The order in which readers see the claims that decided."""

FIRM_ORIGINS = 2
"""With fewer origins than this behind its holder, the evidence for a state is thin."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a place has its colour.

    ``deciding`` are the claims that gave the state, ``deciding_origins`` how many origins they
    have. ``supporters`` counts the origins that have named the holder since it is the holder.
    """

    state: State
    deciding: tuple[Claim, ...]
    deciding_origins: int
    supporters: int

    @property
    def thin(self) -> bool:
        """Whether no two origins name the holder."""
        return self.state.holder is not None and self.supporters < FIRM_ORIGINS

    def from_seat(self, place_id: str) -> bool:
        """Whether the claims that decided are about the seat of the area ``place_id``."""
        return bool(self.deciding) and self.deciding[0].place_id != place_id


@dataclass(frozen=True, slots=True)
class Span:
    """Days of one clock on which one explanation holds; the first and the last are included."""

    clock: Clock
    first: date
    last: date
    explanation: Explanation


def claims_read(record: Record, place_id: str, moment: Moment) -> list[Claim]:
    """The claims about a place, or about an area and its seat, that a moment reads."""
    about = [place_id]
    if place_id in record.seats:
        about.append(record.seats[place_id])
    return [
        claim
        for read_id in about
        for claim in record.claims_by_place[read_id]
        if claim.event_date <= moment.on and moment.has_published(claim.reported_on)
    ]


def explain(record: Record, place_id: str, moment: Moment) -> Explanation:
    """Why a place has its colour at a moment.

    Parameters
    ----------
    record
        The record.
    place_id
        A place of the record.
    moment
        The day, read up to its end, and what was known.

    Returns
    -------
    Explanation
        With the state of a place that no claim is about where nothing is reported.
    """
    history = [
        (day, state)
        for day, state in state_history(record, place_id, moment.known)
        if day <= moment.on
    ]
    state = history[-1][1] if history else UNREPORTED
    since = state.since
    for day, earlier in reversed(history):
        if earlier.holder != state.holder:
            break
        since = day
    deciding = sorted(
        (record.claims[claim_id] for claim_id in state.claim_ids),
        key=lambda claim: (EVIDENCE_ORDER[evidence(claim)], claim.holder, claim.claim_id),
    )
    supporting = [
        claim
        for claim in standing_claims(claims_read(record, place_id, moment), moment.known)
        if claim.holder == state.holder and since is not None and claim.event_date >= since
    ]
    origins = _count_origins(record, deciding)
    return Explanation(state, tuple(deciding), origins, _count_origins(record, supporting))


def spans(record: Record, place_id: str) -> Iterator[Span]:
    """Every explanation of a place by both clocks, with the days on which it holds."""
    last = record.period[1]
    for clock in Clock:
        explained = [
            (day, explain(record, place_id, clock.at(day)))
            for day in _days_of_change(record, place_id, clock)
        ]
        kept = [
            (day, explanation)
            for number, (day, explanation) in enumerate(explained)
            if number == 0 or explanation != explained[number - 1][1]
        ]
        ends = [day - timedelta(1) for day, _ in kept[1:]] + [last]
        for (day, explanation), end in zip(kept, ends, strict=True):
            yield Span(clock, day, end, explanation)


def _days_of_change(record: Record, place_id: str, clock: Clock) -> list[date]:
    """The days of the period on which an explanation of the place may be another one."""
    first, last = record.period
    days = {day for day, _ in daily_states(record, place_id, clock)}
    for claim in claims_read(record, place_id, Moment(last)):
        days.add(claim.event_date)
        if clock is Clock.KNOWN:
            days.add(claim.reported_on)
    return sorted(day for day in days if first <= day <= last)


def _count_origins(record: Record, claims: Iterable[Claim]) -> int:
    return len({record.origins[claim.source_id] for claim in claims})

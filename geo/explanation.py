"""Why a place has its colour: its state, the claims that decided, and how many origins stand behind its holder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from geo import history
from geo.control.derivation import standing_claims
from geo.control.evidence import Evidence, evidence
from geo.control.state import State
from geo.history import View
from geo.record import Record
from geo.vocabulary import Claim

WEIGHT = {Evidence.INDEPENDENT: 0, Evidence.OTHER_SIDE: 1, Evidence.OWN_CLAIM: 2}
"""The order in which readers see the claims that decided."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a reader is told of a place's colour. ``supporters`` counts the origins that named the holder since it is the holder."""

    state: State
    deciding: tuple[Claim, ...]
    deciding_origins: int
    supporters: int

    @property
    def thin(self) -> bool:
        """Whether no two origins name the holder."""
        return self.state.holder is not None and self.supporters < 2

    def lent(self, place_id: str) -> bool:
        """Whether the claims that decided are about another place than this one: an area's capital."""
        return bool(self.deciding) and self.deciding[0].place_id != place_id


@dataclass(frozen=True, slots=True)
class Span:
    """Days of one view on which one explanation holds; the first and the last are included."""

    view: View
    first: date
    last: date
    explanation: Explanation


def read_claims(record: Record, place_id: str, on: date, known: date | None = None) -> list[Claim]:
    """The claims about a place, or about an area and its capital, up to a day (inclusive), of what was published by ``known``."""
    about = [place_id, *([record.seats[place_id]] if place_id in record.seats else [])]
    claims = [claim for at in about for claim in record.claims_by_place[at] if claim.event_date <= on]
    return [claim for claim in claims if known is None or claim.reported_on <= known]


def explanation(record: Record, place_id: str, on: date, known: date | None = None) -> Explanation:
    """Why a place has its colour at the end of a day, of what was published by ``known`` (both inclusive; no limit if None)."""
    told = [(day, state) for day, state in history.told(record, place_id, known) if day <= on]
    state = told[-1][1] if told else State()
    since = state.since
    for day, earlier in reversed(told):
        if earlier.holder != state.holder:
            break
        since = day
    deciding = sorted(
        (record.claims[claim_id] for claim_id in state.claim_ids), key=lambda claim: (WEIGHT[evidence(claim)], claim.holder, claim.claim_id)
    )
    supporting = [
        claim
        for claim in standing_claims(read_claims(record, place_id, on, known), known)
        if claim.holder == state.holder and since is not None and claim.event_date >= since
    ]
    return Explanation(state, tuple(deciding), _origins(record, deciding), _origins(record, supporting))


def spans(record: Record, place_id: str) -> Iterator[Span]:
    """Every explanation of a place in both views, with the days of the record's period on which it holds."""
    first, last = record.period
    for view in View:
        turns = {day for day, _ in history.changes(record, place_id, view)}
        for claim in read_claims(record, place_id, last):
            turns |= {claim.event_date} if view is View.HINDSIGHT else {claim.event_date, claim.reported_on}
        starts = sorted(day for day in turns if first <= day <= last)
        told = [(day, explanation(record, place_id, day, view.known(day))) for day in starts]
        kept = [(day, why) for number, (day, why) in enumerate(told) if number == 0 or why != told[number - 1][1]]
        ends = [day - timedelta(1) for day, _ in kept[1:]] + [last]
        yield from (Span(view, day, end, why) for (day, why), end in zip(kept, ends, strict=True))


def _origins(record: Record, claims: list[Claim]) -> int:
    return len({record.origins[claim.source_id] for claim in claims})

"""Why a place has its state, to be read and to be computed with."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from geo.control.explanation import Explanation, explain
from geo.control.rules import rule_named
from geo.model.record import Record
from geo.model.view import Moment
from geo.tables.rows import CLAIM_ROW, SourcedClaim
from geo.tables.typed_frame import typed_frame
from geo.wording.states import day_words, state_words


@dataclass(frozen=True, eq=False)
class PlaceExplanation:
    """Why a place has its state at a moment; printed, it can be read.

    Attributes
    ----------
    place_id, name
        The place.
    title
        Its name, with what tells it from other places of that name.
    moment
        The day, and the last day of publication that was read.
    holder, contender
        Actors (``actor_id``); None where there is none.
    standing
        ``confirmed``, ``claimed``, ``contested`` or ``unreported``.
    words
        The state in plain words.
    rule, because
        The name of the rule that decided, and its reason in a sentence.
    claims
        The claims that decided: one row each, with the columns of :meth:`RecordFrames.claims`.
    origins
        How many origins these claims have.
    supporters
        How many origins have named the holder since it is the holder.
    seat
        Name of the area's seat where the claims that decided are about it, else empty.
    """

    place_id: str
    name: str
    title: str
    moment: Moment
    holder: str | None
    contender: str | None
    standing: str
    words: str
    rule: str
    because: str
    claims: pd.DataFrame
    origins: int
    supporters: int
    seat: str

    @classmethod
    def of(cls, record: Record, place_id: str, moment: Moment) -> PlaceExplanation:
        """The explanation of a place's state at a moment."""
        explanation = explain(record, place_id, moment)
        state = explanation.state
        rows = [
            CLAIM_ROW.row(SourcedClaim(claim, record.sources[claim.source_id]))
            for claim in explanation.deciding
        ]
        return cls(
            place_id=place_id,
            name=record.places[place_id].name,
            title=record.place_titles[place_id],
            moment=moment,
            holder=state.holder,
            contender=state.contender,
            standing=state.standing.value,
            words=state_words(record, state),
            rule=state.rule,
            because=rule_named(state.rule).because,
            claims=typed_frame(rows, CLAIM_ROW),
            origins=explanation.deciding_origins,
            supporters=explanation.supporters,
            seat=_seat_name(record, place_id, explanation),
        )

    def __str__(self) -> str:
        """The explanation in sentences, with a line for each claim that decided."""
        then = f", as known on {day_words(self.moment.known)}" if self.moment.known else ""
        lines = [f"{self.title}, {day_words(self.moment.on)}{then}: {self.words}"]
        lines.append(f"Rule {self.rule}: {self.because}")
        if self.seat:
            lines.append(f"No claim is about the area itself; its seat {self.seat} decides.")
        if len(self.claims):
            lines.append(f"Claims that decided: {len(self.claims)}, origins: {self.origins}")
        lines += [
            f"- {claim.event_date:%Y-%m-%d} {claim.claimant} ({claim.outlet}): {claim.summary}"
            for claim in self.claims.itertuples()
        ]
        if self.holder:
            lines.append(f"Origins that name the holder: {self.supporters}")
        return "\n".join(lines)

    __repr__ = __str__


def _seat_name(record: Record, place_id: str, explanation: Explanation) -> str:
    if not explanation.from_seat(place_id):
        return ""
    return record.place_titles[explanation.deciding[0].place_id]

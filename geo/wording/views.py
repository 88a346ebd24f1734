"""Views in words: the headline of a day, the title and the description of a link."""

from __future__ import annotations

from collections.abc import Sequence

from geo.control.history import state_at
from geo.control.rules import rule_named
from geo.control.standing import Standing
from geo.control.state import State
from geo.model.record import Record
from geo.model.view import Clock, Moment
from geo.wording.states import day_words, state_phrase


def headline(record: Record, moment: Moment) -> str:
    """One sentence on a day, about the places of the headline's kind.

    It says how many of them the headline's actor was reported to hold, how many are contested,
    and how many have no report.
    """
    kind = record.settings["headline"]["kind"]
    states = [
        state_at(record, place.place_id, moment)
        for place in record.places.values()
        if place.kind == kind
    ]
    return headline_of(record, states, moment.clock)


def headline_of(record: Record, states: Sequence[State], clock: Clock) -> str:
    """The sentence of :func:`headline`, of states that are already derived."""
    settings = record.settings["headline"]
    actor, noun = settings["actor"], settings["noun"]
    contested = sum(state.standing is Standing.CONTESTED for state in states)
    silent = sum(state.standing is Standing.UNREPORTED for state in states)
    held = sum(
        state.holder == actor and state.standing in (Standing.CONFIRMED, Standing.CLAIMED)
        for state in states
    )
    verb = "were then reported" if clock is Clock.KNOWN else "reported"
    parts = [f"{held} of {len(states)} {noun} {verb} in {record.actors[actor].name} hands"]
    if contested:
        parts.append(f"{contested} contested")
    if silent:
        parts.append(f"{silent} without a report")
    return ", ".join(parts)


def view_title(record: Record, moment: Moment, place_id: str = "") -> str:
    """What a view is called where a link to it is shown.

    Such as ``Herat, 12 August 2021: claimed by the Taliban, not confirmed``.
    """
    day = day_words(moment.on) + (", as known then" if moment.known else "")
    if not place_id:
        return f"{day}: {headline(record, moment)}"
    phrase = state_phrase(record, state_at(record, place_id, moment))
    return f"{record.place_titles[place_id]}, {day}: {phrase}"


def view_description(record: Record, moment: Moment, place_id: str = "") -> str:
    """One or two sentences that say on what a view rests."""
    if not place_id:
        about = [claim for claim in record.claims.values() if claim.event_date == moment.on]
        count = sum(moment.has_published(claim.reported_on) for claim in about)
        return (
            f"{_counted(count, 'claim') if count else 'No claims'} about this day. "
            "Open any colour to read who said so, when, and where."
        )
    state = state_at(record, place_id, moment)
    because = rule_named(state.rule).because
    if not state.claim_ids:
        return because
    sources = (record.claims[claim_id].source_id for claim_id in state.claim_ids)
    origins = {record.origins[source_id] for source_id in sources}
    return (
        f"{because} Decided by {_counted(len(state.claim_ids), 'claim')}"
        f" from {_counted(len(origins), 'origin')}; open the map to read them."
    )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' if count != 1 else ''}"

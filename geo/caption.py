"""States and views in words: what the page, its previews, the pictures and the legend say."""

from __future__ import annotations

from datetime import date

from geo import history
from geo.control.rules import rule_named
from geo.control.standing import Standing
from geo.control.state import State
from geo.history import View
from geo.record import Record

LEGEND = {
    Standing.CLAIMED: "Claimed by that side only",
    Standing.CONTESTED: "Contested: fighting, or claims disagree",
    Standing.UNREPORTED: "No report",
}
"""What the legend says of a standing; a confirmed holder is named."""


def day_in_words(day: date) -> str:
    """A day as readers see it everywhere: ``12 August 2021``."""
    return f"{day.day} {day:%B %Y}"


def words(record: Record, state: State) -> str:
    """A state in plain words, as readers see it beside a place's name."""
    if state.holder is None:
        return "no report"
    holder = record.actors[state.holder].name
    if state.standing is Standing.CONFIRMED:
        return f"{holder}, confirmed"
    if state.standing is Standing.CLAIMED:
        return f"{holder}, claimed only by that side"
    return f"contested: {holder} and {record.actors[state.contender].name}" if state.contender else f"contested: {holder}"


def headline(record: Record, on: date, known: date | None = None) -> str:
    """One sentence on a day: how many places of the headline's kind the headline's actor was reported to hold, and the rest."""
    settings = record.settings["headline"]
    actor, kind = settings["actor"], settings["kind"]
    states = [history.state(record, place.place_id, on, known) for place in record.places.values() if place.kind == kind]
    return headline_of(record, states, View.HINDSIGHT if known is None else View.KNOWN, actor, settings["noun"])


def headline_of(record: Record, states: list[State], view: View, actor: str, noun: str) -> str:
    """The sentence of :func:`headline`, of states that are already there."""
    contested = sum(state.standing is Standing.CONTESTED for state in states)
    silent = sum(state.standing is Standing.UNREPORTED for state in states)
    held = sum(state.holder == actor and state.standing in (Standing.CONFIRMED, Standing.CLAIMED) for state in states)
    rest = [f"{contested} contested"] * bool(contested) + [f"{silent} without a report"] * bool(silent)
    verb = "were then reported" if view is View.KNOWN else "reported"
    return ", ".join([f"{held} of {len(states)} {noun} {verb} in {record.actors[actor].name} hands", *rest])


def title(record: Record, on: date, known: date | None = None, place_id: str = "") -> str:
    """What a view is called where a link to it is shown: ``Herat, 12 August 2021: claimed by the Taliban, not confirmed``."""
    day = day_in_words(on) + (", as known then" if known else "")
    if not place_id:
        return f"{day}: {headline(record, on, known)}"
    return f"{record.places[place_id].name}, {day}: {phrase(record, history.state(record, place_id, on, known))}"


def description(record: Record, on: date, known: date | None = None, place_id: str = "") -> str:
    """One or two sentences that say on what a view rests."""
    if not place_id:
        count = sum(claim.event_date == on and (known is None or claim.reported_on <= known) for claim in record.claims.values())
        return f"{count or 'No'} claim{'s' if count != 1 else ''} about this day. Open any colour to read who said so, when, and where."
    state = history.state(record, place_id, on, known)
    if not state.claim_ids:
        return rule_named(state.rule).because
    origins = len({record.origins[record.claims[claim_id].source_id] for claim_id in state.claim_ids})
    claims = len(state.claim_ids)
    return (
        f"{rule_named(state.rule).because} Decided by {claims} claim{'s' if claims != 1 else ''}"
        f" from {origins} origin{'s' if origins != 1 else ''}; open the map to read them."
    )


def phrase(record: Record, state: State) -> str:
    """A state as the end of a sentence that begins with the place."""
    if state.holder is None:
        return "no report"
    holder = f"the {record.actors[state.holder].name}"
    if state.standing is Standing.CONFIRMED:
        return f"held by {holder}, confirmed"
    if state.standing is Standing.CLAIMED:
        return f"claimed by {holder}, not confirmed"
    return f"contested between {holder} and the {record.actors[state.contender].name}" if state.contender else f"{holder}, contested"


def credit(record: Record) -> str:
    """Whose record it is, its version, and under which licence it may be used again, in a line."""
    licences = ", ".join(str(licence.get("title") or licence.get("name")) for licence in record.descriptor.get("licenses", []))
    version = f", version {record.descriptor['version']}" if record.descriptor.get("version") else ""
    return f"Record: {record.title}{version}{f'. Licence: {licences}' if licences else ''}."

"""States in words: beside a place, in the legend, at the end of a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from geo.control.standing import Standing
from geo.control.state import State
from geo.model.record import Record

LEGEND: Mapping[Standing, str] = {
    Standing.CLAIMED: "Claimed by that side only",
    Standing.CONTESTED: "Contested: fighting, or claims disagree",
    Standing.UNREPORTED: "No report",
}
"""What the legend says of a standing; a confirmed holder is named."""

BRIEF_LEGEND: Mapping[Standing, str] = {
    standing: words.split(":")[0] for standing, words in LEGEND.items()
}
"""The legend's words without their explanation."""


def day_words(day: date) -> str:
    """A day as readers see it everywhere: ``12 August 2021``."""
    return f"{day.day} {day:%B %Y}"


def state_words(record: Record, state: State) -> str:
    """A state in plain words, as readers see it beside a place's name."""
    if state.holder is None:
        return "no report"
    holder = record.actors[state.holder].name
    if state.standing is Standing.CONFIRMED:
        return f"{holder}, confirmed"
    if state.standing is Standing.CLAIMED:
        return f"{holder}, claimed only by that side"
    if state.contender is None:
        return f"contested: {holder}"
    return f"contested: {holder} and {record.actors[state.contender].name}"


def state_phrase(record: Record, state: State) -> str:
    """A state as the end of a sentence that begins with the place."""
    if state.holder is None:
        return "no report"
    holder = f"the {record.actors[state.holder].name}"
    if state.standing is Standing.CONFIRMED:
        return f"held by {holder}, confirmed"
    if state.standing is Standing.CLAIMED:
        return f"claimed by {holder}, not confirmed"
    if state.contender is None:
        return f"{holder}, contested"
    return f"contested between {holder} and the {record.actors[state.contender].name}"


def holding_words(record: Record, state: State) -> str:
    """Who holds a place, or why nobody is said to: what a count of places is made by."""
    if state.holder is None or state.standing in (Standing.CONTESTED, Standing.UNREPORTED):
        return BRIEF_LEGEND[state.standing]
    return record.actors[state.holder].name

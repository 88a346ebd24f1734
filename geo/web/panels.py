"""The panels in HTML: what is said of a place, or what a day brought.

A panel shows one view; a dossier, in the static site, holds all days and both clocks at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from geo.control.explanation import Explanation, claims_read, explain, spans
from geo.control.state import State
from geo.model.claim import Claim
from geo.model.event import Event
from geo.model.place import Place
from geo.model.record import Record
from geo.model.view import EVERYTHING, Clock, Moment, ViewState
from geo.web.indentation import without_indentation
from geo.web.panel_days import BRIEF_CLAIMS, PanelDay, brief_days, panel_days
from geo.web.templates import (
    DAY_PANEL,
    PANEL_MACROS,
    PLACE_PANEL,
    macros,
    render_part,
)
from geo.wording.states import state_words

BRIEF_CLAIMS_OF_PLACE = 2
"""How many claims of a place the panel of a day shows before the reader asks for all."""


@dataclass(frozen=True, slots=True)
class ExplainedState:
    """An explanation as a panel shows it, by one clock.

    ``first`` and ``last`` are the days on which it holds, in a dossier. ``silent_days`` counts the
    days since the last claim; None where there is no claim.
    """

    explanation: Explanation
    words: str
    swatch: dict[str, str]
    clock: Clock
    silent_days: int | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class PlaceOfDay:
    """A place in the panel of a day: its state by one clock or by both, and its claims."""

    place: Place
    states: tuple[ExplainedState, ...]
    claims: tuple[Claim, ...]


def view_panel(record: Record, view: ViewState) -> str:
    """The panel of a view: of its place, or of its day where no place is picked."""
    return place_panel(record, view) if view.place_id else day_panel(record, view)


def place_panel(record: Record, view: ViewState) -> str:
    """The panel of a view's place: its state, why, and the claims up to then, latest day first.

    Only the latest claims are in it, with a button for all, unless the view asks for all.
    """
    moment, place_id = view.moment, view.place_id
    claims = claims_read(record, place_id, moment)
    events = [
        event
        for event in _published_events(record, moment)
        if event.place_id == place_id and event.date <= moment.on
    ]
    explanation = explain(record, place_id, moment)
    last_claim = explanation.state.last_claim
    silent_days = (moment.on - last_claim).days if last_claim else None
    days = panel_days(claims, events)
    listed = days if view.all_claims else brief_days(days)
    return _place_html(
        record,
        place_id,
        [_explained(record, explanation, view.clock, silent_days=silent_days)],
        listed,
        corrections=_corrections(claims),
        count=len(claims),
        hidden=len(claims) + len(events) - sum(day.count for day in listed),
        later=len(claims_read(record, place_id, EVERYTHING)) - len(claims),
    )


def place_dossier(record: Record, place_id: str) -> str:
    """The panel of a place for every day and both clocks at once.

    Each part says when it is to be seen (``data-about``, ``data-public``, ``data-from``,
    ``data-until``, ``data-view``). Statements and events are left out and named, to be put in from
    :func:`statements`.
    """
    states = [
        _explained(
            record, span.explanation, span.clock, silent_days=0, first=span.first, last=span.last
        )
        for span in spans(record, place_id)
    ]
    events = [event for event in record.events.values() if event.place_id == place_id]
    claims = claims_read(record, place_id, Moment(record.period[1]))
    return _place_html(record, place_id, states, panel_days(claims, events), dossier=True)


def statements(record: Record) -> dict[str, str]:
    """The HTML of every claim and event by its id, as a panel shows them.

    Those of one source stand together, which compresses well.
    """
    html = macros(PANEL_MACROS)
    corrections = _corrections(record.claims.values())
    claims = sorted(record.claims.values(), key=lambda claim: (claim.source_id, claim.claim_id))
    of_claims = {
        claim.claim_id: without_indentation(
            html.statement(record, claim, corrections.get(claim.claim_id), dossier=True)
        )
        for claim in claims
    }
    of_events = {
        event.event_id: without_indentation(html.event_line(record, event, dossier=True))
        for event in record.events.values()
    }
    return of_claims | of_events


def day_panel(record: Record, view: ViewState) -> str:
    """The panel where no place is picked: the claims about the view's day, and its events.

    Only the first places are in it, with a button for all, unless the view asks for all.
    """
    places = _places_of_day(record, view.moment, (view.clock,))
    listed = places
    if not view.all_claims:
        listed = [
            replace(place, claims=place.claims[:BRIEF_CLAIMS_OF_PLACE])
            for place in places[:BRIEF_CLAIMS]
        ]
    return _day_html(record, view.moment, listed, count=_count(places))


def day_dossier(record: Record, on: date) -> str:
    """The panel of a day for both clocks at once; see :func:`place_dossier`."""
    moment = Moment(on)
    places = _places_of_day(record, moment, tuple(Clock))
    return _day_html(record, moment, places, count=_count(places), dossier=True)


def _place_html(
    record: Record,
    place_id: str,
    states: list[ExplainedState],
    days: list[PanelDay],
    dossier: bool = False,
    **counts: Any,
) -> str:
    place = record.places[place_id]
    seat_id = record.seats.get(place_id, "")
    return render_part(
        PLACE_PANEL,
        record=record,
        place=place,
        area=record.places.get(place.iso_3166_2),
        seat=record.places.get(seat_id),
        names=_names(place),
        states=states,
        within=[
            other
            for other in record.places.values()
            if other.parent_id == place_id and other.place_id != seat_id
        ],
        days=days,
        dossier=dossier,
        **{"corrections": {}, "count": 0, "hidden": 0, "later": 0} | counts,
    )


def _day_html(
    record: Record, moment: Moment, places: list[PlaceOfDay], count: int, dossier: bool = False
) -> str:
    return render_part(
        DAY_PANEL,
        record=record,
        on=moment.on,
        places=places,
        events=[event for event in _published_events(record, moment) if event.date == moment.on],
        count=count,
        hidden=count - _count(places),
        dossier=dossier,
    )


def _places_of_day(record: Record, moment: Moment, clocks: tuple[Clock, ...]) -> list[PlaceOfDay]:
    """The places that claims are about on a day: seats, then areas, then the rest, by name."""
    kinds = [record.settings["seat_kind"], record.settings["area_kind"]]
    claims = sorted(
        (
            claim
            for claim in record.claims.values()
            if claim.event_date == moment.on and moment.has_published(claim.reported_on)
        ),
        key=lambda claim: (
            record.places[claim.place_id].name,
            claim.place_id,
            claim.holder,
            claim.claim_id,
        ),
    )
    places = []
    for place_id, of_place in groupby(claims, key=lambda claim: claim.place_id):
        states = tuple(
            _explained(record, explain(record, place_id, clock.at(moment.on)), clock)
            for clock in clocks
        )
        places.append(PlaceOfDay(record.places[place_id], states, tuple(of_place)))
    return sorted(
        places,
        key=lambda item: kinds.index(item.place.kind) if item.place.kind in kinds else len(kinds),
    )


def _count(places: Iterable[PlaceOfDay]) -> int:
    return sum(len(place.claims) for place in places)


def _published_events(record: Record, moment: Moment) -> list[Event]:
    """The events whose source is read at a moment."""
    return [
        event
        for event in record.events.values()
        if moment.has_published(record.sources[event.source_id].published_on)
    ]


def _corrections(claims: Iterable[Claim]) -> dict[str, Claim]:
    """The claim that withdraws or corrects another one, by the other one's id."""
    return {claim.supersedes: claim for claim in claims if claim.supersedes}


def _explained(
    record: Record, explanation: Explanation, clock: Clock, **when: Any
) -> ExplainedState:
    state = explanation.state
    return ExplainedState(
        explanation, state_words(record, state), _swatch(record, state), clock, **when
    )


def _swatch(record: Record, state: State) -> dict[str, str]:
    """Class and colours of the little square that shows a state beside its words."""
    return {
        "standing": state.standing.value,
        "holder": record.actors[state.holder].colour if state.holder else "",
        "contender": record.actors[state.contender].colour if state.contender else "",
    }


def _names(place: Place) -> list[tuple[str, str]]:
    """(language, name) of the names in other scripts; once where the languages share it."""
    languages = {
        name: language for language, name in (("ps", place.name_ps), ("fa", place.name_fa)) if name
    }
    return [(language, name) for name, language in languages.items()]

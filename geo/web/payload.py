"""All states of all days in one JSON object, so that the browser scrubs without the server.

``opens_on`` is the day that is shown first. ``days`` are ISO dates; every other list that counts
days has the same order.

``places`` have ``area``, other ``names``, ``weight`` (the order of labels, the most reported
first) and ``lat`` and ``lon`` in EPSG:4326 where they are known. Those that share their name have a
``title`` (what they are called alone) and a ``label`` (beside their kind), where these say more.
``states`` are lists of holder, contender, standing and words. ``views`` has, for each clock, the
changes of each place as ``[number of the day, number of the state, since]``. ``claims`` counts
claims by day: the day that they are about in hindsight, the day on which they were published as
known then. ``headlines`` has a sentence for each day, ``turns`` the days on which a place of the
headline's kind changes hands. ``radii`` are those of points by kind, in pixels at zoom 6, and
``radius`` is that of any other kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from geo.control.history import daily_states
from geo.control.standing import STANDINGS, Standing
from geo.control.state import UNREPORTED, History, State, state_on
from geo.design import OTHER_RADIUS, RADII
from geo.model.place import Place
from geo.model.record import Record
from geo.model.view import Clock
from geo.wording.states import LEGEND, state_words
from geo.wording.views import headline_of

StateKey = tuple[str | None, str | None, Standing]
"""What distinguishes states for the map: holder, contender and standing."""

Histories = Mapping[Clock, Mapping[str, History]]
"""The states that the slider shows, by clock and place."""


def map_payload(record: Record) -> dict[str, Any]:
    """The payload described above, ready for JSON."""
    histories: Histories = {
        clock: {place_id: daily_states(record, place_id, clock) for place_id in record.places}
        for clock in Clock
    }
    numbers, states = _numbered_states(record, histories)
    day_numbers = {day: number for number, day in enumerate(record.days)}
    headline_kind = record.settings["headline"]["kind"]
    counted = {
        clock: [
            history
            for place_id, history in of_clock.items()
            if record.places[place_id].kind == headline_kind
        ]
        for clock, of_clock in histories.items()
    }
    return {
        "title": record.title,
        "opens_on": record.opens_on.isoformat(),
        "days": [day.isoformat() for day in record.days],
        "area_kind": record.settings["area_kind"],
        "headline": record.settings["headline"],
        "actors": {
            actor.actor_id: {"name": actor.name, "colour": actor.colour}
            for actor in record.actors.values()
        },
        "places": _places(record),
        "states": states,
        "examples": {standing: _first_with(standing, states) for standing in Standing},
        "legend": LEGEND,
        "standings": STANDINGS,
        "views": {
            clock: {
                place_id: _changes(history, numbers, day_numbers)
                for place_id, history in of_clock.items()
            }
            for clock, of_clock in histories.items()
        },
        "claims": _claim_counts(record),
        "headlines": {clock: _headlines(record, counted[clock], clock) for clock in Clock},
        "radii": RADII,
        "radius": OTHER_RADIUS,
        "turns": {clock: _turns(counted[clock], day_numbers) for clock in Clock},
    }


def _numbered_states(
    record: Record, histories: Histories
) -> tuple[dict[StateKey, int], list[list[str]]]:
    """(number of each state, states by their number); the first is that without a report."""
    numbers: dict[StateKey, int] = {}
    states: list[list[str]] = []
    for state in (UNREPORTED, *_states(histories)):
        key = _key(state)
        if key not in numbers:
            numbers[key] = len(states)
            words = state_words(record, state)
            states.append([state.holder or "", state.contender or "", state.standing, words])
    return numbers, states


def _states(histories: Histories) -> Iterable[State]:
    for of_clock in histories.values():
        for history in of_clock.values():
            yield from (state for _, state in history)


def _key(state: State) -> StateKey:
    return state.holder, state.contender, state.standing


def _first_with(standing: Standing, states: list[list[str]]) -> int:
    """The number of the first state of a standing, for the legend; 0 where there is none."""
    return next((number for number, state in enumerate(states) if state[2] == standing), 0)


def _changes(
    history: History, numbers: Mapping[StateKey, int], day_numbers: Mapping[date, int]
) -> list[list[Any]]:
    """``[number of the day, number of the state, since]`` wherever one of the last two changes."""
    changes: list[list[Any]] = []
    for day, state in history:
        change = [numbers[_key(state)], state.since.isoformat() if state.since else None]
        if not changes or changes[-1][1:] != change:
            changes.append([day_numbers[day], *change])
    return changes


def _places(record: Record) -> list[dict[str, Any]]:
    """Areas first, then their seats, then the rest, each in the order of the file."""
    by_claims = sorted(record.claims_by_place.items(), key=lambda pair: -len(pair[1]))
    weights = {place_id: weight for weight, (place_id, _) in enumerate(by_claims)}
    kinds = [record.settings["area_kind"], record.settings["seat_kind"]]
    places = sorted(
        record.places.values(),
        key=lambda place: kinds.index(place.kind) if place.kind in kinds else len(kinds),
    )
    return [_place(record, place, weights[place.place_id]) for place in places]


def _place(record: Record, place: Place, weight: int) -> dict[str, Any]:
    cells: dict[str, Any] = {
        "id": place.place_id,
        "name": place.name,
        "kind": place.kind,
        "area": place.iso_3166_2,
        "weight": weight,
    }
    shared = {"title": record.place_titles, "label": record.place_labels}
    cells |= {
        name: names[place.place_id]
        for name, names in shared.items()
        if names[place.place_id] != place.name
    }
    other_names = (*map(str.strip, place.other_names.split(";")), place.name_fa, place.name_ps)
    if names := [name for name in other_names if name]:
        cells["names"] = names
    is_area = place.place_id == place.iso_3166_2
    return cells if place.lat is None or is_area else {**cells, "lat": place.lat, "lon": place.lon}


def _claim_counts(record: Record) -> dict[str, list[int]]:
    about = Counter(claim.event_date for claim in record.claims.values())
    published = Counter(claim.reported_on for claim in record.claims.values())
    counts = ((Clock.HINDSIGHT, about), (Clock.KNOWN, published))
    return {clock: [count[day] for day in record.days] for clock, count in counts}


def _headlines(record: Record, histories: list[History], clock: Clock) -> list[str]:
    return [
        headline_of(record, [state_on(history, day) for history in histories], clock)
        for day in record.days
    ]


def _turns(histories: list[History], day_numbers: Mapping[date, int]) -> list[list[Any]]:
    """[number of the day, new holder] wherever a place has another holder than the day before."""
    return sorted(
        [day_numbers[day], after.holder]
        for history in histories
        for (_, before), (day, after) in pairwise(history)
        if after.holder and before.holder and after.holder != before.holder
    )

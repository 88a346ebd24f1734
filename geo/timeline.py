"""All states of all days, packed for the browser, so that scrubbing needs no server.

The pack is one JSON object: ``days`` (ISO), ``places`` (with ``area``, other ``names``, ``weight`` for the order of labels, the most
reported first, and ``lat``/``lon`` in EPSG:4326 where known), ``actors``, ``states`` (holder, contender, standing, words), and for
each view the changes of each place as ``[number of the day, number of the state, since]``. ``claims`` counts claims by day (the day
they are about in hindsight, the day they were published in the other view), ``headlines`` has a sentence for each day, ``turns`` lists
the days on which a place of the headline's kind changes hands.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise
from typing import Any

from geo.caption import LEGEND, headline_of, words
from geo.control.standing import STANDINGS, Standing
from geo.control.state import State, state_on
from geo.history import View, changes, days
from geo.record import Record
from geo.vocabulary import Place

Key = tuple[str | None, str | None, Standing]
History = list[tuple[date, State]]


def packed(record: Record) -> dict[str, Any]:
    """The pack described above, ready for JSON."""
    period = days(record)
    told = {view: {place_id: changes(record, place_id, view) for place_id in record.places} for view in View}
    numbers: dict[Key, int] = {(None, None, Standing.UNREPORTED): 0}
    spoken = {0: words(record, State())}
    for state in (state for histories in told.values() for history in histories.values() for _, state in history):
        spoken.setdefault(numbers.setdefault(_key(state), len(numbers)), words(record, state))
    states = [[holder or "", contender or "", standing, spoken[at]] for (holder, contender, standing), at in numbers.items()]
    weights = {place_id: rank for rank, (place_id, _) in enumerate(sorted(record.claims_by_place.items(), key=lambda pair: -len(pair[1])))}
    number = {day: at for at, day in enumerate(period)}
    seats = [place.place_id for place in record.places.values() if place.kind == record.settings["headline"]["kind"]]
    return {
        "title": record.title,
        "days": [day.isoformat() for day in period],
        "area_kind": record.settings["area_kind"],
        "headline": record.settings["headline"],
        "actors": {actor.actor_id: {"name": actor.name, "colour": actor.colour} for actor in record.actors.values()},
        "places": [_packed_place(place, weights[place.place_id]) for place in _ordered(record)],
        "states": states,
        "examples": {standing: next((at for at, state in enumerate(states) if state[2] == standing), 0) for standing in Standing},
        "legend": LEGEND,
        "standings": STANDINGS,
        "views": {
            view: {place_id: _packed_history(history, numbers, number) for place_id, history in histories.items()}
            for view, histories in told.items()
        },
        "claims": _claims_a_day(record),
        "headlines": {view: _headlines(record, [told[view][seat] for seat in seats], view) for view in View},
        "turns": {view: _turns([told[view][seat] for seat in seats], number) for view in View},
    }


def _key(state: State) -> Key:
    return state.holder, state.contender, state.standing


def _packed_history(history: History, numbers: dict[Key, int], number: dict[date, int]) -> list[list[Any]]:
    """``[number of the day, number of the state, since]`` wherever one of the last two is another one than before."""
    rows: list[list[Any]] = []
    for day, state in history:
        row = [numbers[_key(state)], state.since.isoformat() if state.since else None]
        if not rows or rows[-1][1:] != row:
            rows.append([number[day], *row])
    return rows


def _ordered(record: Record) -> list[Place]:
    """Areas first, then their capitals, then the rest, each in the order of the file."""
    kinds = [record.settings["area_kind"], record.settings["seat_kind"]]
    return sorted(record.places.values(), key=lambda place: kinds.index(place.kind) if place.kind in kinds else len(kinds))


def _packed_place(place: Place, weight: int) -> dict[str, Any]:
    found: dict[str, Any] = {"id": place.place_id, "name": place.name, "kind": place.kind, "area": place.iso_3166_2, "weight": weight}
    if names := [name for name in (*map(str.strip, place.other_names.split(";")), place.name_fa, place.name_ps) if name]:
        found["names"] = names
    is_area = place.place_id == place.iso_3166_2
    return found if place.lat is None or is_area else {**found, "lat": place.lat, "lon": place.lon}


def _claims_a_day(record: Record) -> dict[str, list[int]]:
    about = Counter(claim.event_date for claim in record.claims.values())
    published = Counter(claim.reported_on for claim in record.claims.values())
    return {view: [count[day] for day in days(record)] for view, count in ((View.HINDSIGHT, about), (View.KNOWN, published))}


def _headlines(record: Record, seats: list[History], view: View) -> list[str]:
    headline = record.settings["headline"]
    return [headline_of(record, [state_on(seat, day) for seat in seats], view, headline["actor"], headline["noun"]) for day in days(record)]


def _turns(seats: list[History], number: dict[date, int]) -> list[list[Any]]:
    """[number of the day, new holder] wherever a place of the headline's kind has another holder than the day before."""
    return sorted(
        [number[day], after.holder]
        for seat in seats
        for (_, before), (day, after) in pairwise(seat)
        if after.holder and before.holder and after.holder != before.holder
    )

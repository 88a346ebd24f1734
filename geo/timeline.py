"""All states of all days, packed for the browser, so that scrubbing needs no server.

The pack is one JSON object: ``days`` (ISO), ``places`` (with ``area``, ``weight`` for the order of labels, the most reported first,
and ``lat``/``lon`` in EPSG:4326 where known), ``actors``, ``states`` (holder, contender, standing, words), and for each view the
changes of each place as ``[number of the day, number of the state, since]``. ``claims`` counts claims by day (the day they are about
in hindsight, the day they were published in the other view), ``turns`` lists the days on which a place of the headline's kind changes
hands.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

from geo.control import STANDINGS, Standing, State
from geo.history import View, changes, days
from geo.record import Record
from geo.vocabulary import Place

Key = tuple[str | None, str | None, Standing]
Changes = dict[str, list[list[Any]]]

LEGEND = {
    Standing.CLAIMED: "Claimed by that side only",
    Standing.CONTESTED: "Contested: fighting, or claims disagree",
    Standing.UNREPORTED: "No report",
}
"""What the legend says of a standing; a confirmed holder is named."""


def words(record: Record, state: State) -> str:
    """A state in plain words, as readers see it everywhere."""
    if state.holder is None:
        return "no report"
    holder = record.actors[state.holder].name
    if state.standing is Standing.CONFIRMED:
        return f"{holder}, confirmed"
    if state.standing is Standing.CLAIMED:
        return f"{holder}, claimed only by that side"
    return f"contested: {holder} and {record.actors[state.contender].name}" if state.contender else f"contested: {holder}"


def packed(record: Record) -> dict[str, Any]:
    """The pack described above, ready for JSON."""
    period = days(record)
    number = {day: at for at, day in enumerate(period)}
    known_states: dict[Key, int] = {(None, None, Standing.UNREPORTED): 0}
    spoken = {0: words(record, State())}
    views: dict[str, Changes] = {}
    for view in View:
        views[view] = {}
        for place_id in record.places:
            rows: list[list[Any]] = []
            for day, state in changes(record, place_id, view):
                key = (state.holder, state.contender, state.standing)
                at = known_states.setdefault(key, len(known_states))
                spoken.setdefault(at, words(record, state))
                row = [at, state.since.isoformat() if state.since else None]
                if not rows or rows[-1][1:] != row:
                    rows.append([number[day], *row])
            views[view][place_id] = rows
    states = [[holder or "", contender or "", standing, spoken[at]] for (holder, contender, standing), at in known_states.items()]
    weights = {place_id: rank for rank, (place_id, _) in enumerate(sorted(record.claims_by_place.items(), key=lambda pair: -len(pair[1])))}
    first = {standing: next((at for at, state in enumerate(states) if state[2] == standing), 0) for standing in Standing}
    return {
        "title": record.title,
        "days": [day.isoformat() for day in period],
        "area_kind": record.settings["area_kind"],
        "headline": record.settings["headline"],
        "actors": {actor.actor_id: {"name": actor.name, "colour": actor.colour} for actor in record.actors.values()},
        "places": [_packed_place(place, weights[place.place_id]) for place in _ordered(record)],
        "states": states,
        "examples": first,
        "legend": LEGEND,
        "standings": STANDINGS,
        "views": views,
        "claims": _claims_a_day(record),
        "turns": {view: _turns(record, view) for view in View},
    }


def _ordered(record: Record) -> list[Place]:
    """Areas first, then their capitals, then the rest, each in the order of the file."""
    kinds = [record.settings["area_kind"], record.settings["seat_kind"]]
    return sorted(record.places.values(), key=lambda place: kinds.index(place.kind) if place.kind in kinds else len(kinds))


def _packed_place(place: Place, weight: int) -> dict[str, Any]:
    found = {"id": place.place_id, "name": place.name, "kind": place.kind, "area": place.iso_3166_2, "weight": weight}
    is_area = place.place_id == place.iso_3166_2
    return found if place.lat is None or is_area else {**found, "lat": place.lat, "lon": place.lon}


def _claims_a_day(record: Record) -> dict[str, list[int]]:
    about = Counter(claim.event_date for claim in record.claims.values())
    published = Counter(claim.reported_on for claim in record.claims.values())
    return {view: [count[day] for day in days(record)] for view, count in ((View.HINDSIGHT, about), (View.KNOWN, published))}


def _turns(record: Record, view: View) -> list[list[Any]]:
    """[number of the day, new holder] wherever a place of the headline's kind has another holder than the day before."""
    period = days(record)
    found = []
    for place in record.places.values():
        if place.kind != record.settings["headline"]["kind"]:
            continue
        history = changes(record, place.place_id, view)
        for (_, before), (day, after) in pairwise(history):
            if after.holder and before.holder and after.holder != before.holder:
                found.append([period.index(day), after.holder])
    return sorted(found)

"""The panels in HTML: what is said of a place, what a day brought; for a day and a view, or for all of them at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from geo.caption import words
from geo.control.rules import RULES
from geo.control.state import State
from geo.explanation import Explanation, explanation, read_claims, spans
from geo.history import View
from geo.html import TEMPLATES, render
from geo.record import Record
from geo.vocabulary import Claim, Event, Place


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a place: its claims by the holder that they name, and the events."""

    day: date
    sides: tuple[tuple[str, tuple[Claim, ...]], ...]
    events: tuple[Event, ...]

    @property
    def disputed(self) -> bool:
        """Whether the day's claims name more than one holder."""
        return len(self.sides) > 1

    @property
    def count(self) -> int:
        """How many claims and events it holds."""
        return sum(len(claims) for _, claims in self.sides) + len(self.events)


BRIEF_CLAIMS = 8
"""How many claims a panel shows before the reader asks for all."""

BRIEF_SIDE = 4
"""How many claims of one day that name the same holder it shows until then."""


def days_of(claims: Iterable[Claim], events: Iterable[Event]) -> list[Day]:
    """Claims and events by day, the latest first; within a day the claims side by side by the holder that they name."""
    dated: list[tuple[date, Claim | Event]] = [(claim.event_date, claim) for claim in claims]
    dated += [(event.date, event) for event in events]
    found = []
    for day, group in groupby(sorted(dated, key=lambda pair: pair[0], reverse=True), key=lambda pair: pair[0]):
        items = [item for _, item in group]
        spoken = sorted(
            (item for item in items if isinstance(item, Claim)), key=lambda claim: (claim.holder, claim.reported_on, claim.claim_id)
        )
        sides = tuple((holder, tuple(said)) for holder, said in groupby(spoken, key=lambda claim: claim.holder))
        found.append(Day(day, sides, tuple(item for item in items if isinstance(item, Event))))
    return found


def brief(days: list[Day]) -> list[Day]:
    """The latest days alone, with the first claims of each holder: enough to see what was said, and who contradicts whom."""
    found: list[Day] = []
    count = 0
    for day in days:
        if count >= BRIEF_CLAIMS:
            break
        sides = tuple((holder, claims[:BRIEF_SIDE]) for holder, claims in day.sides)
        found.append(replace(day, sides=sides))
        count += sum(len(claims) for _, claims in sides) + len(day.events)
    return found


@dataclass(frozen=True, slots=True)
class Told:
    """An explanation as the panel shows it, in a view; ``first`` and ``last`` say when, where the panel is for more than one day."""

    explanation: Explanation
    said: str
    swatch: dict[str, str]
    silent_days: int | None = None
    view: View | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """A place as the panel of a day shows it: its looks in one view or in both, and what was claimed of it."""

    place: Place
    looks: tuple[Told, ...]
    claims: tuple[Claim, ...]


def place_panel(record: Record, place_id: str, on: date, known: date | None, whole: bool = True) -> str:
    """The panel of a place on a day: its state, why, and the claims up to then, latest day first.

    ``known`` limits by day of publication (inclusive; no limit if None). Unless it is the ``whole`` panel, only the latest claims
    are in it, with a button for all.
    """
    claims = read_claims(record, place_id, on, known)
    events = [event for event in _events(record, known) if event.place_id == place_id and event.date <= on]
    why = explanation(record, place_id, on, known)
    silent = (on - why.state.last_claim).days if why.state.last_claim else None
    days = days_of(claims, events)
    shown = days if whole else brief(days)
    return _place_html(
        record,
        place_id,
        [_told(record, why, silent, view=View.HINDSIGHT if known is None else View.KNOWN)],
        shown,
        corrections=_corrections(claims),
        count=len(claims),
        hidden=len(claims) + len(events) - sum(day.count for day in shown),
        later=len(read_claims(record, place_id, date.max)) - len(claims),
    )


def place_dossier(record: Record, place_id: str) -> str:
    """The panel of a place for every day and both views at once.

    Each part says when it is to be seen (``data-about``, ``data-public``, ``data-from``, ``data-until``, ``data-view``); statements and
    events are left out and named, to be put in from :func:`statements`.
    """
    told = [_told(record, span.explanation, 0, view=span.view, first=span.first, last=span.last) for span in spans(record, place_id)]
    events = [event for event in record.events.values() if event.place_id == place_id]
    return _place_html(record, place_id, told, days_of(read_claims(record, place_id, record.period[1]), events), dossier=True)


def statements(record: Record) -> dict[str, str]:
    """The HTML of every claim and event, as a panel shows them; those of one source stand together, which compresses well."""
    macros: Any = TEMPLATES.get_template("macros.html").module
    corrections = _corrections(record.claims.values())
    claims = sorted(record.claims.values(), key=lambda claim: (claim.source_id, claim.claim_id))
    return {claim.claim_id: str(macros.statement(record, claim, corrections.get(claim.claim_id), dossier=True)) for claim in claims} | {
        event.event_id: str(macros.event_line(record, event, dossier=True)) for event in record.events.values()
    }


def _corrections(claims: Iterable[Claim]) -> dict[str, Claim]:
    """The claim that withdraws or corrects another one, by the other one's id."""
    return {claim.supersedes: claim for claim in claims if claim.supersedes}


def _place_html(record: Record, place_id: str, told: list[Told], days: list[Day], dossier: bool = False, **counts: Any) -> str:
    place = record.places[place_id]
    return render(
        "place_panel.html",
        record=record,
        place=place,
        province=record.places.get(place.iso_3166_2),
        capital=record.places.get(record.seats.get(place_id, "")),
        names=_names(place),
        told=told,
        rules={rule.name: rule for rule in RULES},
        within=[other for other in record.places.values() if other.parent_id == place_id and other.place_id != record.seats.get(place_id)],
        days=days,
        dossier=dossier,
        **{"corrections": {}, "count": 0, "hidden": 0, "later": 0} | counts,
    )


def day_panel(record: Record, on: date, known: date | None, whole: bool = True) -> str:
    """The panel where no place is picked: the claims about a day and its events; only the weightiest places unless ``whole``."""
    view = View.HINDSIGHT if known is None else View.KNOWN
    topics = _topics(record, on, known, (view,))
    shown = topics if whole else [replace(topic, claims=topic.claims[:2]) for topic in topics[:BRIEF_CLAIMS]]
    return _day_html(record, on, shown, known=known, count=sum(len(topic.claims) for topic in topics))


def day_dossier(record: Record, on: date) -> str:
    """The panel of a day for both views at once; see :func:`place_dossier`."""
    topics = _topics(record, on, None, tuple(View))
    return _day_html(record, on, topics, known=None, count=sum(len(topic.claims) for topic in topics), dossier=True)


def _topics(record: Record, on: date, known: date | None, views: tuple[View, ...]) -> list[Topic]:
    claims = [claim for claim in record.claims.values() if claim.event_date == on and (known is None or claim.reported_on <= known)]
    by_place = sorted(claims, key=lambda claim: (record.places[claim.place_id].name, claim.place_id, claim.holder, claim.claim_id))
    kinds = [record.settings["seat_kind"], record.settings["area_kind"]]
    found = []
    for place_id, group in groupby(by_place, key=lambda claim: claim.place_id):
        looks = [_told(record, explanation(record, place_id, on, view.known(on)), view=view) for view in views]
        found.append(Topic(record.places[place_id], tuple(looks), tuple(group)))
    return sorted(found, key=lambda topic: kinds.index(topic.place.kind) if topic.place.kind in kinds else len(kinds))


def _day_html(record: Record, on: date, topics: list[Topic], *, known: date | None, count: int, dossier: bool = False) -> str:
    return render(
        "day_panel.html",
        record=record,
        on=on,
        topics=topics,
        events=[event for event in _events(record, known) if event.date == on],
        count=count,
        hidden=count - sum(len(topic.claims) for topic in topics),
        dossier=dossier,
    )


def _events(record: Record, known: date | None) -> list[Event]:
    """The events of which something had been published by ``known``."""
    return [event for event in record.events.values() if known is None or record.sources[event.source_id].published_on <= known]


def _told(record: Record, why: Explanation, silent_days: int | None = None, **when: Any) -> Told:
    return Told(why, words(record, why.state), _swatch(record, why.state), silent_days, **when)


def _swatch(record: Record, state: State) -> dict[str, str]:
    """Class and colours of the little square that shows a state beside its words."""
    return {
        "standing": state.standing.value,
        "holder": record.actors[state.holder].colour if state.holder else "",
        "contender": record.actors[state.contender].colour if state.contender else "",
    }


def _names(place: Place) -> list[tuple[str, str]]:
    """(language, name) of the names in other scripts; once where the languages share it."""
    found = {name: language for language, name in (("ps", place.name_ps), ("fa", place.name_fa)) if name}
    return [(language, name) for name, language in found.items()]

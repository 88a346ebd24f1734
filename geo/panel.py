"""The panels in HTML: what is said of a place, what a day brought. Every cell is escaped; only http(s) addresses become links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from geo import history, timeline
from geo.control import EVIDENCE, FIGHTING_DAYS, RULES, STANDINGS, Evidence, State, evidence, standing_claims
from geo.record import Problem, Record
from geo.vocabulary import Claim, Event, Place, Source

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "frontend"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def day_in_words(day: date) -> str:
    """A day as readers see it everywhere: ``12 August 2021``."""
    return f"{day.day} {day:%B %Y}"


def web_address(text: str) -> str:
    """The address if a browser may follow it as a link, else an empty text."""
    return text if text.lower().startswith(("https://", "http://")) else ""


_TEMPLATES.filters.update(words=day_in_words, web=web_address)
_TEMPLATES.globals.update(evidence=evidence)


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


def read_claims(record: Record, place_id: str, on: date, known: date | None) -> list[Claim]:
    """The claims about a place, or about an area and its capital, up to a day (inclusive), of what was published by ``known``."""
    about = [place_id, *([record.seats[place_id]] if place_id in record.seats else [])]
    claims = [claim for at in about for claim in record.claims_by_place[at] if claim.event_date <= on]
    return [claim for claim in claims if known is None or claim.reported_on <= known]


def days_of(claims: Iterable[Claim], events: Iterable[Event]) -> list[Day]:
    """Claims and events by day, the latest first; within a day the claims side by side by the holder that they name."""
    dated: list[tuple[date, Claim | Event]] = [(claim.event_date, claim) for claim in claims]
    dated += [(event.date, event) for event in events]
    found = []
    for day, group in groupby(sorted(dated, key=lambda pair: pair[0], reverse=True), key=lambda pair: pair[0]):
        items = [item for _, item in group]
        spoken = sorted((item for item in items if isinstance(item, Claim)), key=lambda claim: (claim.holder, claim.reported_on, claim.claim_id))
        sides = tuple((holder, tuple(said)) for holder, said in groupby(spoken, key=lambda claim: claim.holder))
        found.append(Day(day, sides, tuple(item for item in items if isinstance(item, Event))))
    return found


def place_panel(record: Record, place_id: str, on: date, known: date | None) -> str:
    """The panel of a place on a day: its state, why, and every claim up to then. ``known`` limits by day of publication."""
    place = record.places[place_id]
    state = history.state(record, place_id, on, known)
    claims = read_claims(record, place_id, on, known)
    standing = {claim.claim_id for claim in standing_claims(claims, known)}
    events = [event for event in record.events.values() if event.place_id == place_id and event.date <= on]
    if known:
        events = [event for event in events if record.sources[event.source_id].published_on <= known]
    lent = bool(state.claim_ids) and record.claims[state.claim_ids[0]].place_id != place_id
    return _TEMPLATES.get_template("place_panel.html").render(
        record=record,
        place=place,
        province=record.places.get(place.iso_3166_2),
        capital=record.places.get(record.seats.get(place_id, "")),
        lent=lent,
        state=state,
        said=timeline.words(record, state),
        rule=RULES[state.rule],
        on=on,
        known=known,
        silent_days=(on - state.last_claim).days if state.last_claim else None,
        deciding=[record.claims[claim_id] for claim_id in state.claim_ids],
        days=days_of(claims, events),
        withdrawn={claim.claim_id for claim in claims} - standing,
        origins=len({record.sources[claim.source_id].origin for claim in claims}),
        later=_later(record, place_id, on, known),
        evidence_words=EVIDENCE,
        swatch=_swatch(record, state),
        names=_names(place),
    )


def day_panel(record: Record, on: date, known: date | None) -> str:
    """The panel where no place is picked: the claims about a day and its events."""
    claims = [claim for claim in record.claims.values() if claim.event_date == on and (known is None or claim.reported_on <= known)]
    by_place = sorted(claims, key=lambda claim: (record.places[claim.place_id].name, claim.place_id, claim.holder, claim.claim_id))
    said = [(record.places[place_id], list(group)) for place_id, group in groupby(by_place, key=lambda claim: claim.place_id)]
    told = [(place, group, history.state(record, place.place_id, on, known)) for place, group in said]
    events = [event for event in record.events.values() if event.date == on]
    return _TEMPLATES.get_template("day_panel.html").render(
        record=record,
        on=on,
        known=known,
        told=[(place, group, timeline.words(record, state), _swatch(record, state)) for place, group, state in told],
        events=events,
        count=len(claims),
    )


def notice(lines: Sequence[str]) -> str:
    """A short notice of what could not be used."""
    return _TEMPLATES.get_template("notice.html").render(lines=lines)


def refusal(problems: Sequence[Problem], kept: bool = False) -> str:
    """What is wrong with the files, row by row. ``kept``: an earlier good record is still on display."""
    return _TEMPLATES.get_template("refusal.html").render(problems=problems[:50], more=max(0, len(problems) - 50), kept=kept)


def method_page(record: Record) -> str:
    """The rule as a table, with the standings, the classes of evidence and the columns of the data set."""
    return _TEMPLATES.get_template("method.html").render(
        rules=RULES.values(),
        fighting_days=FIGHTING_DAYS,
        standings=STANDINGS,
        evidence_words=EVIDENCE,
        resources=record.descriptor["resources"],
    )


def record_page(record: Record) -> str:
    """What the record holds: its tables in numbers, who speaks in it, and every source."""
    sides: dict[str, int] = {}
    for claim in record.claims.values():
        sides[claim.claimant_side] = sides.get(claim.claimant_side, 0) + 1
    classes = {kind: sum(evidence(claim) is kind for claim in record.claims.values()) for kind in Evidence}
    sources: list[Source] = sorted(record.sources.values(), key=lambda source: (source.published_on, source.outlet), reverse=True)
    used: dict[str, int] = {}
    for claim in record.claims.values():
        used[claim.source_id] = used.get(claim.source_id, 0) + 1
    return _TEMPLATES.get_template("record.html").render(record=record, sides=sides, classes=classes, sources=sources, used=used)


def _later(record: Record, place_id: str, on: date, known: date | None) -> int:
    """How many claims about the place the panel does not show, being about later days or published later."""
    shown = {claim.claim_id for claim in read_claims(record, place_id, on, known)}
    everything = {claim.claim_id for claim in read_claims(record, place_id, date.max, None)}
    return len(everything - shown)


def _swatch(record: Record, state: State) -> dict[str, str]:
    """Class and colours of the little square that shows a state beside its words."""
    return {
        "standing": state.standing.value,
        "holder": record.actors[state.holder].colour if state.holder else "",
        "contender": record.actors[state.contender].colour if state.contender else "",
    }


def _names(place: Place) -> list[tuple[str, str]]:
    """(language, name) of the names in other scripts."""
    return [(language, name) for language, name in (("fa", place.name_fa), ("ps", place.name_ps)) if name]

"""The panels in HTML: what is said of a place, what a day brought. Every cell is escaped; only http(s) addresses become links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from geo import history
from geo.caption import day_in_words, words
from geo.control import EVIDENCE, FIGHTING_DAYS, RULES, STANDINGS, Evidence, State, evidence, standing_claims
from geo.record import Problem, Record
from geo.vocabulary import Claim, Event, Place, Source

WEIGHT = {Evidence.INDEPENDENT: 0, Evidence.OTHER_SIDE: 1, Evidence.OWN_CLAIM: 2}
"""The order in which the panel lists the claims that decided."""

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "frontend"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


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

    @property
    def count(self) -> int:
        """How many claims and events it holds."""
        return sum(len(claims) for _, claims in self.sides) + len(self.events)


def read_claims(record: Record, place_id: str, on: date, known: date | None) -> list[Claim]:
    """The claims about a place, or about an area and its capital, up to a day (inclusive), of what was published by ``known``."""
    about = [place_id, *([record.seats[place_id]] if place_id in record.seats else [])]
    claims = [claim for at in about for claim in record.claims_by_place[at] if claim.event_date <= on]
    return [claim for claim in claims if known is None or claim.reported_on <= known]


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


def place_panel(record: Record, place_id: str, on: date, known: date | None, whole: bool = True) -> str:
    """The panel of a place on a day: its state, why, and the claims up to then, latest day first.

    ``known`` limits by day of publication (inclusive; no limit if None). Unless it is the ``whole`` panel, only the latest claims
    are in it, with a button for all.
    """
    place = record.places[place_id]
    state = history.state(record, place_id, on, known)
    claims = read_claims(record, place_id, on, known)
    standing = {claim.claim_id for claim in standing_claims(claims, known)}
    events = [event for event in record.events.values() if event.place_id == place_id and event.date <= on]
    if known:
        events = [event for event in events if record.sources[event.source_id].published_on <= known]
    deciding = sorted(
        (record.claims[claim_id] for claim_id in state.claim_ids), key=lambda claim: (WEIGHT[evidence(claim)], claim.holder, claim.claim_id)
    )
    days = days_of(claims, events)
    lent = bool(state.claim_ids) and record.claims[state.claim_ids[0]].place_id != place_id
    return _TEMPLATES.get_template("place_panel.html").render(
        record=record,
        place=place,
        province=record.places.get(place.iso_3166_2),
        capital=record.places.get(record.seats.get(place_id, "")),
        lent=lent,
        state=state,
        said=words(record, state),
        rule=RULES[state.rule],
        on=on,
        known=known,
        silent_days=(on - state.last_claim).days if state.last_claim else None,
        deciding=deciding,
        deciding_origins=len({record.origins[claim.source_id] for claim in deciding}),
        within=[other for other in record.places.values() if other.parent_id == place_id and other.place_id != record.seats.get(place_id)],
        days=days if whole else brief(days),
        count=len(claims),
        hidden=0 if whole else len(claims) + len(events) - sum(day.count for day in brief(days)),
        withdrawn={claim.claim_id for claim in claims} - standing,
        origins=len({record.origins[claim.source_id] for claim in claims}),
        later=_later(record, place_id, on, known),
        evidence_words=EVIDENCE,
        swatch=_swatch(record, state),
        names=_names(place),
    )


def day_panel(record: Record, on: date, known: date | None, whole: bool = True) -> str:
    """The panel where no place is picked: the claims about a day and its events; only the weightiest places unless ``whole``."""
    claims = [claim for claim in record.claims.values() if claim.event_date == on and (known is None or claim.reported_on <= known)]
    by_place = sorted(claims, key=lambda claim: (record.places[claim.place_id].name, claim.place_id, claim.holder, claim.claim_id))
    said = [(record.places[place_id], list(group)) for place_id, group in groupby(by_place, key=lambda claim: claim.place_id)]
    kinds = [record.settings["seat_kind"], record.settings["area_kind"]]
    said.sort(key=lambda pair: kinds.index(pair[0].kind) if pair[0].kind in kinds else len(kinds))
    shown = said if whole else said[:BRIEF_CLAIMS]
    told = [(place, group if whole else group[:2], history.state(record, place.place_id, on, known)) for place, group in shown]
    events = [event for event in record.events.values() if event.date == on]
    return _TEMPLATES.get_template("day_panel.html").render(
        record=record,
        on=on,
        known=known,
        told=[(place, group, words(record, state), _swatch(record, state)) for place, group, state in told],
        events=events,
        count=len(claims),
        hidden=len(claims) - sum(len(group) for _, group, _ in told),
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
    """(language, name) of the names in other scripts; once where the languages share it."""
    found = {name: language for language, name in (("ps", place.name_ps), ("fa", place.name_fa)) if name}
    return [(language, name) for name, language in found.items()]

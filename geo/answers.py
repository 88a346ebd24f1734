"""Rows that answer a question to the record: who holds what, how many, who said so, about which places, in which sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, NewType, cast

from typing_extensions import TypedDict  # Python 3.11's own cannot be turned into a schema by pydantic

from geo import history
from geo.control.evidence import evidence
from geo.control.standing import Standing
from geo.record import Record
from geo.vocabulary import Claim

Row = Mapping[str, Any]

Day = NewType("Day", str)
"""A day as ISO 8601 text, local to the place."""


class ControlRow(TypedDict):
    """The state of a place at the end of a day. ``holder``, ``contender`` and ``since`` are None where nothing is reported."""

    place_id: str
    name: str
    kind: str
    iso_3166_2: str
    holder: str | None
    contender: str | None
    standing: str
    since: Day | None
    last_claim: Day | None
    rule: str
    claim_ids: list[str]


class ClaimRow(TypedDict):
    """A claim with its evidence class and its source."""

    claim_id: str
    place_id: str
    event_date: Day
    date_precision: str
    reported_on: Day
    holder: str
    contender: str | None
    claimant: str
    claimant_side: str
    evidence: str
    summary: str
    supersedes: str | None
    note: str
    source_id: str
    outlet: str
    origin: str
    title: str
    published_on: Day
    url: str


class PlaceRow(TypedDict):
    """A place. ``lat`` and ``lon`` are degrees in EPSG:4326, None where the position is not known."""

    place_id: str
    name: str
    name_fa: str
    name_ps: str
    kind: str
    parent_id: str
    iso_3166_2: str
    lat: float | None
    lon: float | None
    population: int | None
    population_source_id: str
    other_names: str


class SourceRow(TypedDict):
    """A published text."""

    source_id: str
    outlet: str
    title: str
    url: str
    published_on: Day
    language: str
    archived_url: str
    origin: str


class Count(TypedDict):
    """The places of one kind: ``by_holder`` has undisputed holders only, and everything but ``total`` adds up to it."""

    total: int
    by_holder: dict[str, int]
    contested: int
    unreported: int


def control(record: Record, on: date, known: date | None = None, kind: str | None = None, place_id: str | None = None) -> list[ControlRow]:
    """One row a place: its state at the end of the day ``on``, of what was published by ``known`` (both inclusive).

    Rows stand in the order of places.csv; ``kind`` keeps one kind of place, ``place_id`` one place.
    """
    rows: list[ControlRow] = []
    for place in record.places.values():
        if kind not in (None, place.kind) or place_id not in (None, place.place_id):
            continue
        state = history.state(record, place.place_id, on, known)
        rows.append(
            {
                "place_id": place.place_id,
                "name": place.name,
                "kind": place.kind,
                "iso_3166_2": place.iso_3166_2,
                "holder": state.holder,
                "contender": state.contender,
                "standing": state.standing.value,
                "since": _day(state.since) if state.since else None,
                "last_claim": _day(state.last_claim) if state.last_claim else None,
                "rule": state.rule,
                "claim_ids": list(state.claim_ids),
            }
        )
    return rows


def counts(record: Record, on: date, known: date | None = None, kind: str | None = None) -> dict[str, Count]:
    """How many places are in which hands at the end of a day, by kind of place; ``kind`` keeps one kind."""
    found: dict[str, Count] = {}
    for row in control(record, on, known, kind):
        count = found.setdefault(row["kind"], {"total": 0, "by_holder": {}, "contested": 0, "unreported": 0})
        count["total"] += 1
        if row["standing"] == Standing.CONTESTED:
            count["contested"] += 1
        elif row["holder"] is None:
            count["unreported"] += 1
        else:
            count["by_holder"][row["holder"]] = count["by_holder"].get(row["holder"], 0) + 1
    return {one: {**count, "by_holder": dict(sorted(count["by_holder"].items()))} for one, count in sorted(found.items())}


def count_rows(counted: Mapping[str, Count]) -> tuple[list[Row], list[str]]:
    """(rows, columns) of counts as a table: one row a kind, one column each for the total, every holder and the rest."""
    holders = sorted({holder for count in counted.values() for holder in count["by_holder"]})
    rows: list[Row] = [
        {"kind": kind, **count, **{holder: count["by_holder"].get(holder, 0) for holder in holders}} for kind, count in counted.items()
    ]
    return rows, ["kind", "total", *holders, "contested", "unreported"]


def claims(
    record: Record, place_id: str | None = None, on: date | None = None, known: date | None = None, kind: str | None = None
) -> list[ClaimRow]:
    """The claims about one place, or about all in the order of places.csv; those about a place by event date.

    ``on`` keeps those about that day or an earlier one, ``known`` those published by then (both inclusive; None: no limit),
    ``kind`` those about one kind of place.
    """
    return [
        _claim_row(record, claim)
        for place in (record.places.values() if place_id is None else [record.places[place_id]])
        if kind is None or place.kind == kind
        for claim in record.claims_by_place[place.place_id]
        if (on is None or claim.event_date <= on) and (known is None or claim.reported_on <= known)
    ]


def _claim_row(record: Record, claim: Claim) -> ClaimRow:
    source = record.sources[claim.source_id]
    return {
        "claim_id": claim.claim_id,
        "place_id": claim.place_id,
        "event_date": _day(claim.event_date),
        "date_precision": claim.date_precision,
        "reported_on": _day(claim.reported_on),
        "holder": claim.holder,
        "contender": claim.contender or None,
        "claimant": claim.claimant,
        "claimant_side": claim.claimant_side,
        "evidence": evidence(claim).value,
        "summary": claim.summary,
        "supersedes": claim.supersedes or None,
        "note": claim.note,
        "source_id": claim.source_id,
        "outlet": source.outlet,
        "origin": source.origin,
        "title": source.title,
        "published_on": _day(source.published_on),
        "url": source.url,
    }


def places(record: Record, place_id: str | None = None, kind: str | None = None) -> list[PlaceRow]:
    """The places as places.csv has them, in its order: all, one, or those of one kind."""
    return [
        cast(PlaceRow, asdict(place))
        for place in record.places.values()
        if place_id in (None, place.place_id) and kind in (None, place.kind)
    ]


def sources(record: Record) -> list[SourceRow]:
    """The sources as sources.csv has them, in its order."""
    return [cast(SourceRow, {**asdict(source), "published_on": _day(source.published_on)}) for source in record.sources.values()]


def kinds(record: Record) -> Sequence[str]:
    """The kinds of place that the record has, sorted."""
    return sorted({place.kind for place in record.places.values()})


def _day(day: date) -> Day:
    return Day(day.isoformat())

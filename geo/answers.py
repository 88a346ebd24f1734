"""Rows that answer a question to the record: who holds what, how many, and who said so."""

from __future__ import annotations

from datetime import date
from typing import Any

from geo import history
from geo.control import Standing, evidence
from geo.record import Record

Row = dict[str, Any]


def control(record: Record, on: date, known: date | None = None, kind: str | None = None) -> list[Row]:
    """One row a place: its state at the end of the day ``on``, of what was published by ``known`` (both inclusive).

    ``holder``, ``contender`` and ``since`` are None where nothing is reported. Rows stand in the order of places.csv; ``kind``
    keeps one kind of place.
    """
    rows = []
    for place in record.places.values():
        if kind is not None and place.kind != kind:
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
                "since": state.since.isoformat() if state.since else None,
                "last_claim": state.last_claim.isoformat() if state.last_claim else None,
                "rule": state.rule,
                "claim_ids": list(state.claim_ids),
            }
        )
    return rows


def counts(record: Record, on: date, known: date | None = None) -> dict[str, Row]:
    """By kind of place: ``total``, ``by_holder`` (undisputed holders only), ``contested`` and ``unreported``; they add up."""
    found: dict[str, Row] = {}
    for row in control(record, on, known):
        kind = found.setdefault(row["kind"], {"total": 0, "by_holder": {}, "contested": 0, "unreported": 0})
        kind["total"] += 1
        if row["standing"] in (Standing.CONTESTED, Standing.UNREPORTED):
            kind[row["standing"]] += 1
        else:
            kind["by_holder"][row["holder"]] = kind["by_holder"].get(row["holder"], 0) + 1
    return {kind: {**row, "by_holder": dict(sorted(row["by_holder"].items()))} for kind, row in sorted(found.items())}


def claims(record: Record, place_id: str, on: date | None = None, known: date | None = None) -> list[Row]:
    """The claims about one place by event date, each with its evidence class and source.

    ``on`` keeps those about that day or an earlier one, ``known`` those published by then (both inclusive; None: no limit).
    """
    rows = []
    for claim in record.claims_by_place[place_id]:
        if (on and claim.event_date > on) or (known and claim.reported_on > known):
            continue
        source = record.sources[claim.source_id]
        rows.append(
            {
                "claim_id": claim.claim_id,
                "place_id": claim.place_id,
                "event_date": claim.event_date.isoformat(),
                "date_precision": claim.date_precision,
                "reported_on": claim.reported_on.isoformat(),
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
                "published_on": source.published_on.isoformat(),
                "url": source.url,
            }
        )
    return rows

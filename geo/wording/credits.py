"""Whose a record is, on what terms it may be used, and on how much a picture rests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geo.model.record import Record
from geo.model.view import Moment
from geo.wording.states import day_words


def credit(record: Record) -> str:
    """The record's title, version and licence, in a line."""
    licences = ", ".join(
        str(licence.get("title") or licence.get("name"))
        for licence in record.descriptor.get("licenses", [])
    )
    licence = f" Licence: {licences}." if licences else ""
    return f"Record: {record.title}{_version(record)}.{licence}"


def sources_line(record: Record, moment: Moment) -> str:
    """How many claims, sources and origins a picture of a moment rests on."""
    read = [
        claim
        for claim in record.claims.values()
        if claim.event_date <= moment.on and moment.has_published(claim.reported_on)
    ]
    sources = {claim.source_id for claim in read}
    origins = {record.origins[source_id] for source_id in sources}
    about = f"about the days up to {day_words(moment.on)}"
    if moment.known:
        about = f"published by {day_words(moment.known)}"
    return (
        f"From {len(read):,} claims {about}, in {len(sources)} sources of {len(origins)} origins. "
        f"Record: {record.title}{_version(record)}."
    )


def licence_line(record: Record) -> str:
    """Whose the record is, on what terms, and where its boundaries come from.

    It says as much of it as the descriptor does.
    """
    contributors = _objects(record.descriptor.get("contributors"))
    names = [str(contributor["title"]) for contributor in contributors if contributor.get("title")]
    licences = _objects(record.descriptor.get("licenses"))
    terms = [_licence_words(licence) for licence in licences]
    boundaries = record.settings["boundaries"].get("credit")
    parts = []
    if names:
        parts.append(f"© {', '.join(names)}.")
    if terms:
        parts.append(f"Licence: {', '.join(terms)}.")
    if boundaries:
        parts.append(f"Boundaries: {boundaries}.")
    return " ".join(parts)


def _licence_words(licence: Mapping[str, Any]) -> str:
    name = str(licence.get("title") or licence.get("name"))
    return f"{name} ({licence['path']})" if licence.get("path") else name


def _version(record: Record) -> str:
    version = record.descriptor.get("version")
    return f", version {version}" if version else ""


def _objects(value: Any) -> list[Mapping[str, Any]]:
    """The JSON objects of a list in the descriptor, of which nothing else is checked."""
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []

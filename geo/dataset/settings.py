"""What a descriptor must say to Claimline, and of what type everything is that is read of it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

Fault = tuple[str, str]
"""(field of the descriptor, reason)."""

LONGEST_PERIOD_DAYS = 10_000
"""How many days a slider may have, about 27 years. All of them are sent to every reader."""

NAME = re.compile(r"[^\W_][\w.-]*")


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_number(value: Any) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and math.isfinite(value)


def _is_distance(value: Any) -> bool:
    return _is_number(value) and value >= 0


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and NAME.fullmatch(value) is not None


def _are_objects(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _is_version(value: Any) -> bool:
    return _is_text(value) or _is_number(value)


def _are_texts_by_text(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(text, str) for text in value.values())


Check = tuple[Callable[[Any], bool], str]
TEXT: Check = (_is_text, "must be a text")
NUMBER: Check = (_is_number, "must be a number")
OBJECTS: Check = (_are_objects, "must be a list of objects")

REQUIRED: Mapping[str, Check] = {
    "name": (_is_name, "must be a name of letters, digits, hyphens and full stops"),
    "title": TEXT,
    "claimline.area_kind": TEXT,
    "claimline.seat_kind": TEXT,
    "claimline.headline.kind": TEXT,
    "claimline.headline.noun": TEXT,
    "claimline.headline.actor": TEXT,
    **{f"claimline.map.{side}": NUMBER for side in ("south", "west", "north", "east")},
    "claimline.boundaries.path": TEXT,
    "claimline.boundaries.place_id.field": TEXT,
}

OPTIONAL: Mapping[str, Check] = {
    "description": TEXT,
    "version": (_is_version, "must be a text or a number"),
    "created": TEXT,
    "licenses": OBJECTS,
    "contributors": OBJECTS,
    "claimline.boundaries.place_id.values": (_are_texts_by_text, "must be texts by text"),
    "claimline.boundaries.tolerance_degrees": (_is_distance, "must be a number of degrees"),
    "claimline.boundaries.credit": TEXT,
}

WITH_NEIGHBOURS: Mapping[str, Check] = {"claimline.neighbours.name.field": TEXT}
WITH_LABELS: Mapping[str, Check] = {
    "claimline.neighbours.label.lat": TEXT,
    "claimline.neighbours.label.lon": TEXT,
}


def setting_faults(descriptor: Mapping[str, Any]) -> Iterator[Fault]:
    """What is missing in a descriptor, or of another type than is read."""
    settings = descriptor.get("claimline")
    if settings and not isinstance(settings, dict):
        yield "claimline", "is not a JSON object"
    required = dict(REQUIRED)
    if _at(descriptor, "claimline.neighbours"):
        required |= WITH_NEIGHBOURS
        if _at(descriptor, "claimline.neighbours.label"):
            required |= WITH_LABELS
    for field, (is_right, reason) in required.items():
        value = _at(descriptor, field)
        if value is None or value == "":
            yield field, "is missing"
        elif not is_right(value):
            yield field, reason
    for field, (is_right, reason) in OPTIONAL.items():
        value = _at(descriptor, field)
        if value is not None and not is_right(value):
            yield field, reason
    if isinstance(settings, dict):
        yield from _period_faults(settings)
        yield from _map_faults(settings.get("map"))


def _at(node: Any, field: str) -> Any:
    """The value of a dotted field; None where there is none."""
    for key in field.split("."):
        node = node.get(key) if isinstance(node, dict) else None
    return node


def _period_faults(settings: Mapping[str, Any]) -> Iterator[Fault]:
    try:
        start, end = (date.fromisoformat(settings["period"][key]) for key in ("start", "end"))
        if not start < end:
            yield "claimline.period", "must start before it ends"
        if (end - start).days >= LONGEST_PERIOD_DAYS:
            yield "claimline.period", f"must have at most {LONGEST_PERIOD_DAYS} days"
        if not start <= date.fromisoformat(settings["opens_on"]) <= end:
            yield "claimline.opens_on", "must lie in the period"
    except (KeyError, TypeError, ValueError) as error:
        reason = f"wants start, end and opens_on as ISO dates ({error})"
        yield "claimline.period", reason


def _map_faults(window: Any) -> Iterator[Fault]:
    sides = [_at(window, side) for side in ("south", "west", "north", "east")]
    if all(map(_is_number, sides)):
        south, west, north, east = sides
        if not (-90 <= south < north <= 90 and -180 <= west < east <= 180):
            yield "claimline.map", "must be degrees, south below north and west before east"

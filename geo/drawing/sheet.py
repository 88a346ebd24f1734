"""The map of a day on a page to print, with all that a reader of the print needs to judge it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from shapely import box

from geo import caption
from geo.control.standing import Standing
from geo.control.state import State
from geo.drawing import palette
from geo.drawing.land import path
from geo.drawing.lettering import BOLD, REGULAR, plain, shortened, width
from geo.drawing.paper import CHROME, Paper
from geo.drawing.plate import BRIEF, Plate, legend_rows
from geo.drawing.sketch import Style, mark
from geo.record import Record

PIXELS = (3508, 2480)
"""A4 landscape at :data:`DPI`."""

DPI = 300


class Sheet(Plate):
    """A title over the map, the legend beside it, sources and licence below; A4 landscape, in points."""

    WIDE, HIGH = (side * 72 / DPI for side in PIXELS)
    LEFT, RIGHT = 30, 812
    FRAME = (30, 104, 646, 538)
    COLUMN, COLUMN_ROOM = 664, 148

    def __init__(self, record: Record, vector: bool = False) -> None:
        paper = Paper(self.WIDE, self.HIGH, DPI, vector)
        style = Style(name=7.6, country=7, named=len(record.places), marks=0.62, pitch=8, line=0.6, margin=14)
        super().__init__(record, paper, box(*self.FRAME), style)
        paper.shape(path(box(*self.FRAME).exterior), CHROME, edge=palette.NEIGHBOUR_EDGE, line=0.6)
        self.wordmark(self.COLUMN, self.FRAME[3] - 1, 13)
        self._scale_bar()

    def compose(self, states: Mapping[str, State], on: date, known: date | None, place_id: str) -> None:
        """Set title, headline, legend, sources and licence."""
        record, left, room = self.record, self.LEFT, self.RIGHT - self.LEFT
        self.say(shortened(plain(record.title), 10, REGULAR, room), left, 41, 10, colour=palette.INK_SOFT)
        title, said = caption.day_in_words(on), caption.headline(record, on, known) + "."
        if place_id:
            title = f"{plain(record.places[place_id].name, 60)}, {title}"
            told = caption.phrase(record, states[place_id])
            said = f"{told[:1].upper()}{told[1:]}. {said}"
        title = shortened(title, 26, BOLD, room - 140)
        self.say(title, left, 68, 26, weight=BOLD)
        if known is not None:
            self.badge(left + width(title, 26, BOLD) + 14, 66.5, 11.5)
        self.say(shortened(plain(said, 200), 13, REGULAR, room), left, 89, 13)
        y = self.legend(legend_rows(record, states.values()), self.COLUMN, self.FRAME[1] + 9, 9, room=self.COLUMN_ROOM)
        y = self._kinds(y + 24)
        self._count(states, y + 16)
        self._foot(on, known)

    def _kinds(self, y: float) -> float:
        """Explains the marks from a first baseline; returns the next one."""
        kinds = dict.fromkeys(self.record.places[place_id].kind for place_id in self.sketch.land.points)
        for kind in sorted(kinds, key=lambda kind: -self.sketch.radius(kind)):
            self.stamp(mark(kind, self.sketch.radius(kind)), (self.COLUMN + 6.3, y - 3), palette.INK_SOFT)
            self.say(plain(kind[:1].upper() + kind[1:]), self.COLUMN + 24.3, y, 9)
            y += 14
        return y

    def _count(self, states: Mapping[str, State], y: float) -> None:
        """How many places of the headline's kind each side holds."""
        kind, noun = (self.record.settings["headline"][key] for key in ("kind", "noun"))
        counted = Counter(_holding(self.record, state) for at, state in states.items() if self.record.places[at].kind == kind)
        self.say(shortened(plain(noun[:1].upper() + noun[1:]), 9, BOLD, self.COLUMN_ROOM), self.COLUMN, y, 9, weight=BOLD)
        for number, (words, count) in enumerate(counted.most_common(), start=1):
            at = y + number * 14
            self.say(f"{count}", self.COLUMN + 16 - width(f"{count}", 9), at, 9)
            self.say(shortened(plain(words), 9, REGULAR, self.COLUMN_ROOM - 24.3), self.COLUMN + 24.3, at, 9)

    def _scale_bar(self) -> None:
        """A round number of kilometres, in a corner of the map that is free."""
        per_km = self.sketch.land.per_km
        km = max((step * 10**power for power in range(5) for step in (1, 2, 5) if step * 10**power * per_km < 120), default=1)
        x, y = self.sketch.corner(km * per_km + 24, 16)
        for share in (0, 0.5):
            part = box(x + share * km * per_km, y - 2.6, x + (share + 0.5) * km * per_km, y)
            self.paper.shape(path(part), CHROME, fill=palette.GROUND if share else palette.INK_SOFT, edge=palette.INK_SOFT, line=0.5)
        for share in (0, 0.5, 1):
            words = f"{km * share:g}" + " km" * (share == 1)
            shift = -width(words.split()[0], 7) / 2
            self.paper.text(words, x + share * km * per_km + shift, y - 6, 7, colour=palette.INK_SOFT)

    def _foot(self, on: date, known: date | None) -> None:
        room = self.RIGHT - self.LEFT
        for number, words in enumerate((sources_line(self.record, on, known), licence_line(self.record))):
            self.say(shortened(plain(words, 400), 7.6, REGULAR, room), self.LEFT, 558 + number * 11.5, 7.6, colour=palette.INK_SOFT)


def sources_line(record: Record, on: date, known: date | None) -> str:
    """On how much a picture of a day rests."""
    read = [claim for claim in record.claims.values() if claim.event_date <= on and (known is None or claim.reported_on <= known)]
    sources = {claim.source_id for claim in read}
    origins = {record.origins[source_id] for source_id in sources}
    by = f"published by {caption.day_in_words(known)}" if known else f"about the days up to {caption.day_in_words(on)}"
    version = f", version {record.descriptor['version']}" if record.descriptor.get("version") else ""
    return f"From {len(read):,} claims {by}, in {len(sources)} sources of {len(origins)} origins. Record: {record.title}{version}."


def licence_line(record: Record) -> str:
    """Whose the record is and on what terms, and where its boundaries come from, as far as its descriptor says so."""
    names = [str(who["title"]) for who in _objects(record.descriptor.get("contributors")) if who.get("title")]
    terms = [
        str(licence.get("title") or licence.get("name")) + (f" ({licence['path']})" if licence.get("path") else "")
        for licence in _objects(record.descriptor.get("licenses"))
    ]
    credit = record.settings["boundaries"].get("credit")
    said = [f"© {', '.join(names)}."] * bool(names) + [f"Licence: {', '.join(terms)}."] * bool(terms)
    return " ".join(said + [f"Boundaries: {credit}."] * bool(credit))


def _objects(value: Any) -> list[Mapping[str, Any]]:
    """The JSON objects of a list in the descriptor, of which nothing else is checked."""
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def _holding(record: Record, state: State) -> str:
    """Who holds a place, or why nobody is said to."""
    if state.holder is None or state.standing in (Standing.CONTESTED, Standing.UNREPORTED):
        return BRIEF[state.standing]
    return record.actors[state.holder].name

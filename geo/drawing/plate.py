"""A map with what stands around it: titles, the mark of a view, the legend, the wordmark."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

import geopandas as gpd
from matplotlib.artist import Artist
from matplotlib.path import Path
from shapely import LineString, Polygon, box, clip_by_rect

from geo import caption, history
from geo.control.standing import Standing
from geo.control.state import State
from geo.drawing import palette
from geo.drawing.land import path, stripes
from geo.drawing.lettering import BOLD, LINE_HEIGHT, REGULAR, plain, width, wrapped
from geo.drawing.paper import CHROME, Paper
from geo.drawing.sketch import Sketch, Style, mark
from geo.record import Record

KNOWN_WORDS = "As known then"
"""How a picture says that it shows only what had been published by its day."""

BRIEF = {standing: words.split(":")[0] for standing, words in caption.LEGEND.items()}
"""The legend's words without what explains them."""

WORDMARK = "Claimline"
LOGO = ("#8ccbf7", "#a83a06")
"""The two colours of ``geo/frontend/icon.svg``."""

Row = tuple[str, State]


class Plate:
    """One record's map on a paper, told what to show. Two threads must not use the same one."""

    def __init__(self, record: Record, paper: Paper, frame: Polygon, style: Style) -> None:
        self.record, self.paper = record, paper
        self.sketch = Sketch(record, paper, frame, style)
        self._changing: list[Artist] = []

    def show(self, on: date, known: date | None = None, place_id: str = "") -> None:
        """Draw a day, of what was published by ``known`` (no limit if None), a place ringed and named.

        Raises ``KeyError`` where the record has no such place.
        """
        if place_id and place_id not in self.record.places:
            raise KeyError(place_id)
        states = {at: history.state(self.record, at, on, known) for at in self.record.places}
        for artist in self._changing:
            artist.remove()
        self._changing = []
        self.sketch.mark(place_id)
        self.sketch.paint(states)
        self.compose(states, on, known, place_id)

    def compose(self, states: Mapping[str, State], on: date, known: date | None, place_id: str) -> None:
        """Set the words around the map."""
        raise NotImplementedError

    def say(self, words: str, x: float, y: float, size: float, *, weight: int = REGULAR, colour: str = palette.INK) -> None:
        """Text that changes with the day."""
        self._changing += self.paper.text(words, x, y, size, weight=weight, colour=colour)

    def paragraph(
        self, lines: Collection[str], x: float, y: float, size: float, *, weight: int = REGULAR, colour: str = palette.INK
    ) -> float:
        """Lines below each other from a first baseline; returns the last baseline."""
        for number, line in enumerate(lines):
            self.say(line, x, y + number * size * LINE_HEIGHT, size, weight=weight, colour=colour)
        return y + (len(lines) - 1) * size * LINE_HEIGHT

    def draw(self, shape: Path, fill: str = "none", edge: str = "none", line: float = 0) -> None:
        """A shape that changes with the day."""
        self._changing.append(self.paper.shape(shape, CHROME, fill, edge, line))

    def badge(self, x: float, y: float, size: float) -> None:
        """The plain mark of a view that is as known then; ``y`` is the baseline of its words."""
        inner = size * 0.25
        wide = width(KNOWN_WORDS, size, BOLD) + size
        self.draw(path(box(x + inner, y - size * 1.05 + inner, x + wide - inner, y + size * 0.42 - inner).buffer(inner)), palette.INK)
        self.say(KNOWN_WORDS, x + size / 2, y, size, weight=BOLD, colour=palette.GROUND)

    def legend(self, rows: Collection[Row], x: float, y: float, size: float, *, room: float, gap: float = 0.35) -> float:
        """Swatch, mark and words of each row from a first baseline; returns the last baseline."""
        for number, (words, state) in enumerate(rows):
            middle = y - size * 0.33
            self._swatch(state, box(x, middle - size * 0.42, x + size * 1.4, middle + size * 0.42), size)
            self._key(state, (x + size * 2, middle), size * 0.32)
            y = self.paragraph(wrapped(plain(words), size, REGULAR, room - size * 2.7), x + size * 2.7, y, size)
            y += size * (LINE_HEIGHT + gap) * (number < len(rows) - 1)
        return y

    def _swatch(self, state: State, shape: Polygon, size: float) -> None:
        paint = palette.area_paint(self.record, state)
        self.draw(path(shape), paint.ground)
        if paint.stripes:
            pitch, share, turn = (size * 0.45, 0.42, 45) if paint.sparse else (size * 0.6, 0.5, -45)
            self.draw(stripes(gpd.GeoSeries([shape]), pitch, pitch * share, turn)[0], paint.stripes)
        self.draw(path(shape), edge=palette.INK_FAINT, line=size * 0.04)

    def _key(self, state: State, at: tuple[float, float], radius: float) -> None:
        paint = palette.point_paint(self.record, state)
        seat, line = self.record.settings["seat_kind"], radius * 0.3
        ring = line if paint.edge != palette.AREA_EDGE else 0
        self.stamp(mark(seat, radius - ring / 2), at, paint.fill, paint.edge, ring)
        if paint.right != paint.fill:
            self.stamp(mark(seat, radius, "right"), at, paint.right)

    def stamp(self, drawn: Path, at: tuple[float, float], fill: str, edge: str = "none", line: float = 0) -> None:
        """A place's mark that changes with the day."""
        marks = self.paper.marks(drawn, [at], CHROME, line)
        marks.set(facecolor=fill, edgecolor=edge)
        self._changing.append(marks)

    def wordmark(self, x: float, y: float, size: float) -> None:
        """The sign and the name; ``y`` is the baseline of the name."""
        scale = size / 21
        left, top = x - 2 * scale, y - 23 * scale

        def laid(shape: Polygon | LineString) -> Polygon | LineString:
            return gpd.GeoSeries([shape]).affine_transform([scale, 0, 0, scale, left, top]).iloc[0]

        body = box(6, 8, 26, 24).buffer(4)
        half = Polygon([(14, 4), (31, 4), (31, 28), (20, 28)]).intersection(body)
        self.paper.shape(path(laid(body)), CHROME, LOGO[0])
        self.paper.shape(path(laid(half)), CHROME, palette.CLAIMED_GROUND)
        self.paper.shape(stripes(gpd.GeoSeries([laid(half)]), 6 * scale, 3 * scale, 45)[0], CHROME, LOGO[1])
        self.paper.shape(path(laid(clip_by_rect(LineString([(14, 4), (20, 28)]), 2, 4, 30, 28))), CHROME, edge=palette.INK, line=2 * scale)
        self.paper.text(WORDMARK, x + 36 * scale, y, size, weight=BOLD)


def legend_rows(record: Record, states: Collection[State], words: Mapping[Standing, str] = caption.LEGEND) -> list[Row]:
    """What a legend explains of these states, each row with an example, the first there is: the actors in them, then the standings
    that have words.
    """
    seen = {actor for state in states for actor in (state.holder, state.contender) if actor}
    rows = [(actor.name, State(actor_id, (), Standing.CONFIRMED)) for actor_id, actor in record.actors.items() if actor_id in seen]
    for standing, said in words.items():
        example = next((state for state in states if state.standing is standing), None)
        rows += [(said, example)] if example else []
    return rows

"""A picture: the map and what stands around it, such as titles and the legend."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping

import geopandas as gpd
from matplotlib.artist import Artist
from matplotlib.path import Path
from shapely import Polygon, box

from geo.control.history import state_at
from geo.control.standing import Standing
from geo.control.state import State
from geo.images.canvas import Canvas
from geo.images.fonts import BOLD
from geo.images.map import MapDrawing
from geo.images.shapes import Point, centred_box, marker, path, stripes
from geo.images.text import LINE_HEIGHT, TextStyle, printable, text_width, wrapped
from geo.images.theme import (
    AREA_EDGE,
    GROUND,
    INK,
    INK_FAINT,
    LEGEND_BANDS,
    LEGEND_SPARSE_STRIPES,
    Layer,
    MapStyle,
    area_fill,
    point_fill,
)
from geo.model.record import Record
from geo.model.view import Moment
from geo.wording.states import LEGEND

KNOWN_THEN = "As known then"
"""What a picture says that shows only what was published by its day."""

SWATCH_WIDTH, SWATCH_HEIGHT = 1.4, 0.84
"""The size of a legend's swatch, in its size of type."""

MARK_INDENT, WORDS_INDENT = 2, 2.7
"""How far right of its swatch a row's mark and words are, in its size of type."""

Row = tuple[str, State]
"""The words of a legend's row, and an example of the state that they explain."""


class PictureLayout(ABC):
    """A record's map on a canvas, which can show one moment after another.

    Two threads must not use the same one.

    Parameters
    ----------
    record
        The record.
    canvas
        What the picture is drawn on, in points.
    frame
        The rectangle of the map on the canvas, in points.
    style
        The sizes on the map.
    """

    def __init__(self, record: Record, canvas: Canvas, frame: Polygon, style: MapStyle) -> None:
        self.record, self.canvas = record, canvas
        self.map = MapDrawing(record, canvas, frame, style)
        self._changing: list[Artist] = []

    def show(self, moment: Moment, place_id: str = "") -> None:
        """Draw a moment, with a place (none if empty) ringed and named.

        Raises ``KeyError`` where the record has no such place.
        """
        if place_id and place_id not in self.record.places:
            raise KeyError(place_id)
        states = {each: state_at(self.record, each, moment) for each in self.record.places}
        for artist in self._changing:
            artist.remove()
        self._changing = []
        self.map.highlight(place_id)
        self.map.show_states(states)
        self.compose(states, moment, place_id)

    @abstractmethod
    def compose(self, states: Mapping[str, State], moment: Moment, place_id: str) -> None:
        """Draw what stands around the map.

        Parameters
        ----------
        states
            The state of each place, by ``place_id``.
        moment
            The moment that the picture shows.
        place_id
            The highlighted place; empty for none.
        """

    def write(self, text: str, x: float, y: float, style: TextStyle) -> None:
        """Write a line that changes with the moment.

        Parameters
        ----------
        text
            The line.
        x, y
            The left end of its baseline, in points.
        style
            How it is set.
        """
        self._changing += self.canvas.text(text, x, y, style)

    def paragraph(self, lines: Collection[str], x: float, y: float, style: TextStyle) -> float:
        """Write lines below each other.

        Parameters
        ----------
        lines
            The lines.
        x, y
            The left end of the first baseline, in points.
        style
            How they are set.

        Returns
        -------
        float
            The last baseline, in points.
        """
        step = style.size * LINE_HEIGHT
        for number, line in enumerate(lines):
            self.write(line, x, y + number * step, style)
        return y + (len(lines) - 1) * step

    def draw(
        self, shape: Path, fill: str = "none", edge: str = "none", line_width: float = 0
    ) -> None:
        """Draw a shape that changes with the moment.

        Parameters
        ----------
        shape
            In points.
        fill, edge
            The colours; ``none`` for no fill and no stroke.
        line_width
            In points.
        """
        self._changing.append(self.canvas.shape(shape, Layer.SURROUND, fill, edge, line_width))

    def draw_marker(
        self,
        shape: Path,
        position: Point,
        fill: str,
        edge: str = "none",
        line_width: float = 0,
    ) -> None:
        """Draw a place's mark that changes with the moment.

        Parameters
        ----------
        shape
            In points around ``position``.
        position
            In points.
        fill, edge
            The colours; ``none`` for no stroke.
        line_width
            In points.
        """
        marks = self.canvas.marks(shape, [position], Layer.SURROUND, line_width)
        marks.set(facecolor=fill, edgecolor=edge)
        self._changing.append(marks)

    def known_then_badge(self, x: float, y: float, size: float) -> None:
        """Say that the picture shows only what was known then.

        Parameters
        ----------
        x
            The left edge of the badge, in points.
        y
            The baseline of its words, in points.
        size
            Their size, in points.
        """
        style = TextStyle(size, BOLD, GROUND)
        radius = size * 0.25
        right = x + text_width(KNOWN_THEN, style) + size
        inner = box(x + radius, y - size * 1.05 + radius, right - radius, y + size * 0.42 - radius)
        self.draw(path(inner.buffer(radius)), INK)
        self.write(KNOWN_THEN, x + size / 2, y, style)

    def legend(
        self, rows: Collection[Row], position: Point, size: float, width: float, gap: float = 0.35
    ) -> float:
        """Draw swatch, mark and words of each row.

        Parameters
        ----------
        rows
            What the legend explains.
        position
            The left end of the first baseline, in points.
        size
            The size of type, in points.
        width
            The width of the legend, in points; words that are longer go on in the next line.
        gap
            The room between two rows, in the size of type.

        Returns
        -------
        float
            The last baseline, in points.
        """
        (x, y), style = position, TextStyle(size)
        for number, (words, state) in enumerate(rows):
            middle = y - size * 0.33
            self._swatch(state, (x + size * SWATCH_WIDTH / 2, middle), size)
            self._legend_marker(state, (x + size * MARK_INDENT, middle), size * 0.32)
            indent = size * WORDS_INDENT
            y = self.paragraph(
                wrapped(printable(words), style, width - indent), x + indent, y, style
            )
            if number < len(rows) - 1:
                y += size * (LINE_HEIGHT + gap)
        return y

    def _swatch(self, state: State, centre: Point, size: float) -> None:
        """How an area in a state looks."""
        fill = area_fill(self.record, state)
        shape = centred_box(centre, size * SWATCH_WIDTH, size * SWATCH_HEIGHT)
        self.draw(path(shape), fill.ground)
        if fill.stripes:
            pattern = LEGEND_SPARSE_STRIPES if fill.sparse else LEGEND_BANDS
            self.draw(stripes(gpd.GeoSeries([shape]), pattern.scaled(size))[0], fill.stripes)
        self.draw(path(shape), edge=INK_FAINT, line_width=size * 0.04)

    def _legend_marker(self, state: State, position: Point, radius: float) -> None:
        """How the mark of a seat in a state looks."""
        fill = point_fill(self.record, state)
        kind = self.record.settings["seat_kind"]
        edge_width = radius * 0.3 if fill.edge != AREA_EDGE else 0
        whole = marker(kind, radius - edge_width / 2)
        self.draw_marker(whole, position, fill.left, fill.edge, edge_width)
        if fill.right != fill.left:
            self.draw_marker(marker(kind, radius, "right"), position, fill.right)


def legend_rows(
    record: Record, states: Collection[State], words: Mapping[Standing, str] = LEGEND
) -> list[Row]:
    """What a legend explains of these states.

    Parameters
    ----------
    record
        The record.
    states
        The states that a picture shows.
    words
        The words of the standings; those without words get no row.

    Returns
    -------
    list of (str, State)
        The actors in the states, in the order of their file, then the standings, each with the
        first state that is an example.
    """
    seen = {actor for state in states for actor in (state.holder, state.contender) if actor}
    rows = [
        (actor.name, State(holder=actor_id, standing=Standing.CONFIRMED))
        for actor_id, actor in record.actors.items()
        if actor_id in seen
    ]
    for standing, said in words.items():
        example = next((state for state in states if state.standing is standing), None)
        if example:
            rows.append((said, example))
    return rows

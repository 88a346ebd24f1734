"""The labels of a map: the highlighted place, the seats, the countries around."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from matplotlib.artist import Artist
from matplotlib.patches import Circle
from matplotlib.path import Path
from shapely import Polygon

from geo.images.canvas import Canvas
from geo.images.fonts import BOLD
from geo.images.label_placement import Candidate, LabelPlacer, candidates
from geo.images.projection import ProjectedMap
from geo.images.shapes import Point, centred_box, path
from geo.images.text import TextStyle, printable, text_width, truncated
from geo.images.theme import FOCUS, HALO, INK, INK_FAINT, Layer, MapStyle
from geo.model.record import Record

HIGHLIGHT_SCALE = 1.4
"""The size of type of a highlighted place beside that of others."""

RING_WIDTH = 2.6
"""The width of the ring around a highlighted place, in the map's line width."""

NAME_WIDTH = 12
"""How wide a place's name may be, in the map's size of type."""

NAME_HEIGHT = 0.95
"""How much room a seat's name takes from top to bottom, in its size of type."""

HALO_WIDTH = 0.18
"""The halo of a place's name, in its size of type."""

BASELINE = 0.34
"""How far below the middle of a name its baseline is, in its size of type."""


class MapLabels:
    """The names on a map, and the ring around its highlighted place.

    A place's name keeps off marks of seats, off other names and off ``reserved`` rectangles.

    Parameters
    ----------
    record
        The record.
    canvas
        The canvas that the labels are written on, in points.
    projected
        Where the places are on it.
    style
        The sizes on the map.
    """

    def __init__(
        self, record: Record, canvas: Canvas, projected: ProjectedMap, style: MapStyle
    ) -> None:
        self._record, self._canvas, self._map, self._style = record, canvas, projected, style
        self.reserved: list[Polygon] = []
        self._artists: list[Artist] = []
        self._place_id: str | None = None

    def show(self, place_id: str) -> None:
        """Ring and name a place (none if empty), then name the others that have room.

        The seats with most claims come first.
        """
        if place_id == self._place_id:
            return
        self._place_id = place_id
        for artist in self._artists:
            artist.remove()
        self._artists = []
        placer = self._placer()
        if place_id in self._map.areas.index:
            self._highlight_area(place_id, placer)
        elif place_id in self._map.points:
            self._highlight_point(place_id, placer)
        self._name_seats(place_id, placer)
        self._name_countries(placer)

    def _placer(self) -> LabelPlacer:
        """A placer with the marks of the seats and what is reserved taken."""
        side = 2 * self._style.radius(self._record.settings["seat_kind"])
        marks = [centred_box(position, side, side) for _, position in self._seats()]
        frame = self._map.frame.buffer(-self._style.country_size, join_style="mitre")
        return LabelPlacer(frame, [*marks, *self.reserved])

    def _seats(self) -> list[tuple[str, Point]]:
        """The seats on the map, those with most claims first."""
        kind, claims = self._record.settings["seat_kind"], self._record.claims_by_place
        seats = [
            (place_id, position)
            for place_id, position in self._map.points.items()
            if self._record.places[place_id].kind == kind
        ]
        return sorted(seats, key=lambda seat: -len(claims[seat[0]]))

    def _highlight_area(self, place_id: str, placer: LabelPlacer) -> None:
        """Trace the area's edge; its name stands inside, or else around it."""
        ring, style = self._style.line_width * RING_WIDTH, self._highlight_style
        area = self._map.areas[place_id]
        for colour, width in ((HALO, ring * 2), (FOCUS, ring)):
            edge = self._canvas.shape(path(area), Layer.HIGHLIGHT, edge=colour, line_width=width)
            self._artists.append(edge)
        width = text_width(self._name(place_id, style), style)
        centre = area.representative_point()
        inside = centred_box((centre.x, centre.y), width, style.size)
        left, top, right, bottom = area.bounds
        reach = max(right - left, bottom - top) / 2 + ring * 2
        middle = (left + right) / 2, (top + bottom) / 2
        around = list(candidates(middle, reach, width, style.size))
        if area.contains(inside):
            around.insert(0, Candidate(inside, True))
        self._name_highlighted(place_id, around, placer)

    def _highlight_point(self, place_id: str, placer: LabelPlacer) -> None:
        """Draw a ring around the mark and the name beside it."""
        ring, style = self._style.line_width * RING_WIDTH, self._highlight_style
        position = self._map.points[place_id]
        radius = self._style.radius(self._record.places[place_id].kind) + ring * 2
        for colour, width in ((HALO, ring * 2), (FOCUS, ring)):
            circle = Circle(
                position,
                radius,
                facecolor="none",
                edgecolor=colour,
                linewidth=width,
                zorder=Layer.HIGHLIGHT,
            )
            self._artists.append(self._canvas.add(circle))
        width = text_width(self._name(place_id, style), style)
        around = list(candidates(position, radius + ring, width, style.size))
        self._name_highlighted(place_id, around, placer)

    def _name_highlighted(
        self, place_id: str, around: Sequence[Candidate], placer: LabelPlacer
    ) -> None:
        """Write the name where it has room. It has no leader line: the ring says what is meant."""
        placed = placer.place(around) or placer.place(around, over_marks=True)
        if placed:
            name = self._name(place_id, self._highlight_style)
            self._write(name, placed.rectangle, self._highlight_style)

    def _name_seats(self, highlighted: str, placer: LabelPlacer) -> None:
        """Name as many seats as the style wants and have room, but the highlighted one."""
        style = self._place_style
        radius = self._style.radius(self._record.settings["seat_kind"])
        distance = radius + self._style.line_width * 2
        named = 0
        for place_id, position in self._seats():
            if named == self._style.named_places or place_id == highlighted:
                continue
            name = self._name(place_id, style)
            width, height = text_width(name, style), style.size * NAME_HEIGHT
            placed = placer.place(candidates(position, distance, width, height))
            if not placed:
                continue
            if not placed.adjacent:
                self._draw_leader(position, placed.rectangle)
            self._write(name, placed.rectangle, style)
            named += 1

    def _draw_leader(self, position: Point, rectangle: Polygon) -> None:
        """A line from a name to its place."""
        line = shapely.shortest_line(rectangle.buffer(-1), shapely.Point(position))
        width = self._style.line_width * 0.8
        leader = Path(shapely.get_coordinates(line))
        self._artists.append(self._canvas.shape(leader, Layer.LABELS, edge=INK, line_width=width))

    def _name_countries(self, placer: LabelPlacer) -> None:
        """Name each country around where there is room for its name on its own ground."""
        style = TextStyle(self._style.country_size, colour=INK_FAINT)
        around = self._map.all_areas.buffer(style.size)
        columns = self._map.neighbours[["name", "label", "geometry"]]
        for name, label, country in columns.itertuples(index=False):
            if label.is_empty or np.isnan(label.x):
                continue
            spaced = printable(" ".join(str(name).upper()), 60)
            width = text_width(spaced, style)
            widest = shapely.get_point(shapely.maximum_inscribed_circle(country), 0)
            centred = (centred_box((at.x, at.y), width, style.size) for at in (label, widest))
            free = country.difference(around)
            placed = placer.place(Candidate(at, True) for at in centred if free.contains(at))
            if placed:
                self._write(spaced, placed.rectangle, style)

    @property
    def _place_style(self) -> TextStyle:
        size = self._style.place_size
        return TextStyle(size, BOLD, INK, size * HALO_WIDTH)

    @property
    def _highlight_style(self) -> TextStyle:
        size = self._style.place_size * HIGHLIGHT_SCALE
        return TextStyle(size, BOLD, INK, size * HALO_WIDTH)

    def _name(self, place_id: str, style: TextStyle) -> str:
        name = printable(self._record.places[place_id].name, 40)
        return truncated(name, style, self._style.place_size * NAME_WIDTH)

    def _write(self, text: str, rectangle: Polygon, style: TextStyle) -> None:
        left, top, _, bottom = rectangle.bounds
        baseline = (top + bottom) / 2 + style.size * BASELINE
        self._artists += self._canvas.text(text, left, baseline, style, Layer.LABELS)

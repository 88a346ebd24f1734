"""The map on a picture: land, places and names as Matplotlib artists, drawn once and then only repainted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Literal

import numpy as np
import shapely
from matplotlib.artist import Artist
from matplotlib.collections import PathCollection
from matplotlib.markers import MarkerStyle
from matplotlib.patches import Circle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from shapely import Polygon, box

from geo.control.state import State
from geo.drawing import palette
from geo.drawing.land import land, path, stripes
from geo.drawing.lettering import BOLD, Room, plain, positions, shortened, width
from geo.drawing.paper import Paper
from geo.record import Record
from geo.vocabulary import Place

UNDER, AREAS, STRIPES, EDGES, POINTS, RINGS, NAMES = range(1, 8)
"""What is drawn over what."""


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes on a map, in points: names of places and countries, how many places are named, marks beside :data:`palette.RADII`, the
    pitch of stripes, the width of the thinnest line, and the margin around the areas.
    """

    name: float
    country: float
    named: int
    marks: float
    pitch: float
    line: float
    margin: float


class Sketch:
    """The map of one record on a paper. It is drawn empty; :meth:`paint` gives each place its state, :meth:`mark` picks one."""

    def __init__(self, record: Record, paper: Paper, frame: Polygon, style: Style) -> None:
        self._record, self._paper, self._style = record, paper, style
        self.land = land(record, frame, style.margin)
        self._states: dict[str, State] = {}
        self._kept: list[Polygon] = []
        self._marked: list[Artist] = []
        self._place_id: str | None = None
        self._draw_land()
        self._points = [_Marks(paper, kind, [place.place_id for place in places], self) for kind, places in self._by_kind()]

    def _by_kind(self) -> list[tuple[str, list[Place]]]:
        order = list(palette.RADII)
        places = [self._record.places[place_id] for place_id in self.land.points]
        places.sort(key=lambda place: (order.index(place.kind) if place.kind in order else -1, place.kind))
        return [(kind, list(group)) for kind, group in groupby(places, key=lambda place: place.kind)]

    def _draw_land(self) -> None:
        paper, style, ground = self._paper, self._style, self.land
        for shape in ground.neighbours.geometry:
            paper.shape(path(shape), UNDER, fill=palette.NEIGHBOUR)
        paper.shape(path(ground.borders), UNDER, edge=palette.NEIGHBOUR_EDGE, line=style.line)
        self._areas = PathCollection([path(shape) for shape in ground.areas], linewidths=0, zorder=AREAS, transform=paper.units)
        self._bands = PathCollection([], zorder=STRIPES, linewidths=style.line, transform=paper.units)
        edges = PathCollection([path(shape) for shape in ground.areas], facecolors="none", edgecolors=palette.AREA_EDGE, zorder=EDGES)
        edges.set(linewidths=style.line * 1.1, transform=paper.units, joinstyle="round")
        for artist in (self._areas, self._bands, edges):
            paper.add(artist)
        paper.shape(path(ground.outline), EDGES, edge=palette.OUTLINE, line=style.line * 1.4)

    @cached_property
    def _stripes(self) -> dict[bool, dict[str, Path]]:
        """The stripes of each area, sparse ones and bands, which lean the other way."""
        pitch, areas = self._style.pitch, self.land.areas
        sparse, bands = stripes(areas, pitch * 0.7, pitch * 0.3, 45), stripes(areas, pitch, pitch / 2, -45)
        return {True: dict(zip(areas.index, sparse, strict=True)), False: dict(zip(areas.index, bands, strict=True))}

    def corner(self, wide: float, high: float) -> tuple[float, float]:
        """The lower left point of a rectangle in a corner of the map that no area reaches into, from now on kept free of names."""
        left, top, right, bottom = self.land.frame.buffer(-self._style.country * 2).bounds
        corners = [(x, y) for y in (bottom, top + high) for x in (left, right - wide)]
        kept = [box(x, y - high, x + wide, y) for x, y in corners]
        at = next((at for at, shape in enumerate(kept) if not shape.intersects(self.land.whole)), 0)
        self._kept.append(kept[at])
        return corners[at]

    def radius(self, kind: str) -> float:
        """The radius of the marks of a kind."""
        return palette.RADII.get(kind, palette.RADIUS) * self._style.marks

    def paint(self, states: Mapping[str, State]) -> None:
        """Give places their states; areas that keep theirs are left alone."""
        if states == self._states:
            return
        self._states = dict(states)
        paints = {place_id: palette.area_paint(self._record, states[place_id]) for place_id in self.land.areas.index}
        self._areas.set_facecolor([paint.ground for paint in paints.values()])
        striped = [(self._stripes[paint.sparse][place_id], paint) for place_id, paint in paints.items() if paint.stripes]
        self._bands.set_paths([drawn for drawn, _ in striped])
        self._bands.set_facecolor([paint.stripes for _, paint in striped])
        self._bands.set_edgecolor([palette.CLEAR if paint.sparse else palette.BAND_EDGE for _, paint in striped])
        for marks in self._points:
            marks.paint([palette.point_paint(self._record, states[place_id]) for place_id in marks.place_ids])

    def mark(self, place_id: str) -> None:
        """Ring and name a place, and name the others that then have room, those with most claims first."""
        if place_id == self._place_id:
            return
        self._place_id = place_id
        for artist in self._marked:
            artist.remove()
        self._marked = []
        reach = self.radius(self._record.settings["seat_kind"])
        marks = [box(x - reach, y - reach, x + reach, y + reach) for _, (x, y) in self._seats()]
        room = Room(self.land.frame.buffer(-self._style.country, join_style="mitre"), [*marks, *self._kept])
        if place_id:
            self._ring(place_id, room)
        self._name_places(place_id, room)
        self._name_countries(room)

    def _seats(self) -> list[tuple[str, tuple[float, float]]]:
        """The capitals on the map, those with most claims first."""
        seat, claims = self._record.settings["seat_kind"], self._record.claims_by_place
        found = [(place_id, spot) for place_id, spot in self.land.points.items() if self._record.places[place_id].kind == seat]
        return sorted(found, key=lambda pair: -len(claims[pair[0]]))

    def _ring(self, place_id: str, room: Room) -> None:
        line, size = self._style.line * 2.6, self._style.name * 1.4
        name = shortened(plain(self._record.places[place_id].name, 40), size, BOLD, self._style.name * 12)
        wide, high = width(name, size, BOLD), size
        if place_id in self.land.areas.index:
            shape = self.land.areas[place_id]
            for edge, thick in ((palette.HALO, line * 2), (palette.FOCUS, line)):
                self._marked.append(self._paper.shape(path(shape), RINGS, edge=edge, line=thick))
            at = shape.representative_point()
            inside = box(at.x - wide / 2, at.y - high / 2, at.x + wide / 2, at.y + high / 2)
            left, top, right, bottom = shape.bounds
            beside = positions(((left + right) / 2, (top + bottom) / 2), max(right - left, bottom - top) / 2 + line * 2, wide, high)
            candidates = [(inside, True)] * shape.contains(inside) + [(rectangle, True) for rectangle, _ in beside]
        elif spot := self.land.points.get(place_id):
            reach = self.radius(self._record.places[place_id].kind) + line * 2
            for edge, thick in ((palette.HALO, line * 2), (palette.FOCUS, line)):
                self._marked.append(self._paper.add(Circle(spot, reach, facecolor="none", edgecolor=edge, lw=thick, zorder=RINGS)))
            candidates = list(positions(spot, reach + line, wide, high))
        else:
            return
        found = room.place(candidates) or room.place(candidates, over_marks=True)
        if found:
            self._write(name, found[0], size)

    def _name_places(self, picked: str, room: Room) -> None:
        style = self._style
        reach, size = self.radius(self._record.settings["seat_kind"]) + style.line * 2, style.name
        named = 0
        for place_id, at in self._seats():
            if named == style.named or place_id == picked:
                continue
            name = shortened(plain(self._record.places[place_id].name, 40), size, BOLD, style.name * 12)
            found = room.place(positions(at, reach, width(name, size, BOLD), size * 0.95))
            if not found:
                continue
            rectangle, near = found
            if not near:
                self._lead(at, rectangle)
            self._write(name, rectangle, size)
            named += 1

    def _lead(self, at: tuple[float, float], rectangle: Polygon) -> None:
        end = shapely.get_coordinates(shapely.shortest_line(rectangle.buffer(-1), shapely.Point(at)))
        self._marked.append(self._paper.shape(Path(end), NAMES, edge=palette.INK, line=self._style.line * 0.8))

    def _name_countries(self, room: Room) -> None:
        size = self._style.country
        for name, label, shape in self.land.neighbours[["name", "label", "geometry"]].itertuples(index=False):
            if label.is_empty or np.isnan(label.x):
                continue
            words = plain(" ".join(str(name).upper()), 60)
            wide = width(words, size)
            spots = [label, shapely.get_point(shapely.maximum_inscribed_circle(shape), 0)]
            free = shape.difference(self.land.whole.buffer(size))
            rectangles = [box(at.x - wide / 2, at.y - size / 2, at.x + wide / 2, at.y + size / 2) for at in spots]
            found = room.place([(rectangle, True) for rectangle in rectangles if free.contains(rectangle)])
            if found:
                self._write(words, found[0], size, country=True)

    def _write(self, words: str, rectangle: Polygon, size: float, country: bool = False) -> None:
        left, top, _, bottom = rectangle.bounds
        baseline = (top + bottom) / 2 + size * 0.34
        style = {"colour": palette.INK_FAINT} if country else {"weight": BOLD, "halo": size * 0.18}
        self._marked += self._paper.text(words, left, baseline, size, layer=NAMES, **style)


class _Marks:
    """The marks of the places of one kind: whole ones, and right halves over them in another colour."""

    def __init__(self, paper: Paper, kind: str, place_ids: Sequence[str], sketch: Sketch) -> None:
        self.place_ids = place_ids
        spots = [sketch.land.points[place_id] for place_id in place_ids]
        radius = sketch.radius(kind)
        edge = max(radius * 0.26, 0.3)
        order = list(palette.RADII).index(kind) / 10 if kind in palette.RADII else 0
        self._whole = paper.marks(mark(kind, radius), spots, POINTS + order, edge)
        self._right = paper.marks(mark(kind, radius - edge / 2, "right"), spots, POINTS + order + 0.05, 0)

    def paint(self, paints: Sequence[palette.PointPaint]) -> None:
        self._whole.set_facecolor([paint.fill for paint in paints])
        self._whole.set_edgecolor([paint.edge for paint in paints])
        self._right.set_facecolor([palette.CLEAR if paint.right == paint.fill else paint.right for paint in paints])


def mark(kind: str, radius: float, half: Literal["full", "right"] = "full") -> Path:
    """The mark of a kind of place around the origin, or its right half."""
    style = MarkerStyle(palette.SHAPES.get(kind, "o"), fillstyle=half)
    return style.get_path().transformed(style.get_transform() + Affine2D().scale(2 * radius))

"""The map of a picture: drawn once, then only filled and labelled anew."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from matplotlib.collections import PathCollection
from matplotlib.path import Path
from shapely import Polygon, box

from geo.control.state import State
from geo.images.canvas import Canvas
from geo.images.labels import MapLabels
from geo.images.markers import kind_markers
from geo.images.projection import projected_map
from geo.images.shapes import path, stripes
from geo.images.theme import (
    AREA_EDGE,
    BAND_EDGE,
    BANDS,
    NEIGHBOUR,
    NEIGHBOUR_EDGE,
    OUTLINE,
    SPARSE_STRIPES,
    TRANSPARENT,
    Layer,
    MapStyle,
    area_fill,
)
from geo.model.record import Record


class MapDrawing:
    """The map of one record on a canvas, at first without states and labels.

    Parameters
    ----------
    record
        The record.
    canvas
        What it is drawn on, in points.
    frame
        The rectangle of the map on the canvas, in points.
    style
        The sizes on it.

    Raises
    ------
    geo.model.problem.DataError
        Where the boundaries cannot be read.
    """

    def __init__(self, record: Record, canvas: Canvas, frame: Polygon, style: MapStyle) -> None:
        self._record, self._canvas, self.style = record, canvas, style
        self.projected = projected_map(record, frame, style.margin)
        self._states: dict[str, State] = {}
        self._draw_neighbours()
        self._draw_areas()
        self.markers = kind_markers(record, canvas, self.projected, style)
        self._labels = MapLabels(record, canvas, self.projected, style)

    def _draw_neighbours(self) -> None:
        for country in self.projected.neighbours.geometry:
            self._canvas.shape(path(country), Layer.NEIGHBOURS, fill=NEIGHBOUR)
        self._canvas.shape(
            path(self.projected.borders),
            Layer.NEIGHBOURS,
            edge=NEIGHBOUR_EDGE,
            line_width=self.style.line_width,
        )

    def _draw_areas(self) -> None:
        """The areas, the stripes over them (none as yet), their edges and their outline."""
        line_width = self.style.line_width
        paths = [path(area) for area in self.projected.areas]
        self.areas = PathCollection(paths, linewidths=0, zorder=Layer.AREAS)
        self.stripes = PathCollection([], linewidths=line_width, zorder=Layer.STRIPES)
        self.edges = PathCollection(
            paths,
            facecolors="none",
            edgecolors=AREA_EDGE,
            linewidths=line_width * 1.1,
            joinstyle="round",
            zorder=Layer.EDGES,
        )
        for collection in (self.areas, self.stripes, self.edges):
            self._canvas.add(collection)
        self.outline = self._canvas.shape(
            path(self.projected.outline), Layer.EDGES, edge=OUTLINE, line_width=line_width * 1.4
        )

    @cached_property
    def _stripe_paths(self) -> dict[bool, dict[str, Path]]:
        """The stripes of each area, by whether they are sparse ones or bands."""
        areas = self.projected.areas
        return {
            sparse: dict(
                zip(
                    areas.index,
                    stripes(areas, pattern.scaled(self.style.stripe_pitch)),
                    strict=True,
                )
            )
            for sparse, pattern in ((True, SPARSE_STRIPES), (False, BANDS))
        }

    def show_states(self, states: Mapping[str, State]) -> None:
        """Fill areas and marks by the states of their places."""
        if states == self._states:
            return
        self._states = dict(states)
        fills = {
            place_id: area_fill(self._record, states[place_id])
            for place_id in self.projected.areas.index
        }
        self.areas.set_facecolor([fill.ground for fill in fills.values()])
        striped = {place_id: fill for place_id, fill in fills.items() if fill.stripes}
        self.stripes.set_paths(
            [self._stripe_paths[fill.sparse][place_id] for place_id, fill in striped.items()]
        )
        self.stripes.set_facecolor([fill.stripes for fill in striped.values()])
        self.stripes.set_edgecolor(
            [TRANSPARENT if fill.sparse else BAND_EDGE for fill in striped.values()]
        )
        for markers in self.markers:
            markers.show(self._record, states)

    def highlight(self, place_id: str) -> None:
        """Ring and name a place (none if empty), and name others around it."""
        self._labels.show(place_id)

    def reserve_corner(self, width: float, height: float) -> tuple[float, float]:
        """The lower left point of a rectangle in a corner of the map, now kept free of labels.

        No area reaches into the corner, if there is such a one. All in points.
        """
        frame = self.projected.frame.buffer(-self.style.country_size * 2)
        left, top, right, bottom = frame.bounds
        corners = [(x, y) for y in (bottom, top + height) for x in (left, right - width)]
        rectangles = [box(x, y - height, x + width, y) for x, y in corners]
        free = (
            number
            for number, rectangle in enumerate(rectangles)
            if not rectangle.intersects(self.projected.all_areas)
        )
        chosen = next(free, 0)
        self._labels.reserved.append(rectangles[chosen])
        return corners[chosen]

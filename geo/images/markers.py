"""The marks of places on a map, by kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from geo.control.state import State
from geo.design import RADII
from geo.images.canvas import Canvas
from geo.images.projection import ProjectedMap
from geo.images.shapes import marker
from geo.images.theme import TRANSPARENT, Layer, MapStyle, point_fill
from geo.model.record import Record

EDGE_WIDTH, THINNEST_EDGE = 0.26, 0.3
"""The width of the edge of a mark: in its radius, and at least so many points."""

DRAWING_ORDER = list(RADII)


class KindMarkers:
    """The marks of the places of one kind: whole ones, and over them right halves.

    The halves are seen where a place is contested.

    Parameters
    ----------
    canvas
        The canvas, on which the marks now are.
    kind
        The kind of the places.
    places
        Their positions in points, by ``place_id``.
    radius
        Of the marks, in points.
    """

    def __init__(
        self, canvas: Canvas, kind: str, places: Mapping[str, tuple[float, float]], radius: float
    ) -> None:
        self.kind, self.place_ids = kind, list(places)
        positions = list(places.values())
        edge = max(radius * EDGE_WIDTH, THINNEST_EDGE)
        layer = Layer.POINTS + (DRAWING_ORDER.index(kind) / 10 if kind in DRAWING_ORDER else 0)
        right_half = marker(kind, radius - edge / 2, "right")
        self.whole = canvas.marks(marker(kind, radius), positions, layer, edge)
        self.right = canvas.marks(right_half, positions, layer + 0.05, 0)

    def show(self, record: Record, states: Mapping[str, State]) -> None:
        """Fill each mark by the state of its place."""
        fills = [point_fill(record, states[place_id]) for place_id in self.place_ids]
        self.whole.set_facecolor([fill.left for fill in fills])
        self.whole.set_edgecolor([fill.edge for fill in fills])
        self.right.set_facecolor(
            [TRANSPARENT if fill.right == fill.left else fill.right for fill in fills]
        )


def kind_markers(
    record: Record, canvas: Canvas, projected: ProjectedMap, style: MapStyle
) -> Sequence[KindMarkers]:
    """The marks of all places on the map, now on the canvas.

    Parameters
    ----------
    record
        The record.
    canvas
        The canvas, in points.
    projected
        The positions of the places.
    style
        The sizes of the marks.

    Returns
    -------
    sequence of KindMarkers
        One for each kind, in the order of drawing; kinds without a radius of their own come first.
    """
    places = [record.places[place_id] for place_id in projected.points]
    places.sort(
        key=lambda place: (
            DRAWING_ORDER.index(place.kind) if place.kind in DRAWING_ORDER else -1,
            place.kind,
        )
    )
    return [
        KindMarkers(
            canvas,
            kind,
            {place.place_id: projected.points[place.place_id] for place in group},
            style.radius(kind),
        )
        for kind, group in groupby(places, key=lambda place: place.kind)
    ]

"""How a state looks in a picture: the light theme of the dashboard, as ``geo/frontend/map.css`` and ``fills.js`` have it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geo.control.standing import Standing
from geo.control.state import State
from geo.record import Record

GROUND = "#fbfaf7"
NEIGHBOUR = "#f3f1ec"
NEIGHBOUR_EDGE = "#d5d1c8"
INK = "#22262b"
INK_SOFT = "#5b6168"
INK_FAINT = "#8b9197"
AREA_EDGE = "#ffffff"
OUTLINE = "#3a3f45"
UNREPORTED = "#e6e4df"
CLAIMED_GROUND = "#fffdf8"
HALO = "#ffffff"
FOCUS = "#111111"

CLEAR = (0.0, 0.0, 0.0, 0.0)
"""No colour at all."""

BAND_EDGE = (1.0, 1.0, 1.0, 0.55)
"""The line between two bands."""

SHAPES: Mapping[str, str] = {"crossing": "D", "site": "s"}
"""Matplotlib's marker of a kind of place; all others are circles."""

RADII: Mapping[str, float] = {"district": 2.6, "site": 3.4, "city": 4.2, "crossing": 4.4, "capital": 6}
"""The radius of a kind of place beside others; the order is that of drawing, last on top."""

RADIUS = 4.0
"""The radius of any other kind."""


@dataclass(frozen=True, slots=True)
class AreaPaint:
    """A ground and, over it, stripes: ``sparse`` for what is only claimed, else bands as wide as the gaps between them."""

    ground: str
    stripes: str = ""
    sparse: bool = False


@dataclass(frozen=True, slots=True)
class PointPaint:
    """A fill, that of the right half, and the edge."""

    fill: str
    right: str
    edge: str


def area_paint(record: Record, state: State) -> AreaPaint:
    """How an area in this state is filled."""
    if state.holder is None or state.standing is Standing.UNREPORTED:
        return AreaPaint(UNREPORTED)
    colour = record.actors[state.holder].colour
    if state.standing is Standing.CONFIRMED:
        return AreaPaint(colour)
    if state.standing is Standing.CLAIMED:
        return AreaPaint(CLAIMED_GROUND, colour, sparse=True)
    return AreaPaint(colour, record.actors[state.contender or state.holder].colour)


def point_paint(record: Record, state: State) -> PointPaint:
    """How a point in this state is filled and edged: what is only claimed is a ring, what is contested half and half."""
    if state.holder is None or state.standing is Standing.UNREPORTED:
        return PointPaint(UNREPORTED, UNREPORTED, INK_SOFT)
    colour = record.actors[state.holder].colour
    if state.standing is Standing.CLAIMED:
        return PointPaint(CLAIMED_GROUND, CLAIMED_GROUND, colour)
    right = record.actors[state.contender].colour if state.standing is Standing.CONTESTED and state.contender else colour
    return PointPaint(colour, right, AREA_EDGE)

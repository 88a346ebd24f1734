"""How pictures look: their sizes, the light colours of the map, the marks of places.

Lengths are in points. No library for drawing is needed to read this.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from geo.control.standing import Standing
from geo.control.state import State
from geo.design import BAND_EDGE_OPACITY, LIGHT, OTHER_RADIUS, RADII
from geo.model.record import Record

SOCIAL_CARD_PIXELS = (1200, 630)
"""What services that show link previews ask for."""

PRINT_MAP_PIXELS = (3508, 2480)
PRINT_MAP_DPI = 300
"""Together A4 landscape."""

FRAME_PIXELS = (960, 540)
"""The size of a frame of a time-lapse. H.264 wants even numbers."""

GROUND = LIGHT.page
NEIGHBOUR = LIGHT.ground
NEIGHBOUR_EDGE = LIGHT.neighbour_edge
INK = LIGHT.ink
INK_SOFT = LIGHT.ink_soft
INK_FAINT = LIGHT.ink_faint
AREA_EDGE = LIGHT.area_edge
OUTLINE = LIGHT.outline
UNREPORTED = LIGHT.unreported
CLAIMED_GROUND = LIGHT.claimed_ground
HALO = LIGHT.point_edge
FOCUS = LIGHT.focus

TRANSPARENT = (0.0, 0.0, 0.0, 0.0)
BAND_EDGE = (1.0, 1.0, 1.0, BAND_EDGE_OPACITY)
"""The line between two bands of a contested area (red, green, blue, opacity)."""

MARKERS: Mapping[str, str] = {"crossing": "D", "site": "s"}
"""Matplotlib's marker of a kind of place; all others are circles."""


class Layer(IntEnum):
    """What is drawn over what: a higher number is drawn later."""

    NEIGHBOURS = 1
    AREAS = 2
    STRIPES = 3
    EDGES = 4
    POINTS = 5
    HIGHLIGHT = 6
    LABELS = 7
    SURROUND = 10
    """Titles, legend and all else around the map."""


@dataclass(frozen=True, slots=True)
class StripePattern:
    """Parallel stripes.

    ``pitch`` is the distance from one stripe to the next, ``degrees`` their turn clockwise from
    upright.
    """

    pitch: float
    width: float
    degrees: float

    def scaled(self, factor: float) -> StripePattern:
        """The same pattern, ``factor`` times as large."""
        return StripePattern(self.pitch * factor, self.width * factor, self.degrees)


SPARSE_STRIPES, BANDS = StripePattern(0.7, 0.3, 45), StripePattern(1, 0.5, -45)
"""The stripes of claimed and of contested areas, in :attr:`MapStyle.stripe_pitch`."""

LEGEND_SPARSE_STRIPES, LEGEND_BANDS = StripePattern(0.45, 0.189, 45), StripePattern(0.6, 0.3, -45)
"""The same in the swatches of a legend, in the size of its type."""


@dataclass(frozen=True, slots=True)
class MapStyle:
    """Sizes on a map.

    ``place_size`` and ``country_size`` are those of type. ``named_places`` is how many places are
    named at most, ``marker_scale`` the factor of :data:`RADII`, ``line_width`` that of the
    thinnest line, ``margin`` the room left around the areas.
    """

    place_size: float
    country_size: float
    named_places: int
    marker_scale: float
    stripe_pitch: float
    line_width: float
    margin: float

    def radius(self, kind: str) -> float:
        """The radius of the marks of a kind of place."""
        return RADII.get(kind, OTHER_RADIUS) * self.marker_scale


@dataclass(frozen=True, slots=True)
class AreaFill:
    """A ground and the stripes over it.

    ``sparse`` stripes mean that the area is only claimed; others are bands as wide as their gaps.
    """

    ground: str
    stripes: str = ""
    sparse: bool = False


@dataclass(frozen=True, slots=True)
class PointFill:
    """The colours of a mark: its left half, its right half and its edge."""

    left: str
    right: str
    edge: str


def area_fill(record: Record, state: State) -> AreaFill:
    """How an area in this state is filled."""
    if state.holder is None or state.standing is Standing.UNREPORTED:
        return AreaFill(UNREPORTED)
    colour = record.actors[state.holder].colour
    if state.standing is Standing.CONFIRMED:
        return AreaFill(colour)
    if state.standing is Standing.CLAIMED:
        return AreaFill(CLAIMED_GROUND, colour, sparse=True)
    return AreaFill(colour, record.actors[state.contender or state.holder].colour)


def point_fill(record: Record, state: State) -> PointFill:
    """How the mark of a place in this state is filled.

    A claimed place is a ring, a contested one is half and half.
    """
    if state.holder is None or state.standing is Standing.UNREPORTED:
        return PointFill(UNREPORTED, UNREPORTED, INK_SOFT)
    colour = record.actors[state.holder].colour
    if state.standing is Standing.CLAIMED:
        return PointFill(CLAIMED_GROUND, CLAIMED_GROUND, colour)
    right = colour
    if state.standing is Standing.CONTESTED and state.contender:
        right = record.actors[state.contender].colour
    return PointFill(colour, right, AREA_EDGE)

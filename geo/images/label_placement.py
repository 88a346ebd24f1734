"""Placement of labels on a map: where a name may stand, and what is already taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import cos, pi, sin
from typing import NamedTuple

from shapely import Polygon, STRtree, box

from geo.images.shapes import Point

DISTANCES = (1, 2.6, 4.2)
"""How far from its place a label is tried, in the distance of the nearest one."""

DIRECTIONS = (0, 8, 1, 15, 7, 9, 4, 12, 2, 14, 6, 10, 3, 13, 5, 11)
"""Where around its place a label is tried, the best first, in sixteenths of a turn.

0 is to the right; they count against the clock.
"""


class Candidate(NamedTuple):
    """A rectangle that a label may take.

    Where it is not ``adjacent`` to its place, a leader line must join them.
    """

    rectangle: Polygon
    adjacent: bool


def candidates(
    position: Point, distance: float, width: float, height: float
) -> Iterator[Candidate]:
    """The rectangles for a label around its place, the best first.

    Parameters
    ----------
    position
        The place, in points.
    distance
        The distance from the place to the nearest labels, in points.
    width, height
        The size of the label, in points.

    Yields
    ------
    Candidate
        48 of them: 16 directions at three distances.
    """
    x, y = position
    for factor in DISTANCES:
        for direction in DIRECTIONS:
            across, down = cos(direction * pi / 8), -sin(direction * pi / 8)
            left = x + across * (distance * factor) + (across - 1) / 2 * width
            top = y + down * (distance * factor) + (down - 1) / 2 * height
            yield Candidate(box(left, top, left + width, top + height), factor == DISTANCES[0])


class LabelPlacer:
    """Gives labels room inside a frame, off each other and off marks."""

    def __init__(self, frame: Polygon, marks: Iterable[Polygon]) -> None:
        self._frame = frame
        self._marks = STRtree(list(marks))
        self._labels: list[Polygon] = []

    def place(self, candidates: Iterable[Candidate], over_marks: bool = False) -> Candidate | None:
        """The first candidate that is free, which is then taken; None where none is.

        ``over_marks`` lets a label cover marks, but no other label.
        """
        for candidate in candidates:
            if self._is_free(candidate.rectangle, over_marks):
                self._labels.append(candidate.rectangle)
                return candidate
        return None

    def _is_free(self, rectangle: Polygon, over_marks: bool) -> bool:
        if not self._frame.contains(rectangle):
            return False
        if any(rectangle.intersects(label) for label in self._labels):
            return False
        return over_marks or not len(self._marks.query(rectangle, "intersects"))

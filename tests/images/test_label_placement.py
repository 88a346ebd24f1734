"""Placement of labels: inside the frame, off marks, off each other."""

import pytest
from shapely import Point, box

from geo.images.label_placement import Candidate, LabelPlacer, candidates

FRAME = box(0, 0, 100, 100)
MARK = box(40, 40, 60, 60)


def test_the_best_room_is_to_the_right():
    first = next(candidates((50, 50), 12, 20, 8))
    assert first.adjacent
    assert first.rectangle.bounds == pytest.approx((62, 46, 82, 54))


def test_rectangles_lie_around_their_place_at_three_distances():
    around = list(candidates((50, 50), 10, 20, 8))
    assert len(around) == 48
    assert [candidate.adjacent for candidate in around] == [True] * 16 + [False] * 32
    second, third = around[16].rectangle.bounds[0], around[32].rectangle.bounds[0]
    assert (second, third) == pytest.approx((76, 92))
    nearest = [candidate.rectangle.distance(Point(50, 50)) for candidate in around[:16]]
    assert min(nearest) > 7
    assert max(nearest) <= 10 + 1e-9
    assert around[1].rectangle.bounds == pytest.approx((20, 46, 40, 54))


def test_a_label_covers_no_mark_and_no_other_label():
    placer = LabelPlacer(FRAME, [MARK])
    first = placer.place(candidates((50, 50), 12, 20, 8))
    second = placer.place(candidates((50, 50), 12, 20, 8))
    assert first.adjacent
    assert not first.rectangle.intersects(second.rectangle)
    assert not first.rectangle.intersects(MARK)
    assert not second.rectangle.intersects(MARK)


def test_a_label_without_room_is_not_placed():
    placer = LabelPlacer(FRAME, [MARK])
    assert placer.place([Candidate(box(90, 90, 110, 95), True)]) is None
    assert placer.place([Candidate(box(50, 50, 70, 55), True)]) is None


def test_a_label_may_cover_marks_where_it_must_but_no_label():
    placer = LabelPlacer(FRAME, [MARK])
    over = Candidate(box(50, 50, 70, 55), True)
    assert placer.place([over], over_marks=True) == over
    assert placer.place([over], over_marks=True) is None

"""Marks of places: their size, their order, and how each state looks."""

import pytest

from geo.images.canvas import Canvas
from geo.images.markers import KindMarkers

from .drawn import BLUE, CLAIMED, CONFIRMED, CONTESTED, RUST, UNREPORTED, colours, extent

PLACES = {"a": (10, 10), "b": (30, 10), "c": (50, 10), "d": (70, 10)}
STATES = {"a": CONFIRMED, "b": CLAIMED, "c": CONTESTED, "d": UNREPORTED}


@pytest.mark.parametrize(
    ("kind", "card_side", "page_side"),
    [
        ("district", 2.6 * 2.3, 2.6 * 1.24),
        ("site", 3.4 * 2.3, 3.4 * 1.24),
        ("city", 4.2 * 2.3, 4.2 * 1.24),
        ("crossing", 4.4 * 2.3 * 2**0.5, 4.4 * 1.24 * 2**0.5),
        ("capital", 6 * 2.3, 6 * 1.24),
    ],
)
def test_the_marks_of_each_kind_have_their_size(card, page, kind, card_side, page_side):
    for layout, side in ((card, card_side), (page, page_side)):
        (markers,) = (each for each in layout.map.markers if each.kind == kind)
        (drawn,) = markers.whole.get_paths()
        assert extent(drawn) == pytest.approx((side, side), rel=1e-3)
        width, height = extent(markers.right.get_paths()[0])
        (edge,) = markers.whole.get_linewidths()
        radius = side / 2 / (2**0.5 if kind == "crossing" else 1)
        assert edge == pytest.approx(max(0.26 * radius, 0.3))
        assert height / side == pytest.approx((radius - edge / 2) / radius)
        assert width == pytest.approx(height / 2)


def test_marks_that_matter_more_are_drawn_later(card):
    layers = {markers.kind: markers.whole.get_zorder() for markers in card.map.markers}
    order = ["district", "site", "city", "crossing", "capital"]
    assert sorted(layers, key=layers.__getitem__) == order
    assert 5 <= layers["district"] < layers["capital"] < 6
    assert all(
        markers.whole.get_zorder() < markers.right.get_zorder() < markers.whole.get_zorder() + 0.1
        for markers in card.map.markers
    )


def test_every_place_with_a_position_has_one_mark(card):
    drawn = [place_id for markers in card.map.markers for place_id in markers.place_ids]
    assert sorted(drawn) == sorted(card.map.projected.points)
    for markers in card.map.markers:
        positions = [card.map.projected.points[place_id] for place_id in markers.place_ids]
        assert [tuple(at) for at in markers.whole.get_offsets()] == positions
        assert [tuple(at) for at in markers.right.get_offsets()] == positions


def test_each_state_of_a_place_has_its_own_look(record):
    markers = KindMarkers(Canvas(100, 50), "city", PLACES, 4)
    markers.show(record, STATES)
    assert colours(markers.whole.get_facecolor()) == [RUST, "#fffdf8", BLUE, "#e6e4df"]
    assert colours(markers.whole.get_edgecolor()) == ["#ffffff", RUST, "#ffffff", "#5b6168"]
    assert colours(markers.right.get_facecolor()) == ["none", "none", RUST, "none"]


def test_a_kind_without_a_radius_of_its_own_is_drawn_below_the_others(record):
    markers = KindMarkers(Canvas(100, 50), "village", PLACES, 4)
    assert markers.whole.get_zorder() == 5

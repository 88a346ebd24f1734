"""The projection: areas as large as the frame allows, north up, in equal areas."""

import numpy as np
import pytest
from shapely import Point, box

from geo.boundaries.simplify import simplified_areas
from geo.images.projection import ProjectedMap, projected_map

FRAME = box(100, 50, 700, 450)
MARGIN = 20


@pytest.fixture(scope="module")
def projected(record) -> ProjectedMap:
    return projected_map(record, FRAME, MARGIN)


def test_the_areas_fill_the_frame_to_its_margin(projected):
    left, top, right, bottom = projected.areas.total_bounds
    assert (left + right) / 2 == pytest.approx(400)
    assert (top + bottom) / 2 == pytest.approx(250)
    assert max((right - left) / (600 - 2 * MARGIN), (bottom - top) / (400 - 2 * MARGIN)) == (
        pytest.approx(1)
    )
    assert projected.all_areas.area == pytest.approx(projected.areas.area.sum(), rel=1e-6)


def test_north_is_up_and_east_is_right(projected):
    points = projected.points
    assert points["kunduz"][1] < points["kabul"][1] < points["kandahar"][1]
    assert points["herat"][0] < points["kandahar"][0] < points["kabul"][0]


def test_a_kilometre_is_as_long_as_the_scale_says(projected):
    (west, south), (east, north) = (projected.points[at] for at in ("herat", "kabul"))
    distance = np.hypot(east - west, north - south) / projected.points_per_km
    assert distance == pytest.approx(642, rel=0.01)


def test_areas_keep_their_relative_size(projected, record):
    areas = simplified_areas(record).to_crs("EPSG:6933").area
    drawn = projected.areas.area
    ratio = drawn / areas
    assert ratio.max() / ratio.min() == pytest.approx(1, rel=0.01)


def test_what_lies_around_is_cut_off_at_the_frame(projected):
    assert projected.neighbours.geometry.within(FRAME.buffer(1e-6)).all()
    assert projected.borders.within(FRAME.buffer(1e-6))
    assert {"Iran", "Pakistan"} <= set(projected.neighbours["name"])
    assert all(FRAME.contains(Point(*position)) for position in projected.points.values())


def test_places_are_points_where_their_position_is_known_and_they_are_no_areas(projected, record):
    expected = {
        place.place_id
        for place in record.places.values()
        if place.lat is not None and place.kind != "province"
    }
    assert set(projected.points) == expected
    seats = [record.seats[area] for area in projected.areas.index]
    inside = [
        shape.buffer(5).contains(Point(*projected.points[seat]))
        for shape, seat in zip(projected.areas, seats, strict=True)
    ]
    assert all(inside)


def test_a_record_without_neighbours_has_none_around_it(bare_record, projected):
    bare = projected_map(bare_record, FRAME, MARGIN)
    assert bare.neighbours.empty
    assert bare.borders.is_empty
    assert bare.areas.geom_equals(projected.areas).all()

"""Shapes: paths of geometries, stripes, the marks of places."""

import geopandas as gpd
import numpy as np
import pytest
from matplotlib.path import Path
from shapely import LineString, MultiPolygon, Point, Polygon, box

from geo.images.shapes import centred_box, marker, path, polygons, stripes
from geo.images.theme import StripePattern

from .drawn import extent, stripe_edges


def test_the_hole_of_an_area_is_not_filled():
    shape = box(0, 0, 10, 10).difference(box(4, 4, 6, 6))
    drawn = path(shape)
    assert list(drawn.codes).count(Path.MOVETO) == 2
    outer, inner = (
        ring[:, 0] @ np.roll(ring[:, 1], 1) - ring[:, 1] @ np.roll(ring[:, 0], 1)
        for ring in np.split(drawn.vertices, [5])
    )
    assert outer * inner < 0


def test_a_line_stays_open_and_an_empty_shape_is_a_path_too():
    assert Path.CLOSEPOLY not in list(path(LineString([(0, 0), (5, 0), (5, 5)])).codes)
    assert len(path(Polygon()).vertices) == 1


def test_polygons_are_all_that_is_filled():
    mixed = [MultiPolygon([box(0, 0, 1, 1), box(2, 2, 3, 3)]), Point(0, 0), Polygon()]
    assert polygons(mixed) == [box(0, 0, 1, 1), box(2, 2, 3, 3)]


def test_a_box_is_centred():
    assert centred_box((10, 20), 4, 6).bounds == (8, 17, 12, 23)


@pytest.mark.parametrize("degrees", [0, 45, -45, 30])
@pytest.mark.parametrize(("pitch", "width"), [(10, 3), (14, 7)])
def test_stripes_have_pitch_width_and_angle(pitch, width, degrees):
    (drawn,) = stripes(gpd.GeoSeries([box(0, 0, 100, 100)]), StripePattern(pitch, width, degrees))
    edges = stripe_edges(drawn, degrees)
    inner = edges[2:-2]
    assert len(inner) > 2
    assert [end - start for start, end in inner] == pytest.approx([width] * len(inner))
    steps = np.diff([start for start, _ in inner])
    assert list(steps) == pytest.approx([pitch] * len(steps))


def test_stripes_run_on_across_borders():
    pattern = StripePattern(10, 3, 45)
    whole, left, right = box(0, 0, 100, 100), box(0, 0, 50, 100), box(50, 0, 100, 100)
    (drawn,) = stripes(gpd.GeoSeries([whole]), pattern)
    halves = stripes(gpd.GeoSeries([left, right]), pattern)
    area = sum(_area(half) for half in halves)
    assert area == pytest.approx(_area(drawn))
    assert stripe_edges(halves[0], 45)[5] in [
        pytest.approx(edges) for edges in stripe_edges(drawn, 45)
    ]


def test_an_area_between_two_stripes_has_none_on_it():
    first, second = stripes(
        gpd.GeoSeries([box(0, 0, 100, 1), box(4, 50, 5, 51)]), StripePattern(10, 3, 0)
    )
    assert len(first.vertices) > 20
    assert len(second.vertices) == 1


@pytest.mark.parametrize(
    ("kind", "side"),
    [("capital", 12), ("city", 12), ("village", 12), ("site", 12), ("crossing", 12 * 2**0.5)],
)
def test_a_mark_is_as_large_as_its_radius_says(kind, side):
    assert extent(marker(kind, 6)) == pytest.approx((side, side))


def test_marks_of_several_kinds_have_several_shapes():
    corners = {kind: len(marker(kind, 6).vertices) for kind in ("capital", "site", "crossing")}
    assert corners["capital"] > 10
    assert corners["site"] == corners["crossing"] == 5
    assert marker("site", 6).contains_point((5.9, 5.9))
    assert not marker("crossing", 6).contains_point((5.9, 5.9))


@pytest.mark.parametrize("kind", ["capital", "site", "crossing"])
def test_the_right_half_of_a_mark_is_right(kind):
    bounds, whole = marker(kind, 6, "right").get_extents(), marker(kind, 6).get_extents()
    assert bounds.x0 == pytest.approx(0, abs=1e-9)
    assert bounds.x1 == pytest.approx(whole.x1)
    assert bounds.height == pytest.approx(whole.height)


def _area(drawn: Path) -> float:
    return sum(
        Polygon(ring).area
        for ring in np.split(drawn.vertices, np.flatnonzero(drawn.codes == Path.MOVETO)[1:])
    )

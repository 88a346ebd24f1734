"""The theme: each colour, radius and pattern is the one that was agreed."""

import subprocess
import sys
from types import SimpleNamespace

import pytest

from geo.images import theme
from geo.images.theme import AreaFill, MapStyle, PointFill, StripePattern

from .drawn import CLAIMED, CONFIRMED, CONTESTED, UNREPORTED

RECORD = SimpleNamespace(
    actors={
        "government": SimpleNamespace(colour="#0000aa"),
        "taliban": SimpleNamespace(colour="#aa0000"),
    }
)
STYLE = MapStyle(
    place_size=1,
    country_size=1,
    named_places=1,
    marker_scale=10,
    stripe_pitch=1,
    line_width=1,
    margin=1,
)


@pytest.mark.parametrize(
    ("name", "colour"),
    [
        ("GROUND", "#fbfaf7"),
        ("NEIGHBOUR", "#f3f1ec"),
        ("NEIGHBOUR_EDGE", "#d5d1c8"),
        ("INK", "#22262b"),
        ("INK_SOFT", "#5b6168"),
        ("INK_FAINT", "#8b9197"),
        ("AREA_EDGE", "#ffffff"),
        ("OUTLINE", "#3a3f45"),
        ("UNREPORTED", "#e6e4df"),
        ("CLAIMED_GROUND", "#fffdf8"),
        ("HALO", "#ffffff"),
        ("FOCUS", "#111111"),
        ("TRANSPARENT", (0, 0, 0, 0)),
        ("BAND_EDGE", (1, 1, 1, 0.55)),
    ],
)
def test_a_colour_is_the_agreed_one(name, colour):
    assert getattr(theme, name) == colour


@pytest.mark.parametrize(
    ("kind", "radius"),
    [
        ("district", 26),
        ("site", 34),
        ("city", 42),
        ("crossing", 44),
        ("capital", 60),
        ("village", 40),
    ],
)
def test_a_kind_of_place_has_its_radius(kind, radius):
    assert STYLE.radius(kind) == pytest.approx(radius)


def test_a_confirmed_area_has_the_colour_of_its_holder():
    assert theme.area_fill(RECORD, CONFIRMED) == AreaFill("#aa0000")
    assert theme.point_fill(RECORD, CONFIRMED) == PointFill("#aa0000", "#aa0000", "#ffffff")


def test_a_claimed_area_has_sparse_stripes_and_a_claimed_point_is_a_ring():
    assert theme.area_fill(RECORD, CLAIMED) == AreaFill("#fffdf8", "#aa0000", sparse=True)
    assert theme.point_fill(RECORD, CLAIMED) == PointFill("#fffdf8", "#fffdf8", "#aa0000")


def test_a_contested_area_has_bands_and_a_contested_point_two_halves():
    assert theme.area_fill(RECORD, CONTESTED) == AreaFill("#0000aa", "#aa0000", sparse=False)
    assert theme.point_fill(RECORD, CONTESTED) == PointFill("#0000aa", "#aa0000", "#ffffff")


def test_what_nobody_reports_on_is_grey():
    assert theme.area_fill(RECORD, UNREPORTED) == AreaFill("#e6e4df")
    assert theme.point_fill(RECORD, UNREPORTED) == PointFill("#e6e4df", "#e6e4df", "#5b6168")


def test_stripes_grow_with_what_they_fill():
    assert StripePattern(2, 1, 45).scaled(3) == StripePattern(6, 3, 45)


def test_the_stripes_of_a_legend_are_those_of_a_map_on_a_smaller_scale():
    assert StripePattern(0.45, pytest.approx(0.189), 45) == theme.LEGEND_SPARSE_STRIPES
    assert StripePattern(0.6, 0.3, -45) == theme.LEGEND_BANDS


def test_the_theme_can_be_read_without_a_library_for_drawing():
    code = (
        "import sys, geo.images.theme; print({'matplotlib', 'geopandas', 'PIL'} & set(sys.modules))"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert answer.stdout.strip() == b"set()"

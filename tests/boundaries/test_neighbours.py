"""The countries around."""

from geo.boundaries.areas import read_areas
from geo.boundaries.neighbours import labels, read_neighbours

EQUAL_AREA = "EPSG:6933"
SQUARE_KILOMETRE = 1e6


def test_the_neighbours_meet_the_country_without_overlap(record):
    country = read_areas(record).geometry.union_all()
    neighbours = read_neighbours(record)
    overlap = neighbours.geometry.intersection(country).to_crs(EQUAL_AREA).area.sum()
    assert overlap < SQUARE_KILOMETRE
    named = {"Iran", "Pakistan", "Turkmenistan", "Uzbekistan", "Tajikistan", "China"}
    assert named <= set(neighbours["name"])


def test_only_neighbours_with_a_place_for_their_name_are_named(record):
    neighbours = read_neighbours(record)
    named = labels(neighbours)
    assert {label["name"] for label in named} >= {"Iran", "Pakistan", "Tajikistan"}
    assert len(named) == neighbours["lat"].notna().sum()
    assert all(20 < label["lat"] < 50 and 40 < label["lon"] < 90 for label in named)

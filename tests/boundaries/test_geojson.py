"""GeoJSON of boundaries, as RFC 7946 has it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import geopandas as gpd
import pytest
from shapely import Polygon, box

from geo.boundaries.geojson import feature_collection
from geo.model.view import Moment
from geo.tables.formats import written
from geo.tables.queries import control_rows, place_rows
from geo.tables.rows import CONTROL_ROW, PLACE_ROW
from geo.tables.shapes import shapes
from geo.tables.table import Table
from geo.web.assets import record_assets

MOST_DECIMALS = 7


def signed_area(ring: list[list[float]]) -> float:
    """The area of a ring: positive where it runs counter-clockwise."""
    return sum((x * to_y - to_x * y) for (x, y), (to_x, to_y) in pairwise(ring)) / 2


def polygons(node: Any) -> Iterator[list[Any]]:
    """The polygons of GeoJSON, each as its rings."""
    if isinstance(node, dict):
        if node.get("type") == "Polygon":
            yield node["coordinates"]
        elif node.get("type") == "MultiPolygon":
            yield from node["coordinates"]
        else:
            for child in node.values():
                yield from polygons(child)
    elif isinstance(node, list):
        for child in node:
            yield from polygons(child)


def floats(node: Any) -> Iterator[float]:
    if isinstance(node, float):
        yield node
    elif isinstance(node, dict | list | tuple):
        for child in node.values() if isinstance(node, dict) else node:
            yield from floats(child)


def assert_rfc_7946(text: str, at_least: int) -> None:
    found = list(polygons(json.loads(text)))
    assert len(found) >= at_least
    for outer, *holes in found:
        assert outer[0] == outer[-1]
        assert signed_area(outer) > 0
        assert all(signed_area(hole) < 0 for hole in holes)
    assert '"crs"' not in text
    assert all(round(number, MOST_DECIMALS) == number for number in floats(json.loads(text)))


@pytest.mark.parametrize("reverse", [False, True])
def test_outer_rings_run_counter_clockwise_and_holes_clockwise(reverse):
    outer, hole = box(0, 0, 4, 4).exterior.coords, box(1, 1, 2, 2).exterior.coords
    rings = [[*ring][::-1] if reverse else [*ring] for ring in (outer, hole)]
    shape = Polygon(rings[0], [rings[1]])
    text = json.dumps(feature_collection(gpd.GeoDataFrame(geometry=[shape], crs=4326)))
    assert_rfc_7946(text, 1)
    assert len(next(polygons(json.loads(text)))) == 2


@pytest.mark.parametrize("answer", ["control", "places"])
def test_answers_in_geojson_follow_the_standard(record, answer):
    rows = control_rows(record, Moment(record.opens_on)) if answer == "control" else None
    row_type = CONTROL_ROW if rows else PLACE_ROW
    table = Table(answer, row_type, rows or place_rows(record), lambda: shapes(record))
    assert_rfc_7946(str(written("geojson", table)), 34)


def test_the_map_of_both_homes_is_sent_boundaries_that_follow_the_standard(record):
    made = record_assets(record)
    assert_rfc_7946(made.by_path[made.boundaries].body.decode(), 34)

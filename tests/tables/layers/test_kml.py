"""KML, parsed as a program parses it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from geo.model.view import Moment
from geo.tables.formats import written
from geo.tables.queries import claim_rows, control_rows, place_rows
from geo.tables.rows import CLAIM_ROW, CONTROL_ROW, PLACE_ROW
from geo.tables.shapes import shapes as shapes_of
from geo.tables.table import Table, table_of

DAY = date(2021, 8, 12)
KML = {"k": "http://www.opengis.net/kml/2.2"}

ORDER = ["name", "description", "TimeStamp", "styleUrl", "ExtendedData"]
"""The order in which the schema of KML wants the parts of a placemark; geometry comes last."""

GEOMETRIES = {"Point", "Polygon", "MultiGeometry"}


@pytest.fixture(scope="module")
def shapes(record):
    return shapes_of(record)


@pytest.fixture(scope="module")
def control(record, shapes):
    """The control of a day as KML."""
    rows = control_rows(record, Moment(DAY))
    table = table_of(record, "control", CONTROL_ROW, rows, lambda: shapes, day=DAY)
    return ElementTree.fromstring(written("kml", table))


def placemarks(root):
    return root.findall(".//k:Placemark", KML)


def data(placemark):
    return {
        each.get("name"): each.findtext("k:value", "", KML)
        for each in placemark.iterfind("k:ExtendedData/k:Data", KML)
    }


def tag(element):
    return element.tag.rpartition("}")[2]


def ring(element):
    return [tuple(map(float, point.split(","))) for point in element.text.split()]


def test_every_place_has_a_placemark_with_its_name_its_day_and_its_columns(record, control):
    rows = control_rows(record, Moment(DAY))
    marks = placemarks(control)
    assert [data(mark)["place_id"] for mark in marks] == list(record.places)
    names = [mark.findtext("k:name", "", KML) for mark in marks]
    assert names == list(record.place_titles.values())
    assert {mark.findtext("k:TimeStamp/k:when", "", KML) for mark in marks} == {"2021-08-12"}
    for row, mark in zip(rows, marks, strict=True):
        stated = {name: value for name, value in row.items() if value is not None}
        stated["claim_ids"] = " ".join(stated["claim_ids"])
        assert {name: value or "" for name, value in data(mark).items()} == stated


def test_the_parts_of_a_placemark_stand_in_the_order_of_the_schema(control):
    for mark in placemarks(control):
        parts = [tag(part) for part in mark]
        geometry = parts[len(ORDER) :]
        assert parts[: len(ORDER)] == ORDER
        assert len(geometry) <= 1 and set(geometry) <= GEOMETRIES


def test_a_place_has_the_style_of_its_holder_and_standing(record, control):
    styles = {
        style.get("id"): style.findtext("k:PolyStyle/k:color", "", KML)
        for style in control.iterfind(".//k:Style", KML)
    }
    seen = {}
    for mark in placemarks(control):
        cells = data(mark)
        style = mark.findtext("k:styleUrl", "", KML).removeprefix("#")
        key = cells.get("holder"), cells.get("contender"), cells["standing"]
        assert seen.setdefault(key, style) == style
        if "holder" in cells:
            colour = record.actors[cells["holder"]].colour.lower()
            blue, green, red = (styles[style][at : at + 2] for at in (2, 4, 6))
            assert f"#{red}{green}{blue}" == colour
    assert len(set(seen.values())) == len(seen) == len(styles) > 4


def test_a_point_stands_where_the_place_is_and_rings_run_counter_clockwise(record, control):
    for mark in placemarks(control):
        place = record.places[data(mark)["place_id"]]
        point = mark.find(".//k:Point/k:coordinates", KML)
        if place.kind == "province" or place.lat is None:
            assert point is None
        else:
            assert ring(point) == [(place.lon, place.lat)]
        for outer in mark.iterfind(".//k:outerBoundaryIs//k:coordinates", KML):
            corners = ring(outer)
            assert corners[0] == corners[-1]
            assert sum(x * to_y - to_x * y for (x, y), (to_x, to_y) in pairwise(corners)) > 0


def test_a_claim_is_stamped_with_its_day_and_says_who_spoke(record, shapes):
    rows = claim_rows(record, place_id="herat")
    table = table_of(record, "claims", CLAIM_ROW, rows, lambda: shapes)
    marks = placemarks(ElementTree.fromstring(written("kml", table)))
    days = [mark.findtext("k:TimeStamp/k:when", "", KML) for mark in marks]
    assert days == [row["event_date"] for row in rows]
    assert rows[0]["claimant"] in marks[0].findtext("k:description", "", KML)


def test_places_without_a_day_have_no_time(record, shapes):
    rows = place_rows(record, place_id="herat")
    root = ElementTree.fromstring(
        written("kml", table_of(record, "places", PLACE_ROW, rows, lambda: shapes))
    )
    assert root.find(".//k:TimeStamp", KML) is None


HOSTILE = "</name><script>alert(1)</script>]]>&amp; \x00\x1b\ufffe\ud800 هرات"


def test_hostile_cells_are_neither_markup_nor_a_broken_file():
    row = {"place_id": HOSTILE, "name": HOSTILE, "kind": HOSTILE, "holder": HOSTILE}
    table = Table("control", CONTROL_ROW, [row], lambda: {HOSTILE: None}, HOSTILE)
    text = written("kml", table)
    text.encode()
    root = ElementTree.fromstring(text)
    [mark] = placemarks(root)
    assert "script" not in {tag(each) for each in root.iter()}
    description = mark.findtext("k:description", "", KML)
    assert "<script" not in description and "&lt;script&gt;" in description
    assert mark.findtext("k:name", "", KML) == ("</name><script>alert(1)</script>]]>&amp;  هرات")


def test_a_file_names_no_address_that_a_program_would_fetch(record, control):
    fetched = {"href", "Icon", "NetworkLink", "Link", "Model", "ScreenOverlay", "GroundOverlay"}
    assert not fetched & {tag(each) for each in control.iter()}

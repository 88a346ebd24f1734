"""KML 2.2, which Google Earth opens.

It names no address from which a program would fetch anything. The mark of a point is a small disc
of its own, since the icons of Google Earth would be fetched, and their colour is not the actor's.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any
from xml.etree.ElementTree import Element

from geo.design import OTHER_RADIUS, RADII
from geo.tables.layers.symbols import Symbol, symbol_key, symbols
from geo.tables.layers.xml import child, document
from geo.tables.rows import Row
from geo.tables.table import Table

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
NAMESPACE = "http://www.opengis.net/kml/2.2"

DESCRIBED = {
    "kind": "Kind",
    "holder": "Holder",
    "contender": "Contender",
    "standing": "Standing",
    "since": "Since",
    "last_claim": "Last claim",
    "claimant": "Claimant",
    "evidence": "Evidence",
    "summary": "Summary",
    "outlet": "Outlet",
    "published_on": "Published",
    "url": "Address",
    "archived_url": "Archived copy",
}
"""What a placemark says of its row, by column."""

KM_PER_RADIUS = 1.0
"""The radius of a disc on the ground, for each pixel that the map gives it."""

KM_PER_DEGREE = 111.2
CORNERS = 16
DECIMALS = 4

OPACITY = 0.8
CLAIMED_OPACITY = 0.35
EDGE_WIDTH, SECOND_EDGE_WIDTH = "1", "4"


def kml_text(table: Table) -> str:
    """A table as KML: one placemark a row, its style by holder and standing.

    A row is stamped with the day that it is about. A place whose position is not known has a
    placemark without a geometry. The title stands alone where no actors are known.
    """
    root = Element("kml", xmlns=NAMESPACE)
    top = child(root, "Document")
    child(top, "name", table.title or table.name)
    styles = symbols(table)
    numbers = {key: f"style-{number}" for number, key in enumerate(styles)}
    for key, symbol in styles.items():
        _style(child(top, "Style", id=numbers[key]), symbol)
    shapes = table.shapes()
    for row in table.rows:
        placemark = child(top, "Placemark")
        child(placemark, "name", table.place_titles.get(row["place_id"]) or row["place_id"])
        child(placemark, "description", _description(row, table))
        _time(placemark, row, table)
        child(placemark, "styleUrl", f"#{numbers[symbol_key(row)]}")
        _data(placemark, row)
        _geometry(placemark, shapes[row["place_id"]], str(row.get("kind")))
    return document(root, HEAD)


def _style(style: Element, symbol: Symbol) -> None:
    edge, width = symbol.second or symbol.colour, EDGE_WIDTH
    if symbol.second:
        width = SECOND_EDGE_WIDTH
    child(child(style, "IconStyle"), "scale", "0")
    line = child(style, "LineStyle")
    child(line, "color", _abgr(edge, 1))
    child(line, "width", width)
    opacity = CLAIMED_OPACITY if symbol.is_claimed else OPACITY
    child(child(style, "PolyStyle"), "color", _abgr(symbol.colour, opacity))


def _description(row: Row, table: Table) -> str:
    """What a row says, as HTML in which nothing of the row is markup."""
    lines = []
    for column, label in DESCRIBED.items():
        value = row.get(column)
        if value in (None, "", []):
            continue
        if column in ("holder", "contender") and value in table.actors:
            value = table.actors[value].name
        lines.append(f"{label}: {escape(str(value))}")
    return "<br>".join(lines)


def _time(placemark: Element, row: Row, table: Table) -> None:
    day = row.get("event_date") or (table.day and table.day.isoformat())
    if day:
        child(child(placemark, "TimeStamp"), "when", day)


def _data(placemark: Element, row: Row) -> None:
    extended = child(placemark, "ExtendedData")
    for column, value in row.items():
        if value is not None:
            text = " ".join(value) if isinstance(value, list) else str(value)
            child(child(extended, "Data", name=column), "value", text)


def _geometry(parent: Element, shape: Mapping[str, Any] | None, kind: str) -> None:
    if shape is None:
        return
    coordinates = shape["coordinates"]
    if shape["type"] == "Point":
        several = child(parent, "MultiGeometry")
        child(child(several, "Point"), "coordinates", _tuples([coordinates]))
        _polygon(several, [_disc(coordinates, RADII.get(kind, OTHER_RADIUS) * KM_PER_RADIUS)])
    elif shape["type"] == "Polygon":
        _polygon(parent, coordinates)
    else:
        several = child(parent, "MultiGeometry")
        for rings in coordinates:
            _polygon(several, rings)


def _polygon(parent: Element, rings: Sequence[Sequence[Sequence[float]]]) -> None:
    polygon = child(parent, "Polygon")
    for number, ring in enumerate(rings):
        boundary = child(polygon, "innerBoundaryIs" if number else "outerBoundaryIs")
        child(child(boundary, "LinearRing"), "coordinates", _tuples(ring))


def _disc(centre: Sequence[float], radius_km: float) -> list[list[float]]:
    """A ring around a point, counter-clockwise, in degrees."""
    lon, lat = centre
    across = radius_km / KM_PER_DEGREE / max(0.01, math.cos(math.radians(lat)))
    up = radius_km / KM_PER_DEGREE
    turns = [2 * math.pi * number / CORNERS for number in range(CORNERS)]
    ring = [
        [round(lon + across * math.cos(turn), DECIMALS), round(lat + up * math.sin(turn), DECIMALS)]
        for turn in turns
    ]
    return [*ring, ring[0]]


def _tuples(points: Sequence[Sequence[float]]) -> str:
    return " ".join(f"{lon},{lat}" for lon, lat in points)


def _abgr(colour: str, opacity: float) -> str:
    """A colour as KML writes it: opacity, blue, green, red."""
    red, green, blue = colour[1:3], colour[3:5], colour[5:7]
    return f"{round(opacity * 255):02x}{blue}{green}{red}".lower()

"""Styles for QGIS (QML): the colours of the actors, as the map has them.

QGIS takes the style by itself where it lies beside a layer under the same name, or inside a
GeoPackage.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from geo.design import LIGHT
from geo.tables.layers.symbols import Symbol, symbols
from geo.tables.layers.xml import child, document, options
from geo.tables.table import Table

HEAD = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"

VERSION = "3.28.0"
"""The version of QGIS whose form the style has."""

POINT_MILLIMETRES = "3"
EDGE_MILLIMETRES = "0.3"
OTHER_EDGE_MILLIMETRES = "0.8"
"""The edge of a point that shows a second colour."""

MARKER, FILL = "marker", "fill"
GEOMETRIES = {"Point": MARKER, "Polygon": FILL}
"""What QGIS calls the geometry of places, and the kind of symbol that draws it."""


def qml_text(table: Table) -> str:
    """The style of a table's layer: one category for each kind of geometry, holder and standing.

    A layer has points and polygons together, which QGIS opens as two layers with the same style.
    So the categories are those of an expression.
    """
    root = Element("qgis", version=VERSION, styleCategories="Symbology")
    renderer = child(
        root,
        "renderer-v2",
        type="categorizedSymbol",
        attr=_expression(table),
        symbollevels="0",
        forceraster="0",
        enableorderby="0",
    )
    categories, drawn = child(renderer, "categories"), child(renderer, "symbols")
    for number, (geometry, symbol) in enumerate(
        (geometry, symbol) for geometry in GEOMETRIES for symbol in symbols(table).values()
    ):
        child(
            categories,
            "category",
            symbol=str(number),
            value="|".join((geometry, *symbol.key)),
            label=symbol.words,
            render="true",
            type="string",
        )
        _draw(child(drawn, "symbol", name=str(number), type=GEOMETRIES[geometry]), symbol)
    return document(root, HEAD)


def _expression(table: Table) -> str:
    """What makes the value of a category from a feature; a column that it lacks counts as empty."""
    names = ("holder", "contender", "standing")
    cells = (f'"{name}"' if name in table.row_type.column_names else "''" for name in names)
    parts = ["geometry_type($geometry)", *cells]
    separated = ", '|', ".join(parts)
    return f"concat({separated})"


def _draw(parent: Element, symbol: Symbol) -> None:
    parent.set("alpha", "1")
    if parent.get("type") == MARKER:
        _layer(parent, "SimpleMarker", _marker(symbol))
        return
    edge = {
        "outline_color": _rgba(LIGHT.area_edge),
        "outline_width": EDGE_MILLIMETRES,
        "outline_width_unit": "MM",
        "outline_style": "solid",
    }
    ground = LIGHT.claimed_ground if symbol.is_claimed else symbol.colour
    _layer(parent, "SimpleFill", {"color": _rgba(ground), "style": "solid", **edge})
    hatched = symbol.colour if symbol.is_claimed else symbol.second
    if hatched:
        hatch = {"color": _rgba(hatched), "style": "b_diagonal", **edge}
        _layer(parent, "SimpleFill", hatch)


def _marker(symbol: Symbol) -> dict[str, str]:
    """A dot with the holder's colour inside, or around where that is only claimed."""
    inside = LIGHT.claimed_ground if symbol.is_claimed else symbol.colour
    around = symbol.colour if symbol.is_claimed else symbol.second
    return {
        "name": "circle",
        "color": _rgba(inside),
        "size": POINT_MILLIMETRES,
        "size_unit": "MM",
        "outline_color": _rgba(around or LIGHT.point_edge),
        "outline_width": OTHER_EDGE_MILLIMETRES if around else EDGE_MILLIMETRES,
        "outline_width_unit": "MM",
        "outline_style": "solid",
    }


def _layer(parent: Element, kind: str, values: dict[str, str]) -> None:
    layer = child(parent, "layer", **{"class": kind, "enabled": "1", "locked": "0", "pass": "0"})
    options(layer, values)


def _rgba(colour: str) -> str:
    """A colour as QGIS writes it: ``168,58,6,255``."""
    parts = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return ",".join([*map(str, parts), "255"])

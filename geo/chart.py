"""The map: a Folium map without tiles that carries one script, which draws the record in the reader's browser."""

from __future__ import annotations

from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template

from geo.assets import Assets
from geo.record import Record

OPTIONS: dict[str, Any] = {"min_zoom": 4, "max_zoom": 11, "zoom_snap": 0.125, "scroll_wheel_zoom": False, "attribution_control": False}
"""What the Leaflet map is made with, in Folium's spelling."""


def window(record: Record) -> list[list[float]]:
    """The south-western and the north-eastern corner of what the map shows at first, as [lat, lon] in degrees."""
    bounds = record.settings["map"]
    return [[bounds["south"], bounds["west"]], [bounds["north"], bounds["east"]]]


class Drawing(MacroElement):
    """Loads the drawing module and hands it the map and its settings."""

    _template = Template("""
        {% macro script(this, kwargs) %}
        import({{ this.module | tojson }}).then((drawing) => drawing.draw({{ this._parent.get_name() }}, {{ this.settings | tojson }}));
        {% endmacro %}""")

    def __init__(self, module: str, settings: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name, self.module, self.settings = "Drawing", module, settings


def chart(record: Record, assets: Assets, root: str) -> folium.Map:
    """A new map of the record. ``root`` is the path of the app on its host, with slashes around it."""
    script, style = assets.leaflet
    corners = window(record)
    drawn = folium.Map(
        [sum(side) / 2 for side in zip(*corners, strict=True)],
        zoom_start=6,
        tiles=None,
        **OPTIONS,
    )
    drawn.default_js = [("leaflet", root + script)]
    drawn.default_css = [("leaflet", root + style)]
    addresses = {"record": assets.states, "land": assets.land, "styles": assets.module("frame-sheet.css")}
    settings = {name: root + address for name, address in addresses.items()} | {"window": corners}
    Drawing(root + assets.module("map.js"), settings).add_to(drawn)
    return drawn

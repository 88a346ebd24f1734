"""The map: a Folium map without tiles that carries one script, which draws the record in the reader's browser."""

from __future__ import annotations

from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template

from geo.assets import Assets
from geo.record import Record


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
    window = record.settings["map"]
    corners = [[window["south"], window["west"]], [window["north"], window["east"]]]
    drawn = folium.Map(
        [(window["south"] + window["north"]) / 2, (window["west"] + window["east"]) / 2],
        zoom_start=6,
        min_zoom=4,
        max_zoom=11,
        tiles=None,
        zoom_snap=0.25,
        scroll_wheel_zoom=False,
        attribution_control=False,
        control_scale=True,
    )
    drawn.default_js = [("leaflet", root + script)]
    drawn.default_css = [("leaflet", root + style)]
    settings = {"record": root + assets.states, "land": root + assets.land, "styles": root + assets.module("map.css"), "window": corners}
    Drawing(root + assets.module("map.js"), settings).add_to(drawn)
    return drawn

"""The Folium map: no tiles, and one script that draws the record in the reader's browser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template
from folium.utilities import camelize

from geo.model.record import Record
from geo.web.assets import MAP_SCRIPT, MAP_STYLES, Assets

OPTIONS: Mapping[str, Any] = {
    "min_zoom": 4,
    "max_zoom": 11,
    "zoom_snap": 0.125,
    "scroll_wheel_zoom": False,
    "attribution_control": False,
}
"""What the Leaflet map is made with, in Folium's spelling."""


def leaflet_options() -> dict[str, Any]:
    """The same options in Leaflet's spelling."""
    return {camelize(name): value for name, value in OPTIONS.items()}


def map_window(record: Record) -> list[list[float]]:
    """The south-western and the north-eastern corner of the first view, as [lat, lon] (degrees)."""
    bounds = record.settings["map"]
    return [[bounds["south"], bounds["west"]], [bounds["north"], bounds["east"]]]


class MapScript(MacroElement):
    """Loads the map's module and hands it the Leaflet map and the settings.

    Browsers remember a module that could not be fetched, so it is asked for again by another name
    of its folder.
    """

    _template = Template("""
        {% macro script(this, kwargs) %}
        (function load(turn) {
            const address = {{ this.module | tojson }};
            import(turn ? address.replace(/(assets\\/\\w+)/, `$1@${turn}`) : address).then(
                (module) => module.draw(
                    {{ this._parent.get_name() }}, {{ this.settings | tojson }}
                ),
                () => setTimeout(load, Math.min(8000, 500 * 2 ** turn), turn + 1),
            );
        })(0);
        {% endmacro %}""")

    def __init__(self, module: str, settings: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name, self.module, self.settings = "MapScript", module, dict(settings)


def folium_map(record: Record, assets: Assets, base: str) -> folium.Map:
    """A new map of the record.

    Parameters
    ----------
    record
        The record.
    assets
        Its assets.
    base
        The base path of the app on its host, with slashes around it.

    Returns
    -------
    folium.Map
        A map that fetches nothing but assets.
    """
    script, styles = assets.leaflet
    window = map_window(record)
    leaflet_map = folium.Map(
        [sum(side) / 2 for side in zip(*window, strict=True)],
        zoom_start=6,
        tiles=None,
        **OPTIONS,
    )
    leaflet_map.default_js = [("leaflet", base + script)]
    leaflet_map.default_css = [("leaflet", base + styles)]
    settings = {
        "record": base + assets.payload,
        "land": base + assets.boundaries,
        "styles": base + assets.file(MAP_STYLES),
        "window": window,
    }
    MapScript(base + assets.file(MAP_SCRIPT), settings).add_to(leaflet_map)
    return leaflet_map

"""What the Leaflet map of pages is made with."""

from __future__ import annotations

from collections.abc import Mapping

MAP_OPTIONS: Mapping[str, bool | float] = {
    "keyboard": False,
    "minZoom": 4,
    "maxZoom": 11,
    "zoomSnap": 0.125,
    "scrollWheelZoom": False,
    "attributionControl": False,
}
"""In Leaflet's spelling. There are no tiles, and the keys are our own."""

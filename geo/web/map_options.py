"""How the map opens: the options of the Leaflet map, and the part of the world that it shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geo.model.record import Record

OPTIONS: Mapping[str, Any] = {
    "keyboard": False,
    "minZoom": 4,
    "maxZoom": 11,
    "zoomSnap": 0.125,
    "scrollWheelZoom": False,
    "attributionControl": False,
}
"""What the Leaflet map is made with."""


def map_options() -> dict[str, Any]:
    """The options of the Leaflet map. It has no tiles."""
    return dict(OPTIONS)


def map_window(record: Record) -> list[list[float]]:
    """The south-western and the north-eastern corner of the first view, as [lat, lon] (degrees)."""
    bounds = record.settings["map"]
    return [[bounds["south"], bounds["west"]], [bounds["north"], bounds["east"]]]

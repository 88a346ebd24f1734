"""How the map opens."""

import re

from geo.web.assets import SCRIPTS
from geo.web.map_options import MAP_OPTIONS


def test_the_window_is_that_of_the_descriptor(record):
    bounds = record.settings["map"]
    [south, west], [north, east] = record.map_window
    assert (south, west) == (bounds["south"], bounds["west"])
    assert (north, east) == (bounds["north"], bounds["east"])


def test_keys_are_the_maps_own_and_zoom_is_bounded():
    assert MAP_OPTIONS["keyboard"] is False
    assert MAP_OPTIONS["minZoom"] < MAP_OPTIONS["maxZoom"]
    assert re.search(r"\bonKeys\(", (SCRIPTS / "map/draw.js").read_text(encoding="utf-8"))

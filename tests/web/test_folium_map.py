"""The Folium map."""

import re

from geo.web.assets import record_assets
from geo.web.folium_map import folium_map, leaflet_options, map_window


def test_the_map_fetches_nothing_but_assets_below_the_base_path(record):
    assets = record_assets(record)
    html = folium_map(record, assets, "/desk/claims/").get_root().render()
    addresses = re.findall(r'(?:src|href)="([^"]+)"', html)
    assert addresses
    assert all(address.startswith("/desk/claims/assets/") for address in addresses), addresses
    for path in (assets.payload, assets.boundaries):
        assert f"/desk/claims/{path}" in html
    assert "tileLayer" not in html


def test_the_window_is_that_of_the_descriptor(record):
    bounds = record.settings["map"]
    [south, west], [north, east] = map_window(record)
    assert (south, west) == (bounds["south"], bounds["west"])
    assert (north, east) == (bounds["north"], bounds["east"])


def test_leaflet_reads_the_same_options():
    assert leaflet_options() == {
        "minZoom": 4,
        "maxZoom": 11,
        "zoomSnap": 0.125,
        "scrollWheelZoom": False,
        "attributionControl": False,
        "keyboard": False,
    }

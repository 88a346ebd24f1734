"""An interactive map for notebooks: the states of a moment as a Folium map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import folium
from markupsafe import escape

from geo.control.history import state_at
from geo.control.standing import Standing
from geo.control.state import State
from geo.model.place import Place
from geo.model.record import Record
from geo.model.view import Moment
from geo.tables.queries import places_of
from geo.tables.rows import Shapes
from geo.wording.states import state_words

UNREPORTED_COLOUR = "#d9d9d4"
OPACITIES = {Standing.CONFIRMED: 0.85, Standing.CLAIMED: 0.45, Standing.CONTESTED: 0.45}
UNREPORTED_OPACITY = 0.3
EDGE, DASHES = "#ffffff", "4 4"
POINT_RADIUS, EDGE_WIDTH = 5, 1.5
"""In pixels."""


def folium_map(record: Record, moment: Moment, shapes: Shapes, kind: str | None) -> folium.Map:
    """A map of the states of places at a moment, without tiles.

    Parameters
    ----------
    record
        The record.
    moment
        The day, read up to its end, and what was known.
    shapes
        The geometry of each place (EPSG:4326); a place without one is left out.
    kind
        Only places of this kind; all kinds if None.

    Returns
    -------
    folium.Map
        Areas under points. A confirmed holder is drawn in full colour, a holder by its own word
        only in pale colour, and a contested place with a broken edge.
    """
    made = folium.Map(tiles=None, zoom_snap=0.25, attribution_control=False)
    made.fit_bounds(record.map_window)
    drawn = [
        (place, geometry)
        for place in places_of(record, kind)
        if (geometry := shapes[place.place_id])
    ]
    for place, geometry in sorted(drawn, key=lambda item: item[1]["type"] == "Point"):
        _layer(record, place, geometry, state_at(record, place.place_id, moment)).add_to(made)
    return made


def _layer(record: Record, place: Place, geometry: Mapping[str, Any], state: State) -> Any:
    name, words = escape(record.place_labels[place.place_id]), escape(state_words(record, state))
    tooltip = f"<strong>{name}</strong> ({escape(place.kind)})<br>{words}"
    colour = record.actors[state.holder].colour if state.holder else UNREPORTED_COLOUR
    opacity = OPACITIES.get(state.standing, UNREPORTED_OPACITY)
    dashes = DASHES if state.standing is Standing.CONTESTED else None
    if geometry["type"] == "Point":
        lon, lat = geometry["coordinates"]
        return folium.CircleMarker(
            [lat, lon],
            radius=POINT_RADIUS,
            tooltip=tooltip,
            color=EDGE,
            weight=EDGE_WIDTH,
            dash_array=dashes,
            fill=True,
            fill_color=colour,
            fill_opacity=opacity,
        )
    style = {
        "color": EDGE,
        "weight": EDGE_WIDTH,
        "dashArray": dashes,
        "fillColor": colour,
        "fillOpacity": opacity,
    }
    return folium.GeoJson(geometry, style_function=lambda _: style, tooltip=tooltip)

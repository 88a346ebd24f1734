"""The page that most people write: a slider, and on every run the whole Folium map again.

The environment variable NAIVE_BOUNDARIES names a file of areas that GeoPandas reads. The colours
are invented, and each area has another one each day.
"""

import datetime as dt
import os
from typing import Any

import folium
import geopandas as gpd
import streamlit as st
from streamlit_folium import st_folium

START, END = dt.date(2021, 5, 1), dt.date(2021, 9, 15)
COLOURS = ("#6cb4ee", "#f2cf5b", "#e45756")

# Served by naive_app.py: Folium's own addresses are those of public hosts.
folium.Map.default_js = [("leaflet", "/leaflet/leaflet.js")]
folium.Map.default_css = [("leaflet_css", "/leaflet/leaflet.css")]


@st.cache_data
def areas() -> gpd.GeoDataFrame:
    """The areas, as light as the project's own, numbered in the column ``number``."""
    frame = gpd.read_file(os.environ["NAIVE_BOUNDARIES"])[["geometry"]]
    frame["geometry"] = frame.geometry.simplify_coverage(0.01)
    return frame.assign(number=range(len(frame)))


def style(feature: dict[str, Any]) -> dict[str, Any]:
    """The look of an area on the slider's day."""
    number = feature["properties"]["number"] + (day - START).days
    return {
        "fillColor": COLOURS[number % len(COLOURS)],
        "color": "#ffffff",
        "weight": 1,
        "fillOpacity": 0.8,
    }


day = st.slider("Date", START, END, dt.date(2021, 8, 12))
chart = folium.Map([34, 66], zoom_start=6, tiles=None)
folium.GeoJson(areas(), style_function=style).add_to(chart)
st_folium(chart, key="map", height=560, use_container_width=True, returned_objects=[])

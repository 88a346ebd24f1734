"""Serves the naive page together with Leaflet's files, so that it needs no other host."""

import streamlit as st
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from xstatic.pkg import leaflet

app = st.App("naive.py", routes=[Mount("/leaflet", StaticFiles(directory=leaflet.BASE_DIR))])

"""The map page: headline, map and slider on the left, the panel on the right.

A page that is embedded elsewhere has the left part only.
"""

import streamlit as st

from geo.web.address import parse_address
from pages.parts import components, dashboard, panel, share

snapshot = dashboard.shown_snapshot()
view, notices = parse_address(dashboard.asked_parameters(), snapshot.record)
if st.context.is_embedded:
    left, right = st.container(), None
else:
    left, right = st.columns([2, 1], gap="medium")
with right or left:
    components.status(snapshot, view)
with left:
    components.headline(snapshot)
    components.record_map(snapshot)
    components.timeline(snapshot, view)
if right:
    with right:
        panel.show_notices(snapshot, notices)
        with st.container(key="tools", horizontal=True):
            components.places(snapshot)
            share.show_share(snapshot, view)
        with st.container(key="place_panel"):
            panel.show_panel(snapshot, view)
components.freeze_garbage()

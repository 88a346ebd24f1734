"""The map page: headline, map and timeline on the left, the panel on the right."""

import streamlit as st

from geo import link
from pages.parts import components, explanation, shelf
from pages.parts.refusal import show_refusal

shown = show_refusal(shelf.display)
selection, notices = link.selection(st.query_params, shown.record)
left, right = st.columns([2, 1], gap="medium")
with left:
    components.headline(shown)
    components.record_map(shown)
    components.timeline(shown, selection)
with right:
    explanation.notices(shown, notices)
    components.places(shown)
    with st.container(key="place_panel"):
        explanation.panel(shown, selection)
components.settle()

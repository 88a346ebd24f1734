"""The map page: headline, map and timeline on the left, the panel on the right. Embedded elsewhere it is the left part alone."""

import streamlit as st

from geo import link
from pages.parts import components, explanation, share, shelf
from pages.parts.refusal import show_refusal

shown = show_refusal(shelf.display)
selection, notices = link.selection(st.query_params, shown.record)
left, right = (st.container(), None) if st.context.is_embedded else st.columns([2, 1], gap="medium")
with left:
    components.headline(shown)
    components.record_map(shown)
    components.timeline(shown, selection)
if right:
    with right:
        explanation.notices(shown, notices)
        with st.container(key="tools", horizontal=True):
            components.places(shown)
            share.share(shown, selection)
        with st.container(key="place_panel"):
            explanation.panel(shown, selection)
components.settle()

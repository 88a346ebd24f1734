"""The frame around all pages: what Streamlit runs."""

import streamlit as st

from geo.assets import FRONTEND

st.set_page_config(page_title="Claimline", layout="wide", initial_sidebar_state="collapsed")

st.logo(str(FRONTEND / "wordmark.svg"), size="large")
page = st.navigation(
    [
        st.Page("map.py", title="Map", default=True),
        st.Page("method.py", title="Method"),
        st.Page("record.py", title="Record"),
    ],
    position="top",
)
page.run()

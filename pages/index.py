"""The frame around all pages: what Streamlit runs."""

import streamlit as st

from geo.web.assets import IMAGES, WORDMARK
from geo.web.pages import PAGES

st.set_page_config(page_title="Claimline", layout="wide", initial_sidebar_state="collapsed")

st.logo(str(IMAGES / WORDMARK), size="large")
pages = [
    st.Page(page.file, title=page.title, url_path=page.path, default=not page.path)
    for page in PAGES.values()
]
st.navigation(pages, position="top").run()

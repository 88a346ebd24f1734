"""The method page: the rule as the code applies it."""

import streamlit as st

from geo import panel
from pages.parts import shelf
from pages.parts.refusal import show_refusal

st.html(panel.method_page(show_refusal(shelf.display).record))

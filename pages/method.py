"""The method page: the rule as the code applies it."""

import streamlit as st

from geo import reading
from pages.parts import shelf
from pages.parts.refusal import show_refusal

st.html(reading.method_page(show_refusal(shelf.display).record))

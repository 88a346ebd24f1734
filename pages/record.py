"""The record page: what the data set holds and where it comes from."""

import streamlit as st

from geo import reading
from pages.parts import shelf
from pages.parts.refusal import show_refusal

st.html(reading.record_page(show_refusal(shelf.display).record))

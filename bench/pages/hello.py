"""The smallest page that Streamlit serves: what a viewer costs at least with default settings."""

import streamlit as st

st.write("hello")

"""What readers see instead of a traceback when the data cannot be used."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from geo import reading
from geo.record import DataError
from pages.parts.shelf import Display


def show_refusal(display: Callable[[], Display]) -> Display:
    """The display, or the page ends here with every problem of the files listed."""
    try:
        return display()
    except DataError as error:
        st.html(reading.refusal(error.problems))
        st.stop()

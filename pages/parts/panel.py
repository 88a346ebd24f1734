"""The server's part of the map page: notices and the panel."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from geo import panel as panels
from geo import reading
from geo.link import Selection
from pages.parts.shelf import Display


def notices(shown: Display, lines: list[str]) -> None:
    """What in the address could not be used, and whether newer files were refused."""
    if lines:
        st.html(reading.notice(lines))
    if shown.problems:
        st.html(reading.refusal(shown.problems, kept=True))


def panel(shown: Display, selection: Selection) -> None:
    """The claims behind the picked place, or what the day brought."""
    st.html(_panel(shown, selection))


@lru_cache(maxsize=1024)
def _panel(shown: Display, selection: Selection) -> str:
    """The panel's HTML, kept for the readers who look at the same view."""
    if selection.place:
        return panels.place_panel(shown.record, selection.place, selection.date, selection.known, selection.whole)
    return panels.day_panel(shown.record, selection.date, selection.known, selection.whole)

"""The server's part of the map page: notices and the panel."""

from __future__ import annotations

import streamlit as st

from geo import panel as panels
from geo.record import Record
from pages.parts.link import Selection
from pages.parts.shelf import Display


def notices(shown: Display, lines: list[str]) -> None:
    """What in the address could not be used, and whether newer files were refused."""
    if lines:
        st.html(panels.notice(lines))
    if shown.problems:
        st.html(panels.refusal(shown.problems, kept=True))


def panel(record: Record, selection: Selection) -> None:
    """The claims behind the picked place, or what the day brought."""
    if selection.place:
        st.html(panels.place_panel(record, selection.place, selection.date, selection.known))
    else:
        st.html(panels.day_panel(record, selection.date, selection.known))

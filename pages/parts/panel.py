"""The server's part of the map page: notices and the panel."""

from __future__ import annotations

import streamlit as st

from geo.model.view import ViewState
from geo.server.panels import kept_panel
from geo.server.record_cache import Snapshot
from geo.web.notices import notice, refusal


def show_notices(snapshot: Snapshot, notices: list[str]) -> None:
    """What in the address could not be used, and whether newer files were refused."""
    if notices:
        st.html(notice(notices))
    if snapshot.problems:
        st.html(refusal(snapshot.problems, kept=True))


def show_panel(snapshot: Snapshot, view: ViewState) -> None:
    """The claims behind the picked place, or what the day brought."""
    st.html(kept_panel(snapshot, view))

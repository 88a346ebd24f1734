"""The server's part of the map page: notices and the panel."""

from __future__ import annotations

import streamlit as st

from geo.model.view import ViewState
from geo.server.byte_cache import ByteCache
from geo.server.record_cache import Snapshot
from geo.web.notices import notice, refusal
from geo.web.panels import view_panel

PANEL_BYTES = 16_000_000
"""How much is kept of panels, for the readers who look at the same view."""

PANELS: ByteCache[str] = ByteCache(PANEL_BYTES, lambda html: len(html.encode()))


def show_notices(snapshot: Snapshot, notices: list[str]) -> None:
    """What in the address could not be used, and whether newer files were refused."""
    if notices:
        st.html(notice(notices))
    if snapshot.problems:
        st.html(refusal(snapshot.problems, kept=True))


def show_panel(snapshot: Snapshot, view: ViewState) -> None:
    """The claims behind the picked place, or what the day brought."""
    key = (snapshot.record.folder, view)
    st.html(PANELS.kept(key, lambda: view_panel(snapshot.record, view)))

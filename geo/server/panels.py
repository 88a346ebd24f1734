"""The panels of views, kept for the readers who look at the same one."""

from __future__ import annotations

from geo.model.view import ViewState
from geo.server.byte_cache import ByteCache
from geo.server.record_cache import Snapshot
from geo.web.panels import view_panel

PANEL_BYTES = 16_000_000
"""How much is kept of panels."""

PANELS: ByteCache[str] = ByteCache(PANEL_BYTES, lambda html: len(html.encode()))


def kept_panel(snapshot: Snapshot, view: ViewState) -> str:
    """The panel of a view as HTML."""
    key = (snapshot.record.folder, view)
    return PANELS.kept(key, lambda: view_panel(snapshot.record, view))

"""What every page needs: the snapshot of the record, and the base path of the app."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from geo.model.problem import DataError
from geo.server import kept_snapshots
from geo.server.addresses import base_path, fixed_address, public_address
from geo.server.record_cache import Snapshot
from geo.web.notices import refusal
from geo.web.pages import PAGES

SHOWN = "shown_record"
"""The session's key for the digest of the record that the map page shows."""


def snapshot() -> Snapshot:
    """The newest snapshot, or the page ends here with every problem of the files listed."""
    return _snapshot(kept_snapshots.newest)


def shown_snapshot() -> Snapshot:
    """The snapshot that the reader's map shows: the newest, or the one before, until it is taken.

    Ends the page as :func:`snapshot` does.
    """
    shown = _snapshot(lambda: kept_snapshots.with_digest(st.session_state.get(SHOWN)))
    show_record(shown.assets.digest)
    return shown


def show_record(digest: str) -> None:
    """Have the map page show the record with a digest, from its next run on."""
    st.session_state[SHOWN] = digest


def _snapshot(read: Callable[[], Snapshot]) -> Snapshot:
    try:
        return read()
    except DataError as error:
        st.html(refusal(error.problems))
        st.stop()


def base() -> str:
    """The path below which the app is served, with slashes around it."""
    return base_path(st.get_option("server.baseUrlPath") or "")


def own_address() -> str:
    """The web address of the map page as the reader reached it, with a slash at the end."""
    scheme = "https" if (st.context.url or "").startswith("https:") else "http"
    return public_address(scheme, st.context.headers, fixed_address()) + base()


def show_page(key: str) -> None:
    """The content of a page that is read, by its key in :data:`~geo.web.pages.PAGES`."""
    html = PAGES[key].html
    if html is None:
        raise ValueError(f"{key!r} is no page that is read")
    newest = snapshot()
    show_record(newest.assets.digest)
    st.html(html(newest.record))

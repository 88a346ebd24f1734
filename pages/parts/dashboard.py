"""What every page needs: the snapshot of the record, and the base path of the app."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

import streamlit as st

from geo.model.problem import DataError
from geo.model.view import ADDRESS_PARAMETERS
from geo.server import kept_snapshots
from geo.server.addresses import base_path, fixed_address, public_address
from geo.server.record_cache import Snapshot, StillReading
from geo.web.notices import READING, notice, refusal

SHOWN = "shown_record"
"""The session's key for the digest of the record that the map page shows."""

LOOK_AGAIN_SECONDS = 0.2


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


ASKED = "asked_view"
"""The session's key for the parameters of the last address that held a view."""

LEFT = "left_view"
"""The session's key for those of the view that was left for another page."""


def asked_parameters() -> Mapping[str, str]:
    """The parameters of the view to show: those of the address, or of the view that was left.

    Streamlit drops them from the address when readers go to another page.
    """
    if not _address_names_view():
        return st.session_state.get(LEFT) or st.query_params.to_dict()
    asked = st.query_params.to_dict()
    st.session_state[ASKED] = asked
    st.session_state.pop(LEFT, None)
    return asked


def left_parameters() -> Mapping[str, str]:
    """The parameters of the view that was left for this page, kept for the way back."""
    if _address_names_view():
        st.session_state[ASKED] = st.query_params.to_dict()
    st.session_state[LEFT] = st.session_state.get(ASKED, {})
    left: Mapping[str, str] = st.session_state[LEFT]
    return left


def is_carried() -> bool:
    """Whether the view is one that was left, so that the address has to be given it."""
    return bool(st.session_state.get(LEFT)) and not _address_names_view()


def _address_names_view() -> bool:
    return any(name in st.query_params for name in ADDRESS_PARAMETERS)


def _snapshot(read: Callable[[], Snapshot]) -> Snapshot:
    """What ``read`` returns; before the first reading has ended, the page says so and waits."""
    waiting = None
    while True:
        try:
            current = read()
        except StillReading:
            waiting = waiting or st.empty()
            waiting.html(notice([READING]))  # the run ends here where the reader has left
            time.sleep(LOOK_AGAIN_SECONDS)
        except DataError as error:
            st.html(refusal(error.problems))
            st.stop()
        else:
            if waiting:
                waiting.empty()
            return current


def base() -> str:
    """The path below which the app is served, with slashes around it."""
    return base_path(st.get_option("server.baseUrlPath") or "")


def own_address() -> str:
    """The web address of the map page as the reader reached it, with a slash at the end."""
    scheme = "https" if (st.context.url or "").startswith("https:") else "http"
    return public_address(scheme, st.context.headers, fixed_address()) + base()

"""What every page needs: the snapshot of the record, and the base path of the app."""

from __future__ import annotations

import time

import streamlit as st

from geo.model.problem import DataError
from geo.server import record_cache
from geo.server.addresses import base_path, fixed_address, public_address
from geo.server.record_cache import Snapshot, StillReading
from geo.web.notices import READING, notice, refusal
from geo.web.pages import PAGES

LOOK_AGAIN_SECONDS = 0.2


def snapshot() -> Snapshot:
    """The snapshot of the record, or the page ends here with every problem of the files listed.

    Before the first reading has ended, the page says so and waits in its own thread.
    """
    waiting = None
    while True:
        try:
            current = record_cache.snapshot()
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


def show_page(key: str) -> None:
    """The content of a page that is read, by its key in :data:`~geo.web.pages.PAGES`."""
    html = PAGES[key].html
    if html is None:
        raise ValueError(f"{key!r} is no page that is read")
    st.html(html(snapshot().record))

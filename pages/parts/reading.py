"""The pages that are read."""

from __future__ import annotations

import streamlit as st

from geo.web.address import parse_address
from geo.web.pages import PAGES
from pages.parts import components, dashboard


def show_page(key: str) -> None:
    """The content of a page that is read, by its key in :data:`~geo.web.pages.PAGES`.

    The view that the reader comes from stays in the address, for the way back.
    """
    html = PAGES[key].html
    if html is None:
        raise ValueError(f"{key!r} is no page that is read")
    newest = dashboard.snapshot()
    dashboard.show_record(newest.assets.digest)
    view, _ = parse_address(dashboard.left_parameters(), newest.record)
    components.status(newest, view)
    st.html(html(newest.record))

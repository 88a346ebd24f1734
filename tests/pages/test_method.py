"""The method page as Streamlit runs it, without a browser."""

import pytest
from support.html import tags
from support.pages import html, run_page

from geo.web.pages import method_page

pytestmark = pytest.mark.long


def test_the_method_page_shows_the_method_and_nothing_else(record):
    app = run_page("method.py")
    assert not app.exception
    assert tags(html(app)) == tags(method_page(record))

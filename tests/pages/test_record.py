"""The record page as Streamlit runs it, without a browser."""

import pytest
from support.data import change_row
from support.html import tags
from support.pages import html, run_page

from geo.web.pages import record_page

pytestmark = pytest.mark.long


def test_the_record_page_shows_the_record_and_nothing_else(record):
    app = run_page("record.py")
    assert not app.exception
    assert tags(html(app)) == tags(record_page(record))


def test_a_data_set_that_was_never_right_shows_its_problems(folder, show):
    change_row(folder / "claims.csv", 2, holder="romans")
    show(folder)
    app = run_page("record.py")
    assert not app.exception
    assert "claims.csv, row 2, field holder" in html(app)

"""What the parts of the map page are handed, and what they tell the server."""

import pytest
import streamlit as st

from pages.parts import components, dashboard

pytestmark = pytest.mark.long


@pytest.fixture
def session(monkeypatch):
    """The session of a reader, as the parts see it."""
    session = {}
    monkeypatch.setattr(st, "session_state", session)
    return session


def test_a_record_that_the_reader_takes_is_the_one_that_is_shown(session):
    session["status"] = {"record": "0123456789abcdef"}
    components._take_record()
    assert session[dashboard.SHOWN] == "0123456789abcdef"


@pytest.mark.parametrize("nonsense", [None, 7, ["x"], {}])
def test_nonsense_from_a_browser_takes_no_record(session, nonsense):
    session["status"] = {"record": nonsense}
    components._take_record()
    assert dashboard.SHOWN not in session

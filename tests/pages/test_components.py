"""What the parts of the map page write into the address."""

import pytest
import streamlit as st

from pages.parts import components

pytestmark = pytest.mark.long


@pytest.fixture
def write(monkeypatch):
    """The parameters of the address after the timeline rested on a selection."""

    class Address(dict):
        def from_dict(self, parameters):
            self.clear()
            self.update(parameters)

    def written(rested):
        address = Address(date="2021-05-01")
        monkeypatch.setattr(st, "query_params", address)
        monkeypatch.setattr(st, "session_state", {"timeline": {"selection": rested}})
        components._write_address()
        return dict(address)

    return written


def test_where_the_slider_rests_becomes_the_address(write):
    rested = {"date": "2021-08-12", "place": "herat", "view": "known", "claims": "all"}
    assert write(rested) == rested


def test_defaults_and_foreign_names_stay_out_of_the_address(write):
    rested = {"date": "2021-08-12", "place": "", "view": "hindsight", "claims": "", "what": "x"}
    assert write(rested) == {"date": "2021-08-12", "view": "hindsight"}


def test_what_a_browser_sends_is_cut_and_nonsense_is_left_out(write):
    assert write({"place": "x" * 5000}) == {"place": "x" * 80}
    for nonsense in (None, "text", 7):
        assert write(nonsense) == {"date": "2021-05-01"}

"""Which view and which record a reader is shown."""

import pytest
import streamlit as st

from pages.parts import dashboard

VIEW = {"date": "2021-08-13", "place": "herat", "view": "known"}


class Address(dict):
    def to_dict(self):
        return dict(self)


@pytest.fixture
def reader(monkeypatch):
    """Goes to an address, in one session."""
    monkeypatch.setattr(st, "session_state", {})

    def goes_to(**parameters):
        monkeypatch.setattr(st, "query_params", Address(parameters))

    goes_to()
    return goes_to


def test_the_address_says_what_is_shown(reader):
    reader(**VIEW)
    assert dashboard.asked_parameters() == VIEW
    assert not dashboard.is_carried()


def test_whoever_comes_back_from_another_page_finds_the_view_again(reader):
    reader(**VIEW)
    dashboard.asked_parameters()
    reader()
    assert dashboard.left_parameters() == VIEW
    assert dashboard.is_carried()
    assert dashboard.asked_parameters() == VIEW


def test_a_page_that_is_loaded_anew_knows_the_view_from_its_address(reader):
    reader(**VIEW)
    assert dashboard.left_parameters() == VIEW
    reader()
    assert dashboard.asked_parameters() == VIEW


def test_a_step_back_to_an_address_without_a_view_shows_the_opening_day(reader):
    reader(**VIEW)
    dashboard.left_parameters()
    reader()
    dashboard.asked_parameters()
    reader(**VIEW)
    dashboard.asked_parameters()
    reader()
    assert dashboard.asked_parameters() == {}
    assert not dashboard.is_carried()


def test_without_a_view_nothing_is_carried(reader):
    assert dashboard.left_parameters() == {}
    assert dashboard.asked_parameters() == {}
    assert not dashboard.is_carried()

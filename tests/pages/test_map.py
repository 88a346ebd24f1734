"""The map page as Streamlit runs it, without a browser."""

from datetime import date

import pytest
from support.data import change_row
from support.html import Tags, tags
from support.pages import html, run_map

from geo.model.view import Clock, ViewState
from geo.web.panels import view_panel

pytestmark = pytest.mark.long

AUGUST_12 = date(2021, 8, 12)


def test_the_map_page_shows_the_panel_of_the_picked_place(record):
    app = run_map(date="2021-08-12", place="herat", view="known", claims="all")
    assert not app.exception
    view = ViewState(AUGUST_12, "herat", Clock.KNOWN, all_claims=True)
    assert tags(html(app)) == tags(view_panel(record, view))


def test_without_a_place_the_panel_says_what_the_day_brought(record):
    app = run_map(date="2021-08-12")
    assert tags(html(app)) == tags(view_panel(record, ViewState(AUGUST_12, "", Clock.HINDSIGHT)))


def parts(app) -> set[str]:
    return {component.proto.id.rsplit("-", 1)[-1] for component in app.get("bidi_component")}


def test_all_parts_of_the_map_page_are_there():
    app = run_map()
    assert parts(app) >= {"headline", "timeline", "places", "record_map"}


@pytest.mark.parametrize(
    "parameters",
    [
        {"date": "yesterday"},
        {"date": "2021-02-30"},
        {"date": "1999-01-01"},
        {"date": "9999999-01-01"},
        {"place": "<script>alert(1)</script>"},
        {"place": "../../etc/passwd"},
        {"view": "sideways"},
        {"date": "x" * 5000, "place": "\u202e", "view": "\x00"},
    ],
)
def test_nonsense_in_the_address_falls_back_with_a_notice(parameters):
    app = run_map(**parameters)
    assert not app.exception
    assert 'role="status"' in html(app)
    assert not Tags(html(app)).dangers


def test_a_data_set_that_was_never_right_shows_its_problems_and_no_map(folder, show):
    change_row(folder / "claims.csv", 2, holder="romans")
    show(folder)
    app = run_map()
    assert not app.exception
    assert "cannot be shown" in html(app)
    assert "claims.csv, row 2, field holder" in html(app)
    assert not app.get("bidi_component")


def test_while_newer_files_are_wrong_the_map_stays_and_says_so(folder, show):
    cache = show(folder)
    change_row(folder / "claims.csv", 2, holder="romans")
    cache.read()
    app = run_map(place="herat")
    assert "Newer data was refused" in html(app)
    assert "Why this colour" in html(app)
    assert "record_map" in parts(app)

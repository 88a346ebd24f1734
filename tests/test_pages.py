"""The pages as Streamlit runs them, without a browser."""

from datetime import date

import pytest
from conftest import ROOT, change_row
from streamlit.testing.v1 import AppTest

from geo import link
from geo.history import View
from pages.parts import shelf
from pages.parts.head import ICON, TITLE, completed_page
from pages.parts.shelf import Shelf


def run(**parameters: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / "index.py"), default_timeout=30)
    for name, value in parameters.items():
        app.query_params[name] = value
    return app.run()


def html(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def test_the_map_page_runs_and_explains_the_picked_place():
    app = run(date="2021-08-12", place="herat")
    assert not app.exception
    assert "Why this colour" in html(app)
    assert "12 August 2021" in html(app)


def test_without_a_place_the_panel_says_what_the_day_brought():
    assert "Ghazni" in html(run(date="2021-08-12"))


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
    app = run(**parameters)
    assert not app.exception
    assert "cl-notice" in html(app)
    assert "<script>" not in html(app)


def test_an_address_restores_its_view_and_a_view_has_an_address(record):
    wanted = {"date": "2021-08-12", "place": "herat", "view": "known", "claims": "all"}
    selection, notices = link.selection(wanted, record)
    assert not notices
    assert selection.parameters() == wanted
    assert (selection.known, selection.whole) == (date(2021, 8, 12), True)


def test_an_empty_address_opens_on_the_records_own_day(record):
    selection, notices = link.selection({}, record)
    assert not notices
    assert (selection.date.isoformat(), selection.place, selection.view) == (record.settings["opens_on"], "", View.HINDSIGHT)


def test_the_last_good_record_stays_on_display_while_the_files_are_wrong(folder):
    kept = Shelf(folder)
    good = kept.display()
    change_row(folder / "claims.csv", 2, holder="romans")
    shown = kept.display()
    assert shown.record is good.record
    assert any("row 2" in str(problem) for problem in shown.problems)
    change_row(folder / "claims.csv", 2, holder="taliban", contender="", summary="Mended by hand for this test.")
    assert not kept.display().problems
    assert kept.display().record is not good.record


def test_a_data_set_that_was_never_right_shows_its_problems_and_no_map(folder, monkeypatch):
    change_row(folder / "claims.csv", 2, holder="romans")
    monkeypatch.setattr(shelf, "_shelf", Shelf(folder))
    app = run()
    assert not app.exception
    assert "cannot be shown" in html(app)
    assert "claims.csv, row 2, field holder" in html(app)


def test_the_head_of_the_first_page_is_completed():
    page = completed_page(f"<head>{TITLE}{ICON}</head>")
    assert "<title>Claimline" in page
    assert "page-sheet.css" in page
    assert "http" not in page.replace("https://", "")
    assert TITLE not in page

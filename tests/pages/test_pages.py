"""The pages as Streamlit runs them, without a browser."""

import re
from datetime import date
from html import unescape

import pytest
from conftest import ROOT, change_row
from geo.history import View
from pages.parts.head import ICON, START, TITLE, completed_page
from pages.parts.root import ADDRESS_VARIABLE
from pages.parts.shelf import Shelf
from streamlit.testing.v1 import AppTest

from geo import caption, link
from pages.parts import shelf


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
    assert (selection.date.isoformat(), selection.place, selection.view) == (
        record.settings["opens_on"],
        "",
        View.HINDSIGHT,
    )


def test_the_last_good_record_stays_on_display_while_the_files_are_wrong(folder):
    kept = Shelf(folder)
    good = kept.display()
    change_row(folder / "claims.csv", 2, holder="romans")
    shown = kept.display()
    assert shown.record is good.record
    assert any("row 2" in str(problem) for problem in shown.problems)
    change_row(
        folder / "claims.csv",
        2,
        holder="taliban",
        contender="",
        summary="Mended by hand for this test.",
    )
    assert not kept.display().problems
    assert kept.display().record is not good.record


def test_a_data_set_that_was_never_right_shows_its_problems_and_no_map(folder, monkeypatch):
    change_row(folder / "claims.csv", 2, holder="romans")
    monkeypatch.setattr(shelf, "_shelf", Shelf(folder))
    app = run()
    assert not app.exception
    assert "cannot be shown" in html(app)
    assert "claims.csv, row 2, field holder" in html(app)


def head(query: str = "", host: str = "maps.example.org", **headers: str) -> str:
    told = [
        (name.replace("_", "-").encode(), value.encode())
        for name, value in {"host": host, **headers}.items()
    ]
    scope = {
        "type": "http",
        "scheme": "http",
        "path": "/",
        "query_string": query.encode(),
        "headers": told,
    }
    return completed_page(f"{START}<head>{TITLE}{ICON}</head>", scope)


def tag(page: str, name: str) -> str:
    found = re.search(rf'<meta (?:name|property)="{name}" content="([^"]*)">', page)
    return unescape(found[1]) if found else ""


def test_the_head_of_the_first_page_is_completed():
    page = head()
    assert "<title>Claimline" in page
    assert "page-sheet.css" in page
    assert TITLE not in page


def test_a_link_shows_exactly_the_view_that_it_leads_to(record):
    page = head("date=2021-08-12&place=herat&view=known", x_forwarded_proto="https")
    assert (
        tag(page, "og:title")
        == tag(page, "twitter:title")
        == caption.title(record, date(2021, 8, 12), date(2021, 8, 12), "herat")
    )
    assert tag(page, "og:description") == caption.description(
        record, date(2021, 8, 12), date(2021, 8, 12), "herat"
    )
    view = "date=2021-08-12&place=herat&view=known"
    assert tag(page, "og:url") == f"https://maps.example.org/?{view}"
    assert (
        tag(page, "og:image")
        == tag(page, "twitter:image")
        == f"https://maps.example.org/preview.png?{view}"
    )
    assert (tag(page, "og:image:width"), tag(page, "og:image:height")) == ("1200", "630")
    assert tag(page, "twitter:card") == "summary_large_image"
    assert tag(head("date=2021-08-13"), "og:title").startswith("13 August 2021: ")


def test_what_a_request_says_of_itself_cannot_write_into_the_page(record, monkeypatch):
    page = head(
        'place="><script>alert(1)</script>&date=<b>',
        host='evil"><script>',
        x_forwarded_proto='javascript"',
    )
    assert "<script" not in page
    assert tag(page, "og:url").startswith("http://localhost/")
    monkeypatch.setenv(ADDRESS_VARIABLE, "https://maps.example.org/")
    assert tag(head(host="elsewhere.example"), "og:image").startswith(
        "https://maps.example.org/preview.png?"
    )


def test_an_embedded_view_is_marked_before_anything_is_drawn():
    assert '<html lang="en" class="cl-embed">' in head("embed=true&date=2021-08-12")
    assert START in head("date=2021-08-12")

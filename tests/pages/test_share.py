"""Share as Streamlit runs it, opened without a browser."""

import json
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest
from support.html import Tags
from support.pages import html, run_map

pytestmark = pytest.mark.long

ADDRESS = "http://localhost/?date=2021-08-12&place=herat&view=known"


@pytest.fixture(scope="module")
def closed() -> AppTest:
    return run_map(date="2021-08-12", place="herat", view="known")


@pytest.fixture(scope="module")
def share() -> AppTest:
    app = run_map(date="2021-08-12", place="herat", view="known")
    app.session_state["share"] = True
    app.run()
    assert not app.exception
    return app


def test_nothing_of_it_is_sent_before_it_is_opened(closed):
    assert not closed.tabs
    assert not closed.code
    assert not Tags(html(closed)).meta
    assert "datapackage.zip" not in html(closed)


def test_it_has_four_tabs(share):
    labels = [tab.label for tab in share.tabs]
    assert labels == ["Files", "Time-lapse", "Cite", "Embed"]


def test_the_files_of_the_view_can_be_saved(share):
    [files] = [element.proto.body for element in share.tabs[0].get("html")]
    links = Tags(files).links
    view = "date=2021-08-12&place=herat&view=known"
    clocks = "on=2021-08-12&known=2021-08-12"
    tables = ("spreadsheet", "geojson", "gpkg", "parquet", "kml", "qml")
    assert links == [
        f"/map.png?{view}",
        f"/map.svg?{view}",
        f"/preview.png?{view}",
        *(f"/api/v1/control?{clocks}&format={name}" for name in tables),
        *(f"/api/v1/claims?place=herat&{clocks}&format={name}" for name in tables),
        "/api/v1/datapackage.zip",
    ]
    assert "Claims about Herat up to this day" in files


def test_the_view_is_cited_by_its_address_and_today(share):
    cite = share.tabs[2]
    assert [caption.value for caption in cite.caption] == ["Plain text", "BibTeX", "CSL-JSON"]
    text, bibtex, csl = (code.value for code in cite.code)
    assert "Herat, 12 August 2021, as known then" in text
    assert text.endswith(ADDRESS)
    assert f"url = {{{ADDRESS}}}" in bibtex
    [item] = json.loads(csl)
    assert item["URL"] == ADDRESS
    accessed = date(*item["accessed"]["date-parts"][0])
    assert abs((accessed - date.today()).days) <= 1


def test_the_code_that_embeds_the_view_leads_to_it(share):
    [code] = share.tabs[3].code
    [(tag, attributes)] = Tags(code.value).tags
    assert (tag, attributes["src"]) == ("iframe", f"{ADDRESS}&embed=true")


def test_a_time_lapse_of_the_chosen_days_is_made_when_asked_for(share):
    slider = share.slider[0]
    assert slider.value == (date(2021, 7, 22), date(2021, 8, 12))
    slider.set_range(date(2021, 8, 11), date(2021, 8, 12))
    [make] = [button for button in share.button if button.label == "Make the time-lapse"]
    assert not share.get("download_button")
    make.click().run()
    assert not share.exception
    [save] = share.get("download_button")
    assert save.proto.label.startswith("Save ")
    assert not share.get("progress")

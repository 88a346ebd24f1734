"""What Share offers, without a browser."""

import json
from datetime import date

from support.html import Tags

from geo.model.view import Clock, ViewState
from geo.web.downloads import citations, embed_code, files_html, time_lapse_name, view_files

AUGUST_12 = date(2021, 8, 12)
HERAT = ViewState(AUGUST_12, "herat", Clock.KNOWN)
THE_DAY = ViewState(AUGUST_12, "", Clock.HINDSIGHT)
ADDRESS = "https://maps.example.org/?date=2021-08-12&place=herat&view=known"


def test_the_files_of_a_place_as_it_was_known_then(record):
    view = "date=2021-08-12&place=herat&view=known"
    control = "/maps/api/v1/control?on=2021-08-12&known=2021-08-12&format="
    claims = "/maps/api/v1/claims?place=herat&on=2021-08-12&known=2021-08-12&format="
    tables = {
        "CSV": "spreadsheet",
        "GeoJSON": "geojson",
        "GeoPackage": "gpkg",
        "GeoParquet": "parquet",
        "KML": "kml",
        "QGIS style": "qml",
    }
    groups = view_files(record, HERAT, "/maps/")
    assert {
        group.title: {file.label: file.address for file in group.files} for group in groups
    } == {
        "Map of this day, for print": {
            "PNG": f"/maps/map.png?{view}",
            "SVG": f"/maps/map.svg?{view}",
        },
        "Picture for posts": {"PNG": f"/maps/preview.png?{view}"},
        "Who held what on this day": {label: control + name for label, name in tables.items()},
        "Claims about Herat up to this day": {
            label: claims + name for label, name in tables.items()
        },
        "The whole record": {"Data package": "/maps/api/v1/datapackage.zip"},
    }


def test_the_files_of_a_day_in_hindsight_name_neither_place_nor_clock(record):
    groups = view_files(record, THE_DAY, "/")
    addresses = [file.address for group in groups for file in group.files]
    assert len(addresses) == len(set(addresses)) == 16
    assert not any("known" in address or "place" in address for address in addresses)
    assert groups[3].title == "Claims up to this day"


def test_every_file_is_a_link_to_save(record):
    groups = view_files(record, HERAT, "/")
    links = [attributes for tag, attributes in Tags(files_html(groups)).tags if tag == "a"]
    assert [link["href"] for link in links] == [
        file.address for group in groups for file in group.files
    ]
    assert all("download" in link for link in links)


def test_a_view_is_cited_in_three_styles(record):
    cited = dict(citations(record, HERAT, ADDRESS, date(2026, 11, 24)))
    assert list(cited) == ["Plain text", "BibTeX", "CSL-JSON"]
    assert "Accessed 24 November 2026" in cited["Plain text"]
    assert cited["BibTeX"].startswith("@misc{")
    assert json.loads(cited["CSL-JSON"])[0]["URL"] == ADDRESS


def test_the_code_that_embeds_a_view_holds_its_address_and_nothing_that_runs():
    [(tag, attributes)] = Tags(embed_code(ADDRESS)).tags
    assert tag == "iframe"
    assert attributes["src"] == f"{ADDRESS}&embed=true"
    [(_, attributes)] = Tags(embed_code('https://x/?"><script>')).tags
    assert attributes["src"] == 'https://x/?"><script>&embed=true'


def test_a_time_lapse_is_named_after_record_days_and_clock(record):
    days = (date(2021, 7, 22), AUGUST_12)
    name = time_lapse_name(record, days, Clock.KNOWN, "mp4")
    assert name == "claimline-afghanistan-2021-2021-07-22-2021-08-12-known.mp4"

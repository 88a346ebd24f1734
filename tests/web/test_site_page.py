"""The pages of the static site: whole, small, and without requests."""

import base64
import gzip
import hashlib
import json
import re
from datetime import date

import pytest
from support.html import Tags

from geo.model.record import Record
from geo.model.view import Moment
from geo.web.address import parse_address
from geo.web.assets import record_assets
from geo.web.link_preview import view_tags
from geo.web.pages import read_pages
from geo.web.panels import place_dossier
from geo.web.site_page import day_page, site_page

pytestmark = pytest.mark.long

ADDRESS = "https://maps.example.org/afghanistan/"


@pytest.fixture(scope="module")
def page(record: Record) -> str:
    return site_page(record, ADDRESS)


@pytest.fixture(scope="module")
def texts(page: str) -> dict:
    """What is read beside the map, as the page's script unpacks it."""
    compressed = re.search(r'<script type="text/plain"[^>]*>([^<]+)<', page)[1]
    return json.loads(gzip.decompress(base64.b64decode(compressed)))


def embedded(page: str) -> list:
    """The JSON in the page's script elements."""
    return [
        json.loads(text)
        for text in re.findall(r'<script type="application/json"[^>]*>([^<]+)<', page)
    ]


def test_the_page_is_small_enough_to_be_sent_in_one(page: str):
    assert len(gzip.compress(page.encode())) <= 600_000


def test_the_page_carries_everything_and_may_fetch_nothing(page: str):
    tags = Tags(page)
    assert [address for address in tags.loads if not address.startswith("data:")] == []
    policy = tags.meta["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "connect-src" not in policy


def test_no_script_runs_in_the_page_but_its_own(page: str):
    policy = Tags(page).meta["Content-Security-Policy"]
    scripts = re.findall(r"<script([^>]*)>(.*?)</script>", page, re.DOTALL)
    running = [
        script
        for attributes, script in scripts
        if "type=" not in attributes or "module" in attributes
    ]
    digests = [hashlib.sha256(script.encode()).digest() for script in running]
    hashes = [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
    assert len(hashes) == 3
    assert f"script-src {' '.join(hashes)};" in policy
    assert "unsafe-inline" not in policy.split("style-src")[0]


def test_the_page_has_the_payload_and_the_boundaries_of_the_dashboard(record: Record, page: str):
    assets = record_assets(record)
    inside = embedded(page)
    assert json.loads(assets.by_path[assets.payload].body) in inside
    assert json.loads(assets.by_path[assets.boundaries].body) in inside


def test_every_claim_and_event_of_the_record_is_in_the_page(record: Record, texts: dict):
    assert set(texts["statements"]) == set(record.claims) | set(record.events)
    assert set(texts["places"]) == set(record.places)
    assert set(texts["days"]) == {day.isoformat() for day in record.days}
    assert texts["places"]["herat"] == place_dossier(record, "herat")
    named = set(re.findall(r'data-put="([^"]+)"', " ".join(texts["places"].values())))
    last = record.period[1]
    inside = {claim.claim_id for claim in record.claims.values() if claim.event_date <= last}
    assert named >= inside


def test_every_page_that_is_read_is_in_the_page_and_in_its_navigation(
    record: Record, page: str, texts: dict
):
    assert texts["pages"] == read_pages(record)
    links = [link for link in Tags(page).links if link.startswith("#")]
    assert links == ["#map", "#method", "#record"]
    homes = [
        attributes["data-page"] for tag, attributes in Tags(page).tags if "data-page" in attributes
    ]
    assert homes == ["map", "method", "record"]


def test_the_page_says_what_a_link_to_it_shows(record: Record, page: str):
    meta = Tags(page).meta
    assert meta["og:title"] == f"Claimline: {record.title}"
    assert meta["og:url"] == ADDRESS
    assert meta["og:image"] == f"{ADDRESS}days/{record.settings['opens_on']}.png"


def test_notices_of_the_page_are_those_of_the_dashboard(record: Record, page: str):
    [settings] = [content for content in embedded(page) if "notices" in content]
    _, [notice] = parse_address({"place": "atlantis"}, record)
    assert settings["notices"]["place"].replace("{wanted}", "atlantis") == notice
    [payload] = [content for content in embedded(page) if "headlines" in content]
    assert date.fromisoformat(payload["opens_on"]) == record.opens_on


def test_the_page_of_a_day_shows_its_preview_and_leads_to_the_map(record: Record):
    day = date(2021, 8, 12)
    page = day_page(record, day, ADDRESS)
    own = f"{ADDRESS}days/{day}"
    tags = dict(view_tags(record, Moment(day), address=f"{own}.html", image=f"{own}.png"))
    assert {name: Tags(page).meta[name] for name in tags} == tags
    assert f"../index.html?date={day}" in Tags(page).links
    [script] = re.findall(r'<script data-day="2021-08-12">(.*?)</script>', page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = Tags(page).meta["Content-Security-Policy"]
    assert f"script-src 'sha256-{digest}';" in policy
    assert "img-src 'self'" in policy

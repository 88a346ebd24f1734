"""The static site: whole, small, without requests, and harmless whatever the cells hold."""

import base64
import gzip
import hashlib
import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlparse
from xml.etree import ElementTree

import pytest
from conftest import change_descriptor, change_row
from PIL import Image

from geo import caption, export, history
from geo.checks import read_record
from geo.record import Record

ADDRESS = "https://maps.example.org/afghanistan"
LOADING = {"script": "src", "link": "href", "img": "src", "iframe": "src", "object": "data", "source": "src", "video": "src"}


class Loads(HTMLParser):
    """Collects what a page loads by itself, and its meta tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.tags: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if told.get(LOADING.get(tag, "")):
            self.loads.append(told[LOADING[tag]])
        if tag == "meta" and "content" in told:
            self.tags[told.get("property") or told.get("name") or told.get("http-equiv")] = told["content"]


@pytest.fixture(scope="module")
def page(record: Record) -> str:
    return export.page(record, ADDRESS + "/")


@pytest.fixture(scope="module")
def written(page: str) -> dict:
    """What is to be read beside the map, as the page's script unpacks it."""
    packed = re.search(r'id="cl-written">([^<]+)<', page)[1]
    return json.loads(gzip.decompress(base64.b64decode(packed)))


def test_the_page_is_small_enough_to_be_sent_in_one(page: str):
    assert len(gzip.compress(page.encode())) <= 600_000


def test_the_page_carries_everything_and_may_fetch_nothing(page: str):
    read = Loads(page)
    assert [address for address in read.loads if not address.startswith("data:")] == []
    assert "default-src 'none'" in read.tags["Content-Security-Policy"]
    assert "connect-src" not in read.tags["Content-Security-Policy"]


def test_no_script_runs_in_the_page_but_its_own(page: str):
    policy = Loads(page).tags["Content-Security-Policy"]
    ran = [body for kind, body in re.findall(r"<script([^>]*)>(.*?)</script>", page, re.DOTALL) if "type=" not in kind or "module" in kind]
    hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'" for body in ran]
    assert len(hashes) == 3
    assert f"script-src {' '.join(hashes)};" in policy
    assert "unsafe-inline' data:" not in policy.split("style-src")[0]


def test_every_claim_and_event_of_the_record_is_in_the_page(record: Record, written: dict):
    assert set(written["statements"]) == set(record.claims) | set(record.events)
    assert set(written["places"]) == set(record.places)
    assert set(written["days"]) == {day.isoformat() for day in history.days(record)}
    named = set(re.findall(r'data-put="([^"]+)"', " ".join(written["places"].values())))
    inside = {claim.claim_id for claim in record.claims.values() if claim.event_date <= record.period[1]}
    assert named >= inside


def test_the_page_says_what_a_link_to_it_shows(record: Record, page: str):
    read = Loads(page)
    assert read.tags["og:title"] == f"Claimline: {record.title}"
    assert read.tags["og:image"] == f"{ADDRESS}/days/{record.settings['opens_on']}.png"


@pytest.fixture(scope="module")
def site(tmp_path_factory, record: Record):
    """(folder, calls of progress) of a site of five days."""
    import shutil

    folder = tmp_path_factory.mktemp("short") / "data"
    shutil.copytree(record.folder, folder, ignore=shutil.ignore_patterns("*.py"))
    change_descriptor(
        folder,
        lambda descriptor: descriptor["claimline"].update(period={"start": "2021-08-10", "end": "2021-08-14"}, opens_on="2021-08-12"),
    )
    change_row(folder / "actors.csv", 4, name='Taliban "><script>alert(1)</script>')
    out = folder.parent / "site"
    told: list[tuple[int, int]] = []
    export.write_site(read_record(folder), out, ADDRESS, lambda done, total: told.append((done, total)))
    return out, told


def test_progress_is_told_after_each_day(site):
    assert site[1] == [(number, 5) for number in range(1, 6)]


def test_every_day_has_a_page_with_its_preview_and_its_picture(site):
    out, _ = site
    record = read_record(out / "data")
    for day in history.days(record):
        page = (out / "days" / f"{day}.html").read_text(encoding="utf-8")
        read = Loads(page)
        assert read.tags["og:title"] == read.tags["twitter:title"] == caption.title(record, day)
        assert read.tags["og:image"] == f"{ADDRESS}/days/{day}.png"
        assert read.tags["twitter:card"] == "summary_large_image"
        assert f"../index.html?date={day}" in page
        with Image.open(out / "days" / f"{day}.png") as image:
            assert image.size == (1200, 630)


def test_hostile_cells_do_not_write_into_the_pages_of_days(site):
    for path in (site[0] / "days").glob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert page.count("<script") == 1
        assert "&lt;script&gt;alert(1)" in page


def test_the_sitemap_lists_the_map_and_every_day_by_its_whole_address(site):
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    found = [element.text for element in ElementTree.parse(site[0] / "sitemap.xml").iter(f"{space}loc")]
    assert found == [f"{ADDRESS}/", *(f"{ADDRESS}/days/2021-08-{day}.html" for day in range(10, 15))]
    assert all(urlparse(address).scheme == "https" for address in found)


def test_the_data_package_goes_along_and_reads_back(site):
    record = read_record(site[0] / "data")
    assert len(record.claims) > 1000
    assert (site[0] / "data" / "README.md").exists()


def test_a_folder_that_cannot_be_written_is_said_to_be_so(record: Record, tmp_path: Path):
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(OSError, match="taken"):
        export.write_site(record, tmp_path / "taken", ADDRESS)


def test_notices_of_the_page_are_those_of_the_dashboard(page: str):
    from geo.link import NOTICES

    settings = json.loads(re.search(r'id="cl-settings">([^<]+)<', page)[1])
    assert settings["notices"] == NOTICES
    assert date.fromisoformat(settings["opens_on"])

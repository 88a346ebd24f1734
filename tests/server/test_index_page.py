"""The page that is sent first."""

import json
import re
import threading
from base64 import b64encode
from datetime import date
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from support.html import Tags

from geo.model.view import Clock, Moment, ViewState
from geo.server import record_cache
from geo.server.index_page import IndexPageMiddleware
from geo.server.record_cache import RecordCache
from geo.web.pages import PAGES
from geo.web.panels import view_panel
from geo.wording.views import view_description, view_title

STREAMLIT_PAGE = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")
ADDRESS_VARIABLE = "CLAIMLINE_ADDRESS"
BASE = "/desk/claims/"
THEN = Moment(date(2021, 8, 12), date(2021, 8, 12))


async def streamlit_page(_):
    return HTMLResponse(STREAMLIT_PAGE, headers={"etag": '"x"', "last-modified": "today"})


def client_at(base: str, host: str = "maps.example.org") -> TestClient:
    app = Starlette(
        routes=[Route("/{path:path}", streamlit_page)],
        middleware=[Middleware(IndexPageMiddleware, base=base)],
    )
    return TestClient(app, base_url=f"http://{host}")


def page(query: str = "", base: str = "/", **headers: str) -> str:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client_at(base).get(f"{base}?{query}", headers=named).text


def tag(html: str, name: str) -> str:
    found = re.search(rf'<meta (?:name|property)="{name}" content="([^"]*)">', html)
    return unescape(found[1]) if found else ""


def test_the_head_of_the_first_page_is_completed(record):
    html = page()
    assert f"<title>Claimline: {record.title}</title>" in html
    assert "<title>Streamlit</title>" not in html
    assert "favicon.png" not in html


def test_everything_that_the_page_names_is_there_below_the_base_path():
    assets = record_cache.snapshot().assets
    links = [attributes for tag, attributes in Tags(page(base=BASE)).tags if tag == "link"]
    own = [link for link in links if link["href"].startswith(BASE)]
    assert {link["rel"] for link in own} == {"stylesheet", "preload", "modulepreload", "icon"}
    assert all(link["href"].removeprefix(BASE) in assets.by_path for link in own)
    preloaded = {link["href"] for link in own if link["rel"] == "preload"}
    assert preloaded == {
        BASE + path for path in (assets.payload, assets.boundaries, assets.leaflet)
    }


def test_streamlit_is_held_back_until_the_first_sight_says_so():
    [own] = re.findall(r'src="(\./static/js/index[^"]+)"', STREAMLIT_PAGE)
    html = page()
    assert f'src="{own}"' not in html
    assert f'<script data-streamlit="{own}">' in html
    assert html.index("first-sight.js") < html.index(own)
    elsewhere = client_at("/").get("/method").text
    assert f'src="{own}"' in elsewhere
    assert "cl-first" not in elsewhere


def test_the_first_html_holds_the_panel_of_the_view_and_what_its_parts_are_handed(record):
    html = page("date=2021-08-12&place=herat&view=known", base=BASE)
    assert view_panel(record, ViewState(date(2021, 8, 12), "herat", Clock.KNOWN)) in html
    [data] = re.findall(r'<script type="application/json">(.*?)</script>', html)
    handed = json.loads(data)
    assert handed["selection"]["place"] == "herat"
    assert handed["record"] == BASE + record_cache.snapshot().assets.payload
    assert "is not a date" in page("date=soon")
    embedded = page("embed=true")
    assert 'class="cl-panel"' not in embedded.split("<body>")[1].split('<div id="root"')[0]


def test_a_link_shows_exactly_the_view_that_it_leads_to(record):
    view = "date=2021-08-12&place=herat&view=known"
    html = page(view, x_forwarded_proto="https")
    title = view_title(record, THEN, "herat")
    assert tag(html, "og:title") == tag(html, "twitter:title") == title
    assert tag(html, "og:description") == view_description(record, THEN, "herat")
    assert tag(html, "og:url") == f"https://maps.example.org/?{view}"
    image = f"https://maps.example.org/preview.png?{view}"
    assert tag(html, "og:image") == tag(html, "twitter:image") == image
    assert tag(page("date=2021-08-13"), "og:title").startswith("13 August 2021: ")
    below = tag(page(view, base=BASE), "og:image")
    assert below == f"http://maps.example.org{BASE}preview.png?{view}"


@pytest.mark.parametrize(
    ("mangled", "meant"),
    [
        ("?date=2021-08-12&place=herat&view=known.", "?date=2021-08-12&place=herat&view=known"),
        ("?date=2021-08-12&amp;place=herat", "?date=2021-08-12&place=herat"),
        ("?Place=Herat&embed=TRUE", "?place=herat&embed=true"),
        ("method?place=herat)", "method?place=herat"),
        ("%3Fdate=2021-08-12%26place=herat", "?date=2021-08-12&place=herat"),
        ("%253Fdate=2021-08-12%2526place=herat", "?date=2021-08-12&place=herat"),
        ("method%3Fplace=herat.", "method?place=herat"),
        ("method.", "method"),
        ("Record)?date=2021-08-12", "record?date=2021-08-12"),
        ("%3Fplace=atlantis", "?place=atlantis"),
        ("%3E", ""),
    ],
)
@pytest.mark.parametrize("base", ["/", BASE])
def test_a_mangled_address_leads_to_the_one_that_was_meant(mangled, meant, base):
    client = client_at(base)
    answer = client.get(base + mangled, follow_redirects=False)
    assert answer.status_code == 307
    assert answer.headers["cache-control"] == "no-store"
    assert client.get(base + mangled).url == f"http://maps.example.org{base}{meant}"


@pytest.mark.parametrize(
    "path",
    ["", "?place=herat", "?place=atlantis.", "method", "nowhere.", "?x=%0D%0Ax:%20y"],
)
def test_an_address_that_needs_no_repair_is_answered_at_once(path):
    answer = client_at("/").get(f"/{path}", follow_redirects=False)
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "path", ["%3F%0D%0Ax:%20y", "%3F//elsewhere.example/", "%3E%3Fplace=\u202e"]
)
def test_a_repaired_address_stays_on_its_host_and_in_its_header(path):
    answer = client_at("/").get(f"/{path}", follow_redirects=False)
    assert answer.status_code == 307
    assert answer.headers["location"].startswith("./")
    assert "x" not in answer.headers


def test_what_a_request_says_of_itself_cannot_write_into_the_page(monkeypatch):
    scripts = page().count("<script")
    html = page(
        'place="><script>alert(1)</script>&date=<b>',
        host='evil"><script>',
        x_forwarded_proto='javascript"',
    )
    assert html.count("<script") == scripts
    assert tag(html, "og:url").startswith("http://localhost/")
    monkeypatch.setenv(ADDRESS_VARIABLE, "https://maps.example.org/")
    image = tag(page(host="elsewhere.example"), "og:image")
    assert image.startswith("https://maps.example.org/preview.png?")


def test_an_embedded_view_is_marked_before_anything_is_drawn():
    for query in ("embed=true&date=2021-08-12", "embed=TRUE"):
        assert '<html lang="en" class="cl-embed">' in page(query)
    assert '<html lang="en">' in page("date=2021-08-12")


@pytest.mark.parametrize("key", list(PAGES))
def test_every_page_is_completed_and_comes_with_its_own_length(key):
    answer = client_at(BASE).get(BASE + PAGES[key].path)
    assert "<title>Claimline" in answer.text
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert "etag" not in answer.headers
    assert "last-modified" not in answer.headers


@pytest.mark.parametrize("path", ["_stcore/health", "static/x", "favicon.png", "api/v1/"])
def test_other_answers_pass_as_they_are(path):
    answer = client_at(BASE).get(BASE + path)
    assert answer.text == STREAMLIT_PAGE
    assert answer.headers["etag"] == '"x"'


def test_without_a_record_the_page_is_streamlits(tmp_path, show):
    show(tmp_path)
    assert page() == STREAMLIT_PAGE


def test_while_the_record_is_read_for_the_first_time_the_page_says_so(monkeypatch, tmp_path):
    never = threading.Event()
    monkeypatch.setattr(record_cache, "FIRST_READING_SECONDS", 0.1)
    monkeypatch.setattr(record_cache, "_cache", RecordCache(tmp_path, lambda *_: never.wait(20)))
    answer = client_at("/").get("/?date=2021-08-12")
    never.set()
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "2"
    assert answer.headers["cache-control"] == "no-store"
    assert "is being read" in answer.text
    assert Tags(answer.text).meta["refresh"] == "2"
    assert not Tags(answer.text).loads


def test_a_short_first_reading_is_waited_for_beside_other_requests(monkeypatch, record):
    shown = record_cache.snapshot()
    read = threading.Event()

    def reading(*_):
        assert read.wait(20)
        return shown.record, shown.assets

    cache = RecordCache(record.folder, reading)
    monkeypatch.setattr(record_cache, "_cache", cache)
    threading.Timer(0.3, read.set).start()
    assert f"<title>Claimline: {record.title}</title>" in page()


def test_only_the_scripts_that_stand_in_the_page_may_run_there():
    answer = client_at("/").get("/")
    policy = answer.headers["content-security-policy"]
    inline = re.findall(r"<script(?: data-[^>]*)?>(.*?)</script>", answer.text, re.DOTALL)
    assert len(inline) == 3
    digests = [b64encode(sha256(script.encode()).digest()).decode() for script in inline]
    hashes = " ".join(f"'sha256-{digest}'" for digest in digests)
    assert f"script-src 'self' blob: {hashes};" in policy

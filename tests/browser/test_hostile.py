"""Cells that try to run, in every column of every table, wherever either home shows them."""

from urllib.parse import quote, urlparse

import pytest
from support.dashboard import served, start_dashboard
from support.hostile import ODD, RUNNING
from support.small import small_descriptor, small_tables, write_small

from geo.dataset.reader import read_record
from geo.web.site_page import day_page, site_page

pytestmark = pytest.mark.browser

VIEW = "?date=2021-05-03&claims=all"

INJECTED = (
    "script:not([src]):not([type]):not([id])",
    "img[src=x]",
    "svg[onload]",
    "[onmouseover]",
    "[onerror]",
    "iframe[srcdoc*=parent]",
    "base",
    "meta[http-equiv=refresh]",
    "a[href^='javascript:']",
    "a[href^='data:text']",
    "[style*='elsewhere.example']",
)
"""What only a cell could have brought into a page."""

FREE_COLUMNS = {
    "places": ("name", "name_fa", "name_ps", "other_names"),
    "actors": ("name",),
    "claims": ("claimant", "summary", "note", "date_precision"),
    "sources": ("outlet", "title", "origin", "language", "url", "archived_url"),
    "events": ("title", "summary"),
    "figures": ("figure", "unit", "as_reported", "counted_by", "summary"),
}
"""The columns that may hold any text where a descriptor limits none."""


def hostile_tables():
    """Tables in which every free column has every text that tries to run, one a row."""
    texts = (*RUNNING, *(text for text in ODD if "\u202e" not in text))
    tables = small_tables(len(texts))
    town = tables["places"][2]
    for number in range(len(texts)):
        at = {"lat": f"{30.2 + 0.03 * number:.2f}", "lon": f"{60.3 + 0.02 * number:.2f}"}
        more = {"place_id": f"place-{number}", "parent_id": "XX-A", **at}
        tables["places"].append({**town, **more, "kind": RUNNING[number % len(RUNNING)]})
        tables["sources"].append({**tables["sources"][0], "source_id": f"source-{number}"})
        tables["events"].append({**tables["events"][0], "event_id": f"more-{number}"})
        tables["figures"].append({**tables["figures"][0], "figure_id": f"more-{number}"})
        claim = tables["claims"][number + 4]
        claim.update(place_id=f"place-{number}", source_id=f"source-{number}")
    for table, columns in FREE_COLUMNS.items():
        for row_number, row in enumerate(tables[table]):
            for column_number, column in enumerate(columns):
                row[column] = texts[(row_number + 3 * column_number) % len(texts)]
    for claim in tables["claims"][4:]:
        claim["claimant_side"] = claim["claimant"]
    return tables


def hostile_descriptor():
    """A descriptor that limits no cell, and whose own texts try to run."""
    descriptor = small_descriptor()
    for resource in descriptor["resources"]:
        resource["title"] = resource["description"] = RUNNING[1]
        for field in resource["schema"]["fields"]:
            field["description"] = RUNNING[2]
            field.pop("constraints", None)
    settings = descriptor["claimline"]
    settings["headline"]["noun"] = settings["boundaries"]["credit"] = RUNNING[1]
    descriptor["title"] = descriptor["description"] = descriptor["version"] = RUNNING[1]
    descriptor["licenses"] = [{"name": RUNNING[2], "title": RUNNING[1], "path": RUNNING[5]}]
    descriptor["contributors"] = [{"title": RUNNING[1], "path": RUNNING[5], "role": RUNNING[2]}]
    return descriptor


@pytest.fixture(scope="module")
def hostile_folder(tmp_path_factory):
    """A data set whose cells try to run."""
    folder = tmp_path_factory.mktemp("hostile") / "data"
    write_small(folder, hostile_tables(), hostile_descriptor())
    return folder


@pytest.fixture(scope="module")
def hostile_dashboard(hostile_folder):
    process, address = start_dashboard({"CLAIMLINE_DATA": str(hostile_folder)})
    yield address
    process.terminate()
    process.wait(10)


@pytest.fixture(scope="module")
def hostile_site(hostile_folder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile_site")
    record = read_record(hostile_folder)
    page = site_page(record, "http://localhost/")
    (folder / "index.html").write_text(page, encoding="utf-8")
    (folder / "days").mkdir()
    day = day_page(record, record.opens_on, "http://localhost/")
    (folder / "days" / "2021-05-03.html").write_text(day, encoding="utf-8")
    with served(folder) as address:
        yield address


class Watched:
    """A page of which is noted whatever runs in it, fails in it, or is asked for elsewhere."""

    def __init__(self, page, address):
        self.page, self.address, self.noted = page, address, []
        page.on("pageerror", lambda error: self.noted.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (self.noted.append("dialog"), dialog.dismiss()))
        page.on("console", self._console)
        page.on("request", self._request)
        page.on("popup", lambda _: self.noted.append("popup"))

    def _console(self, message):
        # What lies beside the page of a site is not served here.
        if message.type == "error" and "404" not in message.text:
            self.noted.append(f"console: {message.text}")

    def _request(self, request):
        host = urlparse(request.url)
        if host.scheme.startswith("http") and host.netloc != urlparse(self.address).netloc:
            self.noted.append(f"request: {request.url}")

    def open(self, path):
        self.page.goto(self.address + path)

    def check(self):
        """Nothing ran, nothing was injected, nothing sticks out of the window."""
        self.page.wait_for_timeout(150)
        for frame in self.page.frames:
            assert not frame.evaluate("'ran' in window"), frame.url
            for selector in INJECTED:
                if selector.startswith("script") or frame.locator(selector).count() == 0:
                    continue
                raise AssertionError(f"{selector} in {frame.url}")
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert self.page.evaluate(wide) <= 0
        assert self.noted == []


@pytest.fixture
def watched(chromium):
    contexts = []

    def at(address):
        contexts.append(chromium.new_context(viewport={"width": 1440, "height": 900}))
        return Watched(contexts[-1].new_page(), address)

    yield at
    for context in contexts:
        context.close()


@pytest.fixture(params=["dashboard", "site"])
def hostile_home(request):
    return request.getfixturevalue(f"hostile_{request.param}")


def map_of(page):
    page.locator(".st-key-map .leaflet-container").first.wait_for(timeout=30_000)
    return page


def test_hostile_cells_never_run_on_the_map_page(watched, hostile_home):
    shown = watched(hostile_home)
    shown.open(VIEW)
    page = shown.page
    drawn = map_of(page)
    drawn.locator("[data-place=alpha-town][data-standing]").wait_for(state="attached")
    page.locator(".st-key-place_panel h2").wait_for()
    shown.check()
    for element in drawn.locator("[data-place]").all()[::6]:
        element.dispatch_event("mouseover")
        element.dispatch_event("mousemove")
    select = page.locator("select:has(option[value='place-0'])")
    values = [option.get_attribute("value") for option in select.locator("option").all()]
    assert len(values) > len(RUNNING)
    for value in values[1::2]:
        select.select_option(value)
        page.wait_for_timeout(120)
    page.wait_for_timeout(800)
    shown.check()
    search = page.get_by_label("Search", exact=True)
    for words in ("window", "script", "elsewhere"):
        search.fill(words)
        page.locator(".cl-results [data-go-place]").first.wait_for()
    shown.check()
    assert any(text in page.locator(".cl-results").inner_text() for text in RUNNING)
    page.emulate_media(media="print")
    shown.check()


def test_a_hostile_name_shows_as_the_text_that_it_is(watched, hostile_home):
    shown = watched(hostile_home)
    shown.open(f"{VIEW}&place=place-0")
    name = hostile_tables()["places"][4]["name"]
    heading = shown.page.locator(".st-key-place_panel h2")
    heading.wait_for(timeout=30_000)
    assert name in heading.inner_text()
    assert shown.page.locator(".st-key-place_panel :is(img, script, iframe, base)").count() == 0
    shown.check()


@pytest.mark.parametrize("text", [RUNNING[1], RUNNING[2], RUNNING[3], "\u202e\u2028{{7*7}}"])
def test_a_hostile_address_shows_as_the_text_that_it_is(watched, hostile_home, text):
    shown = watched(hostile_home)
    shown.open(f"?place={quote(text)}&date={quote(text)}&view={quote(text)}&x={quote(text)}")
    shown.page.get_by_text("The record has no place").wait_for(timeout=30_000)
    shown.check()


@pytest.mark.parametrize("path", ["method", "record"])
def test_hostile_cells_never_run_on_the_pages_that_are_read(
    watched, hostile_dashboard, hostile_site, path
):
    for address, page_path in ((hostile_dashboard, path), (hostile_site, f"#{path}")):
        shown = watched(address)
        shown.open(page_path)
        shown.page.locator("h2:visible").first.wait_for(timeout=30_000)
        shown.check()


def test_hostile_cells_never_run_in_share_and_pictures(watched, hostile_dashboard):
    shown = watched(hostile_dashboard)
    shown.open(f"{VIEW}&place=place-1")
    page = shown.page
    page.get_by_role("button", name="Share").click(timeout=30_000)
    for name in ("Cite", "Embed", "Files"):
        page.get_by_role("tab", name=name).click()
        page.wait_for_timeout(200)
    shown.check()
    drawing = watched(hostile_dashboard)
    answer = drawing.page.request.get(f"{hostile_dashboard}map.svg?date=2021-05-03&place=place-1")
    drawing.page.set_content(answer.text())
    drawing.page.wait_for_timeout(200)
    assert not drawing.page.evaluate("'ran' in window")
    assert drawing.noted == []


def test_hostile_cells_never_run_in_embeds_and_on_the_page_of_a_day(
    watched, hostile_home, hostile_site
):
    shown = watched(hostile_home)
    shown.open(f"{VIEW}&place=place-2&embed=true")
    map_of(shown.page).locator("[data-place=alpha-town]").first.wait_for(state="attached")
    shown.check()
    day = watched(hostile_site)
    day.open("days/2021-05-03.html")
    day.page.wait_for_url("**/index.html**")
    day.page.wait_for_timeout(300)
    assert not day.page.evaluate("'ran' in window")


def test_a_refusal_shows_what_was_wrong_as_text(watched, tmp_path):
    tables = small_tables()
    for table in tables.values():
        for row in table:
            row.update({column: RUNNING[2] for column in row if column not in ("note",)})
    write_small(tmp_path / "wrong", tables)
    wrong = {"CLAIMLINE_DATA": str(tmp_path / "wrong")}
    process, address = start_dashboard(wrong, ready="_stcore/health")
    try:
        shown = watched(address)
        shown.open("")
        shown.page.get_by_text("claims.csv").first.wait_for(timeout=30_000)
        shown.check()
    finally:
        process.terminate()
        process.wait(10)

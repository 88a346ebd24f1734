"""The dashboard and the static site, in a real browser that reaches this machine only.

A test that takes ``opened`` runs in both homes, one that takes ``dashboard`` or ``site`` in that
home only.
"""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs, urlparse

import pytest
from conftest import rows, served, start_dashboard, write_rows
from geo.checks import read_record
from PIL import Image

from geo import export

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>"

SCRUB = """async (slider) => {
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  for (let day = 0; day <= +slider.max; day++) {
    await new Promise(requestAnimationFrame);
    setter.call(slider, day);
    slider.dispatchEvent(new Event('input', {bubbles: true}));
  }
}"""


def test_every_place_is_drawn_with_its_state_and_nothing_leaves_for_another_host(opened):
    shown = opened("?date=2021-08-12")
    assert shown.map.locator("path[data-place^='AF-']").count() == 34
    assert shown.map.locator("path.cl-capital").count() == 34
    for place_id in (
        "spin-boldak",
        "islam-qala",
        "torghundi",
        "shir-khan-bandar",
        "kabul-airport",
        "kunduz-airport",
    ):
        assert shown.place(place_id).count() == 1
    assert shown.state("kabul") == ("government", "confirmed")
    shown.page.wait_for_timeout(500)
    assert shown.foreign == []
    assert shown.errors == []


def test_scrubbing_moves_map_and_headline_without_the_server(opened):
    shown = opened("?date=2021-05-01")
    assert shown.state("herat")[0] == "government"
    shown.page.wait_for_timeout(1500)
    before = shown.received
    shown.slider.evaluate(SCRUB)
    assert shown.received == before
    assert shown.state("herat")[0] == "taliban"
    assert shown.day == "2021-09-15"
    assert "15 September 2021" in shown.page.locator(".cl-date").inner_text()
    assert "of 34 provincial capitals" in shown.page.locator(".cl-sentence").inner_text()


def test_the_slider_obeys_the_keyboard(opened):
    shown = opened("?date=2021-08-12")
    shown.slider.focus()
    for key, day in (
        ("ArrowRight", "2021-08-13"),
        ("ArrowLeft", "2021-08-12"),
        ("PageUp", "2021-08-19"),
        ("PageDown", "2021-08-12"),
        ("Home", "2021-05-01"),
        ("End", "2021-09-15"),
    ):
        shown.page.keyboard.press(key)
        assert shown.day == day
    shown.wait_for_address(date="2021-09-15")


def test_play_runs_and_pauses_and_stays_still_until_asked(opened):
    shown = opened("?date=2021-08-01", reduced_motion="reduce")
    shown.page.wait_for_timeout(1200)
    assert shown.day == "2021-08-01"
    shown.page.get_by_label("Speed").select_option(label="Fast")
    shown.page.get_by_role("button", name="Play").click()
    shown.page.wait_for_timeout(900)
    shown.page.get_by_role("button", name="Pause").click()
    stopped = shown.day
    assert stopped > "2021-08-03"
    shown.page.wait_for_timeout(500)
    assert shown.day == stopped
    shown.wait_for_address(date=stopped)
    assert shown.page.get_by_label("Speed").locator("option").count() == 3


def test_a_press_on_the_map_opens_the_panel_and_changes_the_address(opened):
    shown = opened("?date=2021-08-12")
    shown.place("ghazni").click()
    shown.panel.locator("h2", has_text="Ghazni").wait_for()
    shown.wait_for_address(place="ghazni", date="2021-08-12")
    assert shown.panel.locator("a[href^=http]").count() >= 2
    assert (
        "Why this colour" in shown.panel.inner_text().capitalize()
        or shown.panel.get_by_text("Why this colour").count()
    )


def test_a_place_can_be_focused_and_pressed_with_enter(opened):
    shown = opened("?date=2021-08-12")
    shown.place("AF-NIM").focus()
    shown.page.keyboard.press("Enter")
    shown.panel.locator("h2", has_text="Nimroz").wait_for()
    assert "Nimroz" in shown.place("AF-NIM").get_attribute("aria-label")


def test_hovering_names_the_place_its_state_and_since_when(opened):
    shown = opened("?date=2021-08-14")
    shown.place("kandahar").hover()
    tip = shown.map.locator(".cl-tip")
    tip.wait_for()
    assert "Kandahar" in tip.inner_text()
    assert "Taliban" in tip.inner_text()
    assert "since" in tip.inner_text()


def test_the_list_of_places_reaches_a_panel_without_the_map(opened):
    shown = opened("?date=2021-08-12")
    shown.page.get_by_label("Place", exact=True).select_option("spin-boldak")
    shown.panel.locator("h2", has_text="Spin Boldak").wait_for()
    shown.wait_for_address(place="spin-boldak")


def test_a_link_restores_what_was_seen(opened):
    query = "?date=2021-08-08&place=kunduz&view=known"
    shown = opened(query)
    assert shown.day == "2021-08-08"
    assert "Kunduz" in shown.panel.locator("h2").inner_text()
    assert shown.page.get_by_label("As known then").is_checked()
    assert shown.page.get_by_label("Place", exact=True).input_value() == "kunduz"


def test_the_view_switch_changes_map_panel_and_address(opened):
    shown = opened("?date=2021-05-10&place=herat")
    hindsight = shown.map.locator("[data-standing=unreported]").count()
    shown.page.get_by_text("As known then", exact=True).click()
    shown.wait_for_address(view="known")
    shown.panel.locator(".cl-since:visible", has_text="as known then").wait_for()
    assert shown.map.locator("[data-standing=unreported]").count() >= hindsight
    assert shown.page.locator(".cl-difference").inner_text()


def test_the_link_button_copies_the_view(opened):
    shown = opened(
        "?date=2021-08-12&place=herat&view=known", permissions=["clipboard-read", "clipboard-write"]
    )
    shown.slider.focus()
    shown.page.keyboard.press("ArrowRight")
    shown.page.get_by_role("button", name="Copy link").click()
    shown.page.get_by_text("Link copied").wait_for()
    copied = parse_qs(urlparse(shown.page.evaluate("navigator.clipboard.readText()")).query)
    assert copied == {"date": ["2021-08-13"], "place": ["herat"], "view": ["known"]}


def test_going_back_restores_the_view_before(opened):
    shown = opened("?date=2021-08-12&place=herat")
    shown.place("ghazni").click()
    shown.wait_for_address(place="ghazni")
    shown.page.go_back()
    shown.panel.locator("h2", has_text="Herat").wait_for()
    shown.page.wait_for_function(
        "document.querySelector('.cl-places select').value === 'herat'", timeout=10_000
    )


def test_a_day_in_the_panel_moves_the_slider(opened):
    shown = opened("?date=2021-08-20&place=kunduz")
    shown.panel.get_by_role("button", name="8 August 2021").first.click()
    shown.wait_for_address(date="2021-08-08")
    assert shown.day == "2021-08-08"


def test_all_claims_can_be_asked_for(open_page, dashboard):
    shown = open_page(dashboard, "?date=2021-08-20&place=kandahar")
    brief = shown.panel.locator(".cl-claim").count()
    shown.panel.get_by_role("button", name="Show all").click()
    shown.wait_for_address(claims="all")
    shown.page.wait_for_function(
        f"document.querySelectorAll('.st-key-place_panel .cl-claim').length > {brief}"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_map_and_page_share_the_theme(opened, scheme):
    shown = opened("?date=2021-08-12", color_scheme=scheme)
    shown.map.locator(f"html[data-theme={scheme}]").wait_for()
    assert shown.page.locator(f"html[data-theme={scheme}]").count() == 1


def test_claimed_and_contested_are_hatched_and_every_standing_is_in_the_legend(opened):
    shown = opened("?date=2021-08-12")
    for _ in range(12):
        fills = {
            standing: set(
                shown.map.locator(f"path.cl-area[data-standing={standing}]").evaluate_all(
                    "paths => paths.map(p => p.getAttribute('fill'))"
                )
            )
            for standing in ("confirmed", "contested")
        }
        if fills["contested"]:
            break
        shown.slider.press("ArrowLeft")
    assert all(fill.startswith("url(#") for fill in fills["contested"])
    assert all(fill.startswith("#") for fill in fills["confirmed"])
    legend = shown.page.locator(".cl-legend").inner_text()
    assert all(
        words in legend
        for words in ("Taliban", "Afghan government", "Claimed", "Contested", "No report")
    )


def test_the_page_fits_a_phone(opened):
    shown = opened(
        "?date=2021-08-12&place=herat",
        viewport={"width": 390, "height": 844},
        is_mobile=True,
        has_touch=True,
    )
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= 390
    box = shown.slider.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


@pytest.mark.parametrize("view", ["%22", "constructor"])
def test_nonsense_in_the_address_is_told_and_harmless(opened, view):
    shown = opened(f"?date=never&place=%3Cimg%20src=x%20onerror=alert(1)%3E&view={view}")
    assert shown.page.locator(".cl-notice p").count() == 3
    assert shown.errors == []


def test_the_other_pages_open(opened):
    shown = opened()
    shown.page.get_by_role("link", name="Method", exact=True).click()
    shown.page.get_by_role("heading", name="The rule").wait_for()
    shown.page.get_by_role("link", name="Record", exact=True).click()
    shown.page.get_by_role("heading", name="Sources").wait_for()
    shown.page.get_by_role("link", name="Map", exact=True).click()
    shown.map.locator("[data-place=herat][data-standing]").wait_for(state="attached")
    assert shown.errors == []
    assert shown.foreign == []


@pytest.fixture
def hostile_folder(folder):
    """A data set whose cells try to run."""
    for table, columns in {
        "places": ("name", "other_names"),
        "actors": ("name",),
        "claims": ("summary", "claimant"),
        "sources": ("title", "outlet"),
        "events": ("title",),
    }.items():
        content = rows(folder / f"{table}.csv")
        for number, row in enumerate(content):
            row.update(dict.fromkeys(columns, f"{HOSTILE}{number}"))
        write_rows(folder / f"{table}.csv", content)
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    descriptor["claimline"]["headline"]["noun"] = HOSTILE
    descriptor["title"] = descriptor["description"] = HOSTILE
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    return folder


@pytest.fixture(params=["dashboard", "site"])
def hostile_home(request, hostile_folder, tmp_path):
    """The address of either home of a data set whose cells try to run."""
    if request.param == "dashboard":
        process, address = start_dashboard({"CLAIMLINE_DATA": str(hostile_folder)})
        yield address
        process.terminate()
        process.wait(10)
        return
    (tmp_path / "index.html").write_text(
        export.page(read_record(hostile_folder), "http://localhost/"), encoding="utf-8"
    )
    with served(tmp_path) as address:
        yield address


def test_hostile_cells_never_run_and_show_as_text(open_page, hostile_home):
    shown = open_page(hostile_home, "?date=2021-08-12&place=herat&claims=all")
    shown.place("kandahar").hover()
    shown.map.locator(".cl-tip").wait_for()
    shown.page.get_by_label("Search", exact=True).fill("img")
    shown.page.locator(".cl-found [data-go-date]").first.wait_for()
    shown.slider.press("ArrowRight")
    shown.page.wait_for_timeout(500)
    assert shown.errors == []
    assert HOSTILE in shown.panel.inner_text()
    assert HOSTILE in shown.map.locator(".cl-tip").inner_text()
    assert HOSTILE in shown.page.locator(".cl-sentence").inner_text()
    assert (
        shown.page.locator(
            ".st-key-place_panel img, .cl-legend img, .cl-found img, .cl-places img"
        ).count()
        == 0
    )


def test_the_dashboard_lives_below_a_base_path(open_page):
    process, address = start_dashboard({}, base="desk/claims")
    try:
        shown = open_page(address, "?date=2021-08-12&place=herat")
        assert shown.errors == []
        assert "Herat" in shown.panel.locator("h2").inner_text()
    finally:
        process.terminate()
        process.wait(10)


def test_a_place_is_found_in_another_spelling_and_script(opened):
    shown = opened("?date=2021-08-12")
    search = shown.page.get_by_label("Search", exact=True)
    for words, place_id, name in (
        ("chaghcharan", "firozkoh", "Firozkoh"),
        ("هرات", "herat", "Herat"),
        ("SARI PUL", "sar-e-pul", "Sar-e-Pul"),
    ):
        search.fill(words)
        shown.page.locator(f".cl-found [data-go-place='{place_id}']:not([data-go-date])").wait_for()
        while (
            shown.page.locator(".cl-found [aria-selected=true]").get_attribute("data-go-place")
            != place_id
        ):
            search.press("ArrowDown")
        search.press("Enter")
        shown.panel.locator("h2", has_text=name).wait_for()
        shown.wait_for_address(place=place_id)
    search.fill("atlantis")
    shown.page.get_by_text("No place and no claim").wait_for()
    search.press("Escape")
    assert shown.page.locator(".cl-found").is_hidden()


@pytest.mark.parametrize("view, day", [("hindsight", "2021-08-12"), ("known", "2021-08-13")])
def test_a_claim_is_found_by_its_words_and_opened_on_its_day(opened, view, day):
    """The statement is about 12 August and was public on the 13th."""
    shown = opened(f"?date=2021-06-01&view={view}")
    search = shown.page.get_by_label("Search", exact=True)
    search.fill("ISMAIL khan")
    lines = shown.page.locator(".cl-found [data-go-date]")
    lines.first.wait_for()
    assert lines.count() > 2
    assert all("ismail khan" in text.lower() for text in lines.all_inner_texts())
    search.fill("verge of falling heavy fighting")
    line = shown.page.locator(".cl-found [data-go-date]", has_text="Reuters").first
    line.click()
    shown.panel.locator("h2", has_text="Herat").wait_for()
    shown.wait_for_address(place="herat", date=day, view=view)
    assert search.input_value() == ""
    assert shown.page.locator(".cl-found").is_hidden()


def test_the_panel_of_the_site_says_what_that_of_the_dashboard_says(open_page, dashboard, site):
    """States, reasons, claims and their order must come out the same."""
    for query in (
        "?date=2021-08-12&place=herat&view=known&claims=all",
        "?date=2021-08-08&place=kunduz&claims=all",
        "?date=2021-05-02&place=spin-boldak&view=known&claims=all",
        "?date=2021-07-16&place=AF-KAN&claims=all",
        "?date=2021-08-14&view=known&claims=all",
    ):
        told = [open_page(address, query) for address in (dashboard, site)]
        told[1].page.wait_for_timeout(300)
        texts = [" ".join(shown.panel.locator("section").inner_text().split()) for shown in told]
        assert texts[0] == texts[1], query


def test_the_site_works_from_disk_and_asks_for_nothing(open_page, site_folder):
    shown = open_page(f"file://{site_folder}/index.html", "?date=2021-08-12&place=herat&view=known")
    assert shown.day == "2021-08-12"
    assert "Herat" in shown.panel.locator("h2").inner_text()
    asked: list[str] = []
    shown.page.on("request", lambda request: asked.append(request.url))
    shown.place("ghazni").click()
    shown.panel.locator("h2", has_text="Ghazni").wait_for()
    shown.wait_for_address(place="ghazni", view="known")
    shown.slider.evaluate(SCRUB)
    shown.page.get_by_role("link", name="Method", exact=True).click()
    shown.page.get_by_role("heading", name="The rule").wait_for()
    assert [url for url in asked if not url.startswith("data:")] == []
    assert shown.foreign == []
    assert shown.errors == []


def test_the_site_restores_the_day_before_on_going_back(open_page, site):
    shown = open_page(site, "?date=2021-08-12")
    shown.slider.focus()
    shown.page.keyboard.press("Home")
    shown.wait_for_address(date="2021-05-01")
    shown.page.go_back()
    shown.wait_for_address(date="2021-08-12")
    shown.page.wait_for_function(
        "document.querySelector('.cl-range').getAttribute('aria-valuetext') === '2021-08-12'"
    )


@pytest.fixture(params=["dashboard", "site"])
def embedded(request, chromium, tmp_path):
    """(page, frame) of another origin's page that shows a view of either home in 600 by 400."""
    address = f"{request.getfixturevalue(request.param)}?embed=true&date=2021-08-12&place=herat"
    (tmp_path / "article.html").write_text(
        f'<iframe src="{address}" width="600" height="400" style="border:0"></iframe>',
        encoding="utf-8",
    )
    with served(tmp_path) as host:
        page = chromium.new_context(viewport={"width": 800, "height": 600}).new_page()
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.goto(host + "article.html")
        frame = next(frame for frame in page.frames if "embed=true" in frame.url)
        frame.get_by_label("Date", exact=True).wait_for()
        yield page, frame
        page.context.close()


def test_a_view_can_be_embedded_in_a_page_of_another_origin(embedded):
    page, frame = embedded
    frame.locator(".st-key-map :is(iframe, .leaflet-container)").first.wait_for()
    framed = frame.locator(".st-key-map iframe").count()
    drawn = frame.frame_locator(".st-key-map iframe") if framed else frame
    herat = drawn.locator("[data-place=herat][data-standing]")
    herat.wait_for(state="attached", timeout=30_000)
    assert frame.locator(".st-key-map").bounding_box()["height"] >= 180
    assert (
        frame.locator(".cl-date").bounding_box()["y"]
        < frame.locator(".st-key-map").bounding_box()["y"]
    )
    for hidden in (".cl-places", ".st-key-place_panel", ".cl-copy", "header"):
        assert not frame.locator(hidden).count() or frame.locator(hidden).first.is_hidden()
    slider = frame.get_by_label("Date", exact=True)
    slider.focus()
    slider.press("Home")
    assert herat.get_attribute("data-holder") == "government"
    link = frame.get_by_role("link", name="Open in Claimline")
    box = link.bounding_box()
    corner = page.locator("iframe").bounding_box()
    assert box["x"] + box["width"] <= corner["x"] + 600
    assert box["y"] + box["height"] <= corner["y"] + 400
    page.wait_for_timeout(400)
    asked = parse_qs(urlparse(link.get_attribute("href")).query)
    assert asked == {"date": ["2021-05-01"], "place": ["herat"], "view": ["hindsight"]}
    size = frame.evaluate(
        "({scrollHeight, scrollWidth} = document.scrollingElement) => [scrollHeight, scrollWidth]"
    )
    assert size[0] <= 400
    assert size[1] <= 600
    assert page.errors == []


def test_a_view_can_be_taken_away_as_files_citation_film_and_frame(open_page, dashboard):
    shown = open_page(dashboard, "?date=2021-08-12&place=herat&view=known")
    shown.page.get_by_role("button", name="Share").click()
    links = shown.page.locator(".cl-files a")
    links.first.wait_for()
    addresses = links.evaluate_all("links => links.map((link) => link.href)")
    assert len(addresses) == 12
    for address in addresses:
        answered = shown.page.request.get(address)
        assert answered.status == 200, address
        assert len(answered.body()) > 500
    assert all(
        "known=2021-08-12" in address
        for address in addresses
        if "/control" in address or "/claims" in address
    )
    shown.page.get_by_role("tab", name="Cite").click()
    cited = shown.page.get_by_role("tabpanel", name="Cite").inner_text()
    assert "Herat, 12 August 2021, as known then" in cited
    assert "@misc{" in cited
    shown.page.get_by_role("tab", name="Embed").click()
    frame = shown.page.get_by_role("tabpanel", name="Embed").inner_text()
    assert (
        f'<iframe src="{dashboard}?date=2021-08-12&amp;place=herat&amp;view=known&amp;embed=true"'
        in frame
    )
    shown.page.get_by_role("tab", name="Time-lapse").click()
    shown.page.get_by_role("radio", name="GIF").click()
    shown.page.get_by_role("button", name="Make the time-lapse").click()
    shown.page.get_by_text(re.compile(r"Day \d+ of 22")).first.wait_for()
    with shown.page.expect_download(timeout=60_000) as saved:
        shown.page.get_by_role("button", name=re.compile(r"Save .* MB")).click(timeout=60_000)
    assert (
        saved.value.suggested_filename
        == "claimline-afghanistan-2021-2021-07-22-2021-08-12-known.gif"
    )
    with Image.open(saved.value.path()) as film:
        assert film.n_frames == 22
    assert shown.errors == []
    assert shown.foreign == []

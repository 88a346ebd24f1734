"""The real dashboard in a real browser that reaches nothing but this machine."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs, urlparse

import pytest
from conftest import rows, start_dashboard, write_rows

pytestmark = pytest.mark.browser

SCRUB = """async (slider) => {
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  for (let day = 0; day <= +slider.max; day++) {
    await new Promise(requestAnimationFrame);
    setter.call(slider, day);
    slider.dispatchEvent(new Event('input', {bubbles: true}));
  }
}"""


class Dashboard:
    """A page on the dashboard, with what a reader would look for."""

    def __init__(self, page, address: str, query: str = "") -> None:
        self.page = page
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self.received = 0
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("dialog", lambda dialog: (self.errors.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: self._note(request.url, urlparse(address).netloc))
        page.on("websocket", lambda socket: socket.on("framereceived", self._count))
        page.goto(address + query)
        self.map = page.frame_locator(".st-key-map iframe")
        self.map.locator("[data-place=herat][data-standing]").wait_for(state="attached", timeout=30_000)
        self.slider = page.get_by_label("Date", exact=True)
        self.panel = page.locator(".st-key-place_panel")
        self.panel.locator("h2").wait_for()

    def _note(self, url: str, host: str) -> None:
        if urlparse(url).scheme.startswith("http") and urlparse(url).netloc != host:
            self.foreign.append(url)

    def _count(self, frame) -> None:
        self.received += len(frame)

    @property
    def day(self) -> str:
        return self.slider.get_attribute("aria-valuetext")

    def place(self, place_id: str):
        return self.map.locator(f"[data-place='{place_id}']")

    def state(self, place_id: str) -> tuple[str, str]:
        element = self.place(place_id)
        return element.get_attribute("data-holder"), element.get_attribute("data-standing")

    def wait_for_address(self, **wanted: str) -> None:
        pattern = "".join(f"(?=.*[?&]{name}={value}(&|$))" for name, value in wanted.items())
        self.page.wait_for_url(re.compile(pattern), timeout=10_000)


@pytest.fixture
def open_dashboard(chromium, dashboard):
    contexts = []

    def opened(query: str = "", address: str = dashboard, **options) -> Dashboard:
        context = chromium.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
        contexts.append(context)
        return Dashboard(context.new_page(), address, query)

    yield opened
    for context in contexts:
        context.close()


def test_every_place_is_drawn_with_its_state_and_nothing_leaves_for_another_host(open_dashboard):
    shown = open_dashboard("?date=2021-08-12")
    assert shown.map.locator("path[data-place^='AF-']").count() == 34
    assert shown.map.locator("path.cl-capital").count() == 34
    for place_id in ("spin-boldak", "islam-qala", "torghundi", "shir-khan-bandar", "kabul-airport", "kunduz-airport"):
        assert shown.place(place_id).count() == 1
    assert shown.state("kabul") == ("government", "confirmed")
    shown.page.wait_for_timeout(500)
    assert shown.foreign == []
    assert shown.errors == []


def test_scrubbing_moves_map_and_headline_without_the_server(open_dashboard):
    shown = open_dashboard("?date=2021-05-01")
    assert shown.state("herat")[0] == "government"
    shown.page.wait_for_timeout(1500)
    before = shown.received
    shown.slider.evaluate(SCRUB)
    assert shown.received == before
    assert shown.state("herat")[0] == "taliban"
    assert shown.day == "2021-09-15"
    assert "15 September 2021" in shown.page.locator(".cl-date").inner_text()
    assert "of 34 provincial capitals" in shown.page.locator(".cl-sentence").inner_text()


def test_the_slider_obeys_the_keyboard(open_dashboard):
    shown = open_dashboard("?date=2021-08-12")
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


def test_play_runs_and_pauses_and_stays_still_until_asked(open_dashboard):
    shown = open_dashboard("?date=2021-08-01", reduced_motion="reduce")
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


def test_a_press_on_the_map_opens_the_panel_and_changes_the_address(open_dashboard):
    shown = open_dashboard("?date=2021-08-12")
    shown.place("ghazni").click()
    shown.panel.locator("h2", has_text="Ghazni").wait_for()
    shown.wait_for_address(place="ghazni", date="2021-08-12")
    assert shown.panel.locator("a[href^=http]").count() >= 2
    assert "Why this colour" in shown.panel.inner_text().capitalize() or shown.panel.get_by_text("Why this colour").count()


def test_a_place_can_be_focused_and_pressed_with_enter(open_dashboard):
    shown = open_dashboard("?date=2021-08-12")
    shown.place("AF-NIM").focus()
    shown.page.keyboard.press("Enter")
    shown.panel.locator("h2", has_text="Nimroz").wait_for()
    assert "Nimroz" in shown.place("AF-NIM").get_attribute("aria-label")


def test_hovering_names_the_place_its_state_and_since_when(open_dashboard):
    shown = open_dashboard("?date=2021-08-14")
    shown.place("kandahar").hover()
    tip = shown.map.locator(".cl-tip")
    tip.wait_for()
    assert "Kandahar" in tip.inner_text()
    assert "Taliban" in tip.inner_text()
    assert "since" in tip.inner_text()


def test_the_list_of_places_reaches_a_panel_without_the_map(open_dashboard):
    shown = open_dashboard("?date=2021-08-12")
    shown.page.get_by_label("Place", exact=True).select_option("spin-boldak")
    shown.panel.locator("h2", has_text="Spin Boldak").wait_for()
    shown.wait_for_address(place="spin-boldak")


def test_a_link_restores_what_was_seen(open_dashboard):
    query = "?date=2021-08-08&place=kunduz&view=known"
    shown = open_dashboard(query)
    assert shown.day == "2021-08-08"
    assert "Kunduz" in shown.panel.locator("h2").inner_text()
    assert shown.page.get_by_label("As known then").is_checked()
    assert shown.page.get_by_label("Place", exact=True).input_value() == "kunduz"


def test_the_view_switch_changes_map_panel_and_address(open_dashboard):
    shown = open_dashboard("?date=2021-05-10&place=herat")
    hindsight = shown.map.locator("[data-standing=unreported]").count()
    shown.page.get_by_text("As known then", exact=True).click()
    shown.wait_for_address(view="known")
    shown.panel.locator(".cl-since", has_text="as known then").wait_for()
    assert shown.map.locator("[data-standing=unreported]").count() >= hindsight
    assert shown.page.locator(".cl-difference").inner_text()


def test_the_link_button_copies_the_view(open_dashboard):
    shown = open_dashboard("?date=2021-08-12&place=herat&view=known", permissions=["clipboard-read", "clipboard-write"])
    shown.slider.focus()
    shown.page.keyboard.press("ArrowRight")
    shown.page.get_by_role("button", name="Copy link").click()
    shown.page.get_by_text("Link copied").wait_for()
    copied = parse_qs(urlparse(shown.page.evaluate("navigator.clipboard.readText()")).query)
    assert copied == {"date": ["2021-08-13"], "place": ["herat"], "view": ["known"]}


def test_going_back_restores_the_view_before(open_dashboard):
    shown = open_dashboard("?date=2021-08-12&place=herat")
    shown.place("ghazni").click()
    shown.wait_for_address(place="ghazni")
    shown.page.go_back()
    shown.panel.locator("h2", has_text="Herat").wait_for()
    shown.page.wait_for_function("document.querySelector('.cl-places select').value === 'herat'", timeout=10_000)


def test_a_day_in_the_panel_moves_the_slider(open_dashboard):
    shown = open_dashboard("?date=2021-08-20&place=kunduz")
    shown.panel.get_by_role("button", name="8 August 2021").first.click()
    shown.wait_for_address(date="2021-08-08")
    assert shown.day == "2021-08-08"


def test_all_claims_can_be_asked_for(open_dashboard):
    shown = open_dashboard("?date=2021-08-20&place=kandahar")
    brief = shown.panel.locator(".cl-claim").count()
    shown.panel.get_by_role("button", name="Show all").click()
    shown.wait_for_address(claims="all")
    shown.page.wait_for_function(f"document.querySelectorAll('.st-key-place_panel .cl-claim').length > {brief}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_map_and_page_share_the_theme(open_dashboard, scheme):
    shown = open_dashboard("?date=2021-08-12", color_scheme=scheme)
    shown.map.locator(f"html[data-theme={scheme}]").wait_for()
    assert shown.page.locator(f"html[data-theme={scheme}]").count() == 1


def test_claimed_and_contested_are_hatched_and_every_standing_is_in_the_legend(open_dashboard):
    shown = open_dashboard("?date=2021-08-12")
    for _ in range(12):
        fills = {
            standing: set(
                shown.map.locator(f"path.cl-area[data-standing={standing}]").evaluate_all("paths => paths.map(p => p.getAttribute('fill'))")
            )
            for standing in ("confirmed", "contested")
        }
        if fills["contested"]:
            break
        shown.slider.press("ArrowLeft")
    assert all(fill.startswith("url(#") for fill in fills["contested"])
    assert all(fill.startswith("#") for fill in fills["confirmed"])
    legend = shown.page.locator(".cl-legend").inner_text()
    assert all(words in legend for words in ("Taliban", "Afghan government", "Claimed", "Contested", "No report"))


def test_the_page_fits_a_phone(open_dashboard):
    shown = open_dashboard("?date=2021-08-12&place=herat", viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= 390
    box = shown.slider.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


def test_nonsense_in_the_address_is_told_and_harmless(open_dashboard):
    shown = open_dashboard("?date=never&place=%3Cimg%20src=x%20onerror=alert(1)%3E&view=%22")
    assert shown.page.locator(".cl-notice p").count() == 3
    assert shown.errors == []


def test_the_other_pages_open(open_dashboard):
    shown = open_dashboard()
    shown.page.get_by_role("link", name="Method", exact=True).click()
    shown.page.get_by_role("heading", name="The rule").wait_for()
    shown.page.get_by_role("link", name="Record", exact=True).click()
    shown.page.get_by_role("heading", name="Sources").wait_for()
    shown.page.get_by_role("link", name="Map", exact=True).click()
    shown.map.locator("[data-place=herat][data-standing]").wait_for(state="attached")
    assert shown.errors == []
    assert shown.foreign == []


def test_hostile_cells_never_run_and_show_as_text(open_dashboard, folder):
    text = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    for table, columns in {
        "places": ("name",),
        "actors": ("name",),
        "claims": ("summary", "claimant"),
        "sources": ("title", "outlet"),
    }.items():
        content = rows(folder / f"{table}.csv")
        for number, row in enumerate(content):
            row.update(dict.fromkeys(columns, f"{text}{number}"))
        write_rows(folder / f"{table}.csv", content)
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    descriptor["claimline"]["headline"]["noun"] = text
    descriptor["title"] = text
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    process, address = start_dashboard({"CLAIMLINE_DATA": str(folder)})
    try:
        shown = open_dashboard("?date=2021-08-12&place=herat&claims=all", address)
        shown.place("kandahar").hover()
        shown.map.locator(".cl-tip").wait_for()
        shown.slider.press("ArrowRight")
        shown.page.wait_for_timeout(500)
        assert shown.errors == []
        assert text in shown.panel.inner_text()
        assert text in shown.map.locator(".cl-tip").inner_text()
        assert text in shown.page.locator(".cl-sentence").inner_text()
        assert shown.page.locator(".st-key-place_panel img, .cl-legend img").count() == 0
    finally:
        process.terminate()
        process.wait(10)


def test_the_dashboard_lives_below_a_base_path(open_dashboard):
    process, address = start_dashboard({}, base="desk/claims")
    try:
        shown = open_dashboard("?date=2021-08-12&place=herat", address)
        assert shown.errors == []
        assert "Herat" in shown.panel.locator("h2").inner_text()
    finally:
        process.terminate()
        process.wait(10)

"""Printed, in both homes: one page with date, map, legend, state and claims, in light colours."""

import re

import pytest

pytestmark = pytest.mark.browser

PAGES = re.compile(rb"/Type\s*/Page\b")

GONE = (
    ".cl-slider",
    ".cl-play",
    ".cl-clock",
    ".cl-places",
    ".cl-skip",
    ".stAppHeader",
    ".st-key-tools",
    "nav a",
)

CUT_SHAPES = """() => {
  const { left, top, right, bottom } =
    document.querySelector(".leaflet-container").getBoundingClientRect();
  return [...document.querySelectorAll("[data-place]")].filter((path) => {
    const box = path.getBoundingClientRect();
    return !box.width || box.left < left || box.top < top || box.right > right ||
      box.bottom > bottom;
  }).map((path) => path.dataset.place);
}"""

CUT_CLAIMS = """(panel) => {
  const edge = panel.getBoundingClientRect();
  return [...panel.querySelectorAll(".cl-claim, .cl-event")].filter((claim) => {
    const { left, right, top, bottom, width } = claim.getBoundingClientRect();
    return width && left < edge.right - 1 && (right > edge.right + 1 || bottom > edge.bottom + 1);
  }).length;
}"""


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("query", ["?date=2021-08-12&place=herat", "?date=2021-08-15&view=known"])
def test_a_view_is_printed_on_one_page(opened, query, paper):
    shown = opened(query)
    assert len(PAGES.findall(shown.page.pdf(format=paper, print_background=True))) == 1


def test_the_printed_page_has_what_is_read_and_nothing_that_is_pressed(opened):
    shown = opened("?date=2021-08-12&place=herat", color_scheme="dark")
    frame = next(frame for frame in shown.page.frames if frame.query_selector("[data-place]"))
    before = shown.place("kabul").bounding_box()
    shown.page.emulate_media(media="print")
    shown.page.wait_for_timeout(500)
    assert frame.evaluate(CUT_SHAPES) == []
    for selector in GONE:
        for control in shown.page.locator(selector).all():
            assert control.is_hidden(), selector
    printed = shown.page.locator("body").inner_text()
    for words in ("12 August 2021", "provincial capitals", "Contested", "Herat", "Hindsight: All"):
        assert words in printed
    assert "place=herat" in shown.page.locator(".cl-on-paper").inner_text()
    assert shown.panel.locator(".cl-claim:visible").count() >= 2
    sides = shown.panel.locator(".cl-day:visible").first.locator("h5:visible")
    assert sides.count() == 2
    assert shown.panel.locator(".cl-panel").evaluate(CUT_CLAIMS) == 0
    for document in (shown.page, frame):
        assert document.evaluate("getComputedStyle(document.documentElement).colorScheme") != "dark"
        ink = "getComputedStyle(document.documentElement).getPropertyValue('--ink')"
        assert document.evaluate(ink).strip() == "#22262b"
    shown.page.emulate_media(media="screen")
    shown.page.wait_for_timeout(500)
    after = shown.place("kabul").bounding_box()
    assert abs(after["x"] - before["x"]) <= 1
    assert abs(after["y"] - before["y"]) <= 1


def test_a_map_that_was_moved_is_printed_where_it_is_and_stays_there(opened):
    shown = opened("?date=2021-08-12&place=herat", reduced_motion="reduce")
    shown.place("herat").focus()
    shown.page.keyboard.press("+")
    shown.page.keyboard.press("+")
    shown.page.wait_for_timeout(400)
    before = shown.place("herat").bounding_box()
    shown.page.emulate_media(media="print")
    shown.page.wait_for_timeout(300)
    edge = shown.map.locator(".leaflet-container").bounding_box()
    herat = shown.place("herat").bounding_box()
    assert edge["x"] <= herat["x"] <= edge["x"] + edge["width"]
    assert shown.place("AF-HER").bounding_box()["width"] > edge["width"] / 4
    shown.page.emulate_media(media="screen")
    shown.page.wait_for_timeout(300)
    after = shown.place("herat").bounding_box()
    assert abs(after["x"] - before["x"]) <= 2
    assert abs(after["y"] - before["y"]) <= 2


@pytest.mark.parametrize("page", ["Method", "Record"])
def test_pages_to_read_are_printed_to_their_end(opened, page):
    shown = opened("?date=2021-08-12")
    shown.page.get_by_role("link", name=page, exact=True).click()
    shown.page.locator(".cl-page h2").first.wait_for()
    shown.page.emulate_media(media="print")
    height = shown.page.locator(".cl-page:visible").last.bounding_box()["height"]
    whole = shown.page.evaluate("document.documentElement.scrollHeight")
    assert whole >= height > 1500
    pages = len(PAGES.findall(shown.page.pdf(format="A4")))
    assert pages >= 2

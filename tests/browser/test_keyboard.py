"""Both homes by keyboard: few stops, no trap, and the map as one of them."""

import pytest

pytestmark = pytest.mark.browser

FEW = 20

FOCUSED = """() => {
  const inner = document.activeElement?.contentDocument?.activeElement;
  const focused = inner ?? document.activeElement;
  return focused.dataset?.place ?? focused.getAttribute("aria-label") ?? focused.textContent;
}"""


def focused(shown) -> str:
    """The id of the place that has the focus, or the name of another control."""
    return shown.page.evaluate(FOCUSED).strip()


def tab_until(shown, wanted) -> list[str]:
    """What has the focus after each press of Tab, until it is what is wanted."""
    stops: list[str] = []
    while len(stops) < 2 * FEW and (not stops or not wanted(stops[-1])):
        shown.page.keyboard.press("Tab")
        stops.append(focused(shown))
    return stops


def test_a_few_presses_of_tab_lead_to_the_slider_and_the_map_is_one_of_them(opened):
    shown = opened("?date=2021-08-12&place=herat")
    stops = tab_until(shown, lambda stop: stop == "Date")
    assert stops[-1] == "Date"
    assert len(stops) <= FEW
    assert stops.count("herat") == 1
    assert stops[-2] == "herat"
    shown.page.keyboard.press("Shift+Tab")
    assert focused(shown) == "herat"
    shown.page.keyboard.press("Shift+Tab")
    assert focused(shown) != "herat"


def test_without_a_picked_place_the_map_is_entered_at_the_most_reported_one(opened):
    shown = opened("?date=2021-08-12")
    stops = tab_until(shown, lambda stop: stop == "Date")
    assert len(shown.map.locator("[data-place][tabindex='0']").all()) == 1
    assert shown.place(stops[-2]).count() == 1


def test_arrows_go_to_places_in_their_direction_and_enter_opens_one(opened):
    shown = opened("?date=2021-08-12&place=herat")
    shown.place("herat").focus()
    middle = "path => { const box = path.getBoundingClientRect(); return [box.x + box.width / 2, "
    middle += "box.y + box.height / 2]; }"
    for key, axis, sign in (
        ("ArrowRight", 0, 1),
        ("ArrowDown", 1, 1),
        ("ArrowLeft", 0, -1),
        ("ArrowUp", 1, -1),
    ):
        before = shown.place(focused(shown)).evaluate(middle)
        shown.page.keyboard.press(key)
        after = shown.place(focused(shown)).evaluate(middle)
        assert sign * (after[axis] - before[axis]) > 0, key
        assert shown.map.locator(".cl-tooltip").is_visible()
    reached = focused(shown)
    name = shown.place(reached).get_attribute("aria-label").split(",")[0]
    shown.page.keyboard.press("Enter")
    shown.panel.locator("h2", has_text=name.split(" (")[0]).wait_for()
    shown.wait_for_address(place=reached)
    assert shown.place(reached).get_attribute("aria-current") == "true"


def test_plus_zooms_at_the_focused_place_and_escape_leads_to_the_slider(opened):
    shown = opened("?date=2021-08-12&place=herat", reduced_motion="reduce")
    shown.place("herat").focus()
    before = shown.place("AF-HER").bounding_box()
    shown.page.keyboard.press("+")
    shown.page.wait_for_timeout(400)
    assert shown.place("AF-HER").bounding_box()["width"] > 1.5 * before["width"]
    assert focused(shown) == "herat"
    shown.page.keyboard.press("-")
    shown.page.wait_for_timeout(400)
    shown.page.keyboard.press("Escape")
    assert focused(shown) == "Date"
    assert shown.map.locator(".cl-tooltip").is_hidden()


def test_arrows_reach_every_place(opened):
    shown = opened("?date=2021-08-12")
    frame = next(frame for frame in shown.page.frames if frame.query_selector("[data-place]"))
    missed = frame.evaluate("""() => {
      const keys = ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"];
      const places = [...document.querySelectorAll("[data-place]")];
      const reached = new Set([document.querySelector("[data-place][tabindex='0']")]);
      for (const place of reached) {
        for (const key of keys) {
          place.focus({ preventScroll: true });
          place.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
          reached.add(document.activeElement);
        }
      }
      return places.filter((place) => !reached.has(place)).map((place) => place.dataset.place);
    }""")
    assert missed == []


def test_skip_links_come_first_and_lead_to_slider_search_and_panel(opened):
    shown = opened("?date=2021-08-12")
    links = shown.page.locator(".cl-skip a")
    assert links.count() == 3
    for number, reached in enumerate(("date", "search", "panel")):
        shown.page.evaluate("document.activeElement.blur()")
        link = links.nth(number)
        link.focus()
        box = link.bounding_box()
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert reached in link.inner_text()
        address = shown.page.url
        shown.page.keyboard.press("Enter")
        has_focus = {
            "date": ".cl-slider:focus",
            "search": ".cl-search input:focus",
            "panel": ".st-key-place_panel:focus",
        }[reached]
        shown.page.locator(has_focus).wait_for()
        assert shown.page.url == address

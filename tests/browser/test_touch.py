"""Both homes by finger: a swipe scrolls the page, and changes neither date nor map."""

from functools import partial

import pytest

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 700}, "is_mobile": True, "has_touch": True}


class Fingers:
    """Fingers on the screen of a page, moved as the browser's own input."""

    def __init__(self, shown) -> None:
        self.page = shown.page
        self.session = shown.page.context.new_cdp_session(shown.page)

    def _send(self, kind: str, points: list[tuple[float, float]]) -> None:
        touches = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    def swipe(self, start, by, steps: int = 12, beside=None) -> None:
        """Move a finger from a point by so many pixels; a second one ``beside`` it with it."""
        others = [beside] if beside else []
        self._send("touchStart", [start, *others])
        for step in range(1, steps + 1):
            shift = [part * step / steps for part in by]
            moved = [(x + shift[0], y + shift[1]) for x, y in (start, *others)]
            self._send("touchMove", moved)
            self.page.wait_for_timeout(16)
        self._send("touchEnd", [])
        self.page.wait_for_timeout(400)

    def tap(self, x: float, y: float) -> None:
        self.page.touchscreen.tap(x, y)
        self.page.wait_for_timeout(300)


@pytest.fixture
def phone(opened):
    """Opens a view in one home after the other, on a phone."""
    return partial(opened, **PHONE)


SCROLLED = """() => Math.max(scrollY,
  ...[...document.querySelectorAll(".stMain")].map((part) => part.scrollTop))"""


def middle(locator) -> tuple[float, float]:
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_swipe_across_the_slider_scrolls_and_leaves_the_date(phone):
    shown = phone("?date=2021-08-12&place=herat")
    fingers = Fingers(shown)
    x, y = middle(shown.slider)
    days: list[str] = []
    shown.slider.evaluate("""(range) => {
      window.seenDays = [];
      const seen = () => window.seenDays.push(range.getAttribute("aria-valuetext"));
      new MutationObserver(seen).observe(range, { attributes: true });
    }""")
    fingers.swipe((x - 60, y), (6, -160))
    assert shown.page.evaluate(SCROLLED) > 60
    assert shown.day == "2021-08-12"
    assert shown.page.evaluate("window.seenDays") == days
    shown.page.wait_for_timeout(400)
    assert "date=2021-08-12" in shown.page.url


def test_a_drag_along_the_slider_changes_the_date_and_a_tap_jumps(phone):
    shown = phone("?date=2021-08-12&place=herat")
    fingers = Fingers(shown)
    box = shown.slider.bounding_box()
    y = box["y"] + box["height"] - 12
    start = box["x"] + box["width"] * 0.75
    fingers.swipe((start, y), (-box["width"] / 2, 4))
    assert "2021-05-25" < shown.day < "2021-06-15"
    shown.wait_for_address(date=shown.day)
    fingers.tap(box["x"] + box["width"] * 0.9, y)
    assert "2021-08-28" < shown.day < "2021-09-08"
    shown.wait_for_address(date=shown.day)
    shown.slider.press("ArrowLeft")
    assert shown.day < "2021-09-08"


def test_a_finger_on_the_map_scrolls_the_page_and_two_move_the_map(phone):
    shown = phone("?date=2021-08-12")
    fingers = Fingers(shown)
    kabul = shown.place("kabul")
    x, y = middle(shown.map.locator(".leaflet-container"))
    hint = shown.map.locator(".cl-touch-hint")
    assert hint.is_hidden()
    before = kabul.bounding_box()
    fingers.swipe((x, y), (4, -120))
    scrolled = shown.page.evaluate(SCROLLED)
    assert scrolled > 60
    assert hint.is_visible()
    assert "two fingers" in hint.inner_text()
    after = kabul.bounding_box()
    assert abs(before["y"] - after["y"] - scrolled) <= 1
    assert before["x"] == after["x"]
    x, y = middle(shown.map.locator(".leaflet-container"))
    fingers.swipe((x - 30, y), (40, 30), beside=(x + 30, y))
    moved = kabul.bounding_box()
    assert shown.page.evaluate(SCROLLED) == scrolled
    assert moved["x"] - after["x"] > 20
    shown.page.wait_for_timeout(1500)
    assert hint.is_hidden()


def test_a_tap_beside_a_point_opens_it(phone):
    shown = phone("?date=2021-08-12")
    fingers = Fingers(shown)
    x, y = middle(shown.place("firozkoh"))
    fingers.tap(x - 8, y + 6)
    shown.wait_for_address(place="firozkoh")
    shown.panel.locator("h2", has_text="Firozkoh").wait_for()

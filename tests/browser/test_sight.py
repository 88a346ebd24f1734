"""What is picked or pointed at is seen, in both homes."""

import pytest

pytestmark = pytest.mark.browser

SIZES = [(1440, 900), (600, 400), (340, 640)]

CUT_TOOLTIPS = """async () => {
  const tip = document.querySelector(".cl-tooltip");
  const map = document.querySelector(".leaflet-container");
  const edge = map.getBoundingClientRect();
  const cut = [];
  for (const path of document.querySelectorAll("[data-place]")) {
    const box = path.getBoundingClientRect();
    const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2, bubbles: true };
    path.dispatchEvent(new MouseEvent("mouseover", at));
    path.dispatchEvent(new MouseEvent("mousemove", at));
    const { left, top, right, bottom } = tip.getBoundingClientRect();
    const inside = left >= edge.left && top >= edge.top && right <= edge.right &&
      bottom <= edge.bottom;
    const whole = tip.scrollWidth <= tip.clientWidth && tip.scrollHeight <= tip.clientHeight;
    if (!tip.textContent || tip.hidden || !inside || !whole) cut.push(path.dataset.place);
    path.dispatchEvent(new MouseEvent("mouseout", at));
  }
  return cut;
}"""

CUT_NAMES = """() => {
  const edge = document.querySelector(".leaflet-container").getBoundingClientRect();
  return [...document.querySelectorAll(".cl-name, .cl-country")].filter((name) => {
    const { left, top, right, bottom } = name.getBoundingClientRect();
    return getComputedStyle(name).visibility === "visible" && (left < edge.left - 1 ||
      top < edge.top - 1 || right > edge.right + 1 || bottom > edge.bottom + 1);
  }).map((name) => name.textContent);
}"""


def zoom_in(shown, times: int = 3) -> None:
    for _ in range(times):
        shown.map.locator(".leaflet-control-zoom-in").click()
        shown.page.wait_for_timeout(350)


def pick(shown, place_id: str) -> None:
    shown.page.get_by_label("Place", exact=True).select_option(place_id)
    if place_id:
        shown.wait_for_address(place=place_id)
    shown.page.wait_for_timeout(500)


def is_seen(shown, place_id: str) -> bool:
    """Whether the middle of a place lies in the map. Of what is outside a dot is drawn at most."""
    frame = shown.map.locator(".leaflet-container").bounding_box()
    box = shown.place(place_id).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    inside_x = box["width"] > 4 and frame["x"] <= x <= frame["x"] + frame["width"]
    return inside_x and frame["y"] <= y <= frame["y"] + frame["height"]


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_a_picked_place_comes_into_view_and_what_is_seen_does_not_move(opened, motion):
    shown = opened("?date=2021-08-12", reduced_motion=motion)
    zoom_in(shown)
    assert not is_seen(shown, "herat")
    pick(shown, "herat")
    assert is_seen(shown, "herat")
    pick(shown, "AF-HER")
    assert is_seen(shown, "AF-HER")
    pick(shown, "zaranj")
    assert is_seen(shown, "zaranj")
    before = shown.place("zaranj").bounding_box()
    pick(shown, "")
    pick(shown, "zaranj")
    assert shown.place("zaranj").bounding_box() == before


def test_no_place_moves_the_map_that_shows_all(opened):
    shown = opened("?date=2021-08-12")
    before = shown.place("kabul").bounding_box()
    for place_id in ("AF-NIM", "AF-BDS", "islam-qala", "AF-HEL", "zaranj"):
        pick(shown, place_id)
        assert shown.place("kabul").bounding_box() == before, place_id


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
def test_tooltips_and_names_lie_in_the_map_as_a_whole(opened, size):
    embed = "&embed=true" if size[0] == 600 else ""
    width, height = size
    shown = opened(f"?date=2021-08-12{embed}", viewport={"width": width, "height": height})
    frame = next(frame for frame in shown.page.frames if frame.query_selector("[data-place]"))
    assert frame.evaluate(CUT_TOOLTIPS) == []
    assert frame.evaluate(CUT_NAMES) == []


def test_names_are_whole_after_the_map_was_moved(opened):
    shown = opened("?date=2021-08-12")
    frame = next(frame for frame in shown.page.frames if frame.query_selector("[data-place]"))
    zoom_in(shown, 2)
    box = shown.map.locator(".leaflet-container").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    shown.page.mouse.move(x, y)
    shown.page.mouse.down()
    shown.page.mouse.move(x + 90, y + 40, steps=5)
    shown.page.mouse.up()
    shown.page.wait_for_timeout(800)
    assert frame.evaluate(CUT_NAMES) == []

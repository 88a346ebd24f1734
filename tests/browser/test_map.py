"""The map in both homes: what is drawn, pressed, focused and hovered."""

import pytest

pytestmark = pytest.mark.browser


def test_every_place_is_drawn_with_its_state_and_nothing_leaves_for_another_host(opened):
    shown = opened("?date=2021-08-12")
    assert shown.map.locator("path[data-place^='AF-']").count() == 34
    assert shown.map.locator("path.cl-capital").count() == 34
    crossings = ("spin-boldak", "islam-qala", "torghundi", "shir-khan-bandar")
    for place_id in (*crossings, "kabul-airport", "kunduz-airport"):
        assert shown.place(place_id).count() == 1
    assert shown.state("kabul") == ("government", "confirmed")
    shown.page.wait_for_timeout(500)
    assert shown.foreign == []
    assert shown.errors == []


def test_claimed_and_contested_are_hatched_and_every_standing_is_in_the_legend(opened):
    shown = opened("?date=2021-08-12")
    fill = "paths => paths.map(path => path.getAttribute('fill'))"
    for _ in range(12):
        fills = {
            standing: set(
                shown.map.locator(f"path.cl-area[data-standing={standing}]").evaluate_all(fill)
            )
            for standing in ("confirmed", "contested")
        }
        if fills["contested"]:
            break
        shown.slider.press("ArrowLeft")
    assert all(fill.startswith("url(#") for fill in fills["contested"])
    assert all(fill.startswith("#") for fill in fills["confirmed"])
    legend = shown.page.locator(".cl-legend").inner_text()
    for words in ("Taliban", "Afghan government", "Claimed", "Contested", "No report"):
        assert words in legend


def test_a_press_on_the_map_opens_the_panel_and_changes_the_address(opened):
    shown = opened("?date=2021-08-12")
    shown.place("ghazni").click()
    shown.panel.locator("h2", has_text="Ghazni").wait_for()
    shown.wait_for_address(place="ghazni", date="2021-08-12")
    assert shown.panel.locator("a[href^=http]").count() >= 2
    assert shown.panel.get_by_text("Why this colour").count()


def test_a_place_can_be_focused_and_pressed_with_enter(opened):
    shown = opened("?date=2021-08-12")
    shown.place("AF-NIM").focus()
    shown.page.keyboard.press("Enter")
    shown.panel.locator("h2", has_text="Nimroz").wait_for()
    assert "Nimroz" in shown.place("AF-NIM").get_attribute("aria-label")


def test_hovering_names_the_place_its_state_and_since_when(opened):
    shown = opened("?date=2021-08-14")
    shown.place("kandahar").hover()
    tip = shown.map.locator(".cl-tooltip")
    tip.wait_for()
    assert "Kandahar" in tip.inner_text()
    assert "Taliban" in tip.inner_text()
    assert "since" in tip.inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_map_and_page_share_the_theme(opened, scheme):
    shown = opened("?date=2021-08-12", color_scheme=scheme)
    shown.map.locator(f"html[data-theme={scheme}]").wait_for(state="attached")
    assert shown.page.locator(f"html[data-theme={scheme}]").count() == 1


def test_the_page_fits_a_phone(opened):
    phone = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
    shown = opened("?date=2021-08-12&place=herat", **phone)
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= 390
    box = shown.slider.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


LOADED_FONTS = """() => [...document.fonts]
  .filter(({ status }) => status === "loaded")
  .map(({ family }) => family.replaceAll('"', ""))"""

OVERLAPPING_NAMES = """(names) => {
  const shown = names.filter(({ style }) => style.visibility !== "hidden");
  const boxes = shown.map((name) => [name.textContent, name.getBoundingClientRect()]);
  return boxes.flatMap(([one, a], at) => boxes.slice(at + 1)
    .filter(([, b]) => a.right > b.left && b.right > a.left && a.bottom > b.top && b.bottom > a.top)
    .map(([other]) => `${one} and ${other}`));
}"""


def test_the_map_has_the_font_of_the_page(open_page, dashboard):
    shown = open_page(dashboard, "?date=2021-08-12")
    frame = next(frame for frame in shown.page.frames if frame.query_selector("[data-place]"))
    frame.wait_for_function("() => document.fonts.status === 'loaded'")
    family = shown.page.locator(".cl-date").evaluate("date => getComputedStyle(date).fontFamily")
    font = family.split(",")[0].strip('"')
    assert font in shown.page.evaluate(LOADED_FONTS)
    assert font in frame.evaluate(LOADED_FONTS)
    assert shown.foreign == []


def test_names_on_the_map_do_not_overlap(opened):
    shown = opened("?date=2021-08-12")
    shown.page.wait_for_timeout(500)
    names = shown.map.locator(".cl-name")
    assert names.count() > 30
    assert names.evaluate_all(OVERLAPPING_NAMES) == []

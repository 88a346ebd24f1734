"""What a reader's system and browser ask for, followed by page and map in both homes."""

import pytest

pytestmark = pytest.mark.browser

CUT_TEXT = """() => [...document.querySelectorAll("p, h2, h4, li, label, span, button, small")]
  .filter((part) => {
    const { overflow, clipPath, position } = getComputedStyle(part);
    const hides = overflow !== "visible" && clipPath === "none" && part.clientWidth > 2;
    // Streamlit's links hold an empty second line, which they hide.
    return hides && !part.closest(".stAppHeader") &&
      (part.scrollWidth > part.clientWidth + 1 ||
        part.scrollHeight > part.clientHeight + 1);
  }).map((part) => part.className + part.textContent)"""

CUT_HEADLINE = """() => {
  const edge = document.querySelector(".cl-headline").getBoundingClientRect();
  return [...document.querySelectorAll(".cl-headline p")].filter(
    (line) => line.getBoundingClientRect().bottom > edge.bottom + 1).length;
}"""


def map_frame(shown):
    return next(frame for frame in shown.page.frames if frame.query_selector("[data-place]"))


@pytest.mark.parametrize("width", [1440, 390])
def test_text_has_the_size_that_the_browser_is_set_to_and_nothing_is_cut(opened, width):
    shown = opened("?date=2021-08-12&place=herat", viewport={"width": width, "height": 900})
    sized = ".cl-date, .cl-headline-text, .cl-difference, .cl-panel h2"
    heights = "parts => parts.map((part) => parseFloat(getComputedStyle(part).fontSize))"
    named = "getComputedStyle(document.querySelector('.cl-name')).fontSize"
    before = shown.page.locator(sized).evaluate_all(heights)
    name = float(map_frame(shown).evaluate(named).removesuffix("px"))
    session = shown.page.context.new_cdp_session(shown.page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 24, "fixed": 20}})
    shown.page.wait_for_timeout(600)
    after = shown.page.locator(sized).evaluate_all(heights)
    assert all(large >= 1.2 * small for small, large in zip(before, after, strict=True))
    assert float(map_frame(shown).evaluate(named).removesuffix("px")) == 1.5 * name
    assert shown.page.evaluate(CUT_TEXT) == []
    assert shown.page.evaluate(CUT_HEADLINE) == 0
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("zoom", [2, 4])
def test_at_two_and_four_times_the_size_nothing_is_cut_or_beside_the_window(opened, zoom):
    size = {"width": 1440 // zoom, "height": 900 // zoom}
    shown = opened("?date=2021-08-12&place=herat", viewport=size)
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert shown.page.evaluate(CUT_TEXT) == []
    assert shown.page.evaluate(CUT_HEADLINE) == 0


def test_in_forced_colours_the_map_keeps_what_its_colours_say(opened):
    plain = opened("?date=2021-08-12")
    forced = opened("?date=2021-08-12", forced_colors="active")
    fill = "path => getComputedStyle(path).fill"
    for place_id in ("AF-HER", "AF-KAB"):
        assert forced.place(place_id).evaluate(fill) == plain.place(place_id).evaluate(fill)
        assert forced.place(place_id).evaluate("path => getComputedStyle(path).stroke") not in (
            "none",
            forced.place(place_id).evaluate(fill),
        )
    swatch = forced.page.locator(".cl-legend rect").first
    kept = plain.page.locator(".cl-legend rect").first
    assert swatch.evaluate(fill) == kept.evaluate(fill)
    ground = "getComputedStyle(document.querySelector('.leaflet-container')).backgroundColor"
    assert map_frame(forced).evaluate(ground) == "rgb(255, 255, 255)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_more_contrast_makes_quiet_text_as_strong_as_any(opened, scheme):
    shown = opened("?date=2021-08-12&place=herat", contrast="more", color_scheme=scheme)
    shown.map.locator(f"html[data-theme={scheme}]").wait_for(state="attached")
    for document, quiet in ((shown.page, ".cl-headline-text"), (map_frame(shown), ".cl-country")):
        colour, ink = document.evaluate(
            """(quiet) => {
              const root = getComputedStyle(document.documentElement);
              const probe = document.createElement("i");
              probe.style.color = root.getPropertyValue("--ink");
              document.body.append(probe);
              return [document.querySelector(quiet), probe].map(
                (part) => getComputedStyle(part).color);
            }""",
            quiet,
        )
        assert colour == ink


def test_without_movement_the_map_neither_glides_nor_zooms_slowly(opened):
    shown = opened("?date=2021-08-12", reduced_motion="reduce")
    before = shown.place("AF-KAB").bounding_box()["width"]
    after = map_frame(shown).evaluate("""() => {
      document.querySelector(".leaflet-control-zoom-in").click();
      return document.querySelector("[data-place=AF-KAB]").getBoundingClientRect().width;
    }""")
    assert after > 1.5 * before

"""The first sight: the map before Streamlit has woken, and what becomes of it afterwards."""

import re
import threading

import pytest
from support.reader import SCRUB

pytestmark = pytest.mark.browser

STREAMLIT = re.compile(r"/static/js/index\.[\w-]+\.js$")
"""The script that starts Streamlit."""

BOXES = """() => Object.fromEntries(
  [".cl-date", ".cl-headline-text", ".cl-map", ".cl-track", ".cl-play", ".cl-places input",
   ".cl-panel h2", "[data-place=herat]"].map((selector) => {
    const box = document.querySelector(selector)?.getBoundingClientRect();
    return [selector, box && [box.x, box.y, box.width, box.height].map(Math.round)];
  }))"""


@pytest.fixture
def page(chromium):
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def asleep(page):
    """A page whose Streamlit sleeps until it is woken: (page, what wakes it)."""
    held = []
    awake = threading.Event()

    def hold(route):
        if awake.is_set():
            route.continue_()
        else:
            held.append(route)

    def wake():
        awake.set()
        for route in held:
            route.continue_()

    page.route(STREAMLIT, hold)
    return page, wake


def place(page, place_id):
    return page.locator(f"[data-place='{place_id}']")


def test_the_map_of_the_view_is_there_and_works_without_streamlit(asleep, dashboard):
    page, _ = asleep
    page.goto(dashboard + "?date=2021-08-12&place=herat&view=known", wait_until="commit")
    place(page, "herat").wait_for()
    assert place(page, "herat").get_attribute("data-holder") == "taliban"
    page.locator(".cl-panel h2", has_text="Herat").wait_for()
    slider = page.get_by_label("Date", exact=True)
    assert slider.get_attribute("aria-valuetext") == "2021-08-12"
    slider.evaluate(SCRUB)
    assert slider.get_attribute("aria-valuetext") == "2021-09-15"
    assert page.locator("#cl-first").count() == 1
    page.get_by_label("Search").fill("kunduz")
    page.locator("#cl-results-kunduz").wait_for()


@pytest.mark.parametrize(
    ("width", "height", "query"),
    [
        (1440, 900, "?date=2021-08-12&place=herat"),
        (390, 844, "?date=2021-08-12&place=herat"),
        (900, 700, "?date=2021-08-12&place=herat&view=nonsense"),
        (600, 400, "?date=2021-08-12&embed=true"),
    ],
)
def test_streamlit_takes_the_parts_over_where_they_stand(asleep, dashboard, width, height, query):
    page, wake = asleep
    page.set_viewport_size({"width": width, "height": height})
    page.goto(dashboard + query, wait_until="commit")
    place(page, "herat").wait_for(state="attached")
    page.locator("#cl-first:not([data-waits])").wait_for()
    page.evaluate("() => document.fonts.ready")
    page.get_by_label("Date", exact=True).evaluate("(slider) => { slider.isTheFirst = true; }")
    before = page.evaluate(BOXES)
    wake()
    page.locator("#cl-first").wait_for(state="detached", timeout=20_000)
    page.wait_for_timeout(500)
    assert page.evaluate(BOXES) == before
    assert page.get_by_label("Date", exact=True).evaluate("(slider) => slider.isTheFirst")
    assert page.locator(".st-key-map [data-place=herat]").count() == 1
    assert page.locator("[data-place=herat]").count() == 1


def test_what_a_reader_does_meanwhile_is_kept(asleep, dashboard):
    page, wake = asleep
    page.goto(dashboard + "?date=2021-08-12&place=herat", wait_until="commit")
    place(page, "kandahar").click()
    page.get_by_label("Date", exact=True).focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(400)
    wake()
    page.locator("#cl-first").wait_for(state="detached", timeout=20_000)
    page.wait_for_url(re.compile("(?=.*date=2021-08-13)(?=.*place=kandahar)"), timeout=5_000)
    page.locator(".st-key-place_panel h2", has_text="Kandahar").wait_for(timeout=5_000)
    slider = page.get_by_label("Date", exact=True)
    assert slider.get_attribute("aria-valuetext") == "2021-08-13"
    assert slider.evaluate("(slider) => slider === document.activeElement")


def test_a_part_does_not_move_under_a_finger(asleep, dashboard):
    page, wake = asleep
    page.goto(dashboard + "?date=2021-08-12", wait_until="commit")
    slider = page.get_by_label("Date", exact=True)
    place(page, "herat").wait_for()
    box = slider.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    wake()
    page.locator(".stApp .st-key-place_panel h2").wait_for(state="attached", timeout=20_000)
    page.wait_for_timeout(500)
    assert page.locator("#cl-first [data-place=herat]").count() == 1
    page.mouse.move(box["x"] + box["width"] - 12, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    page.locator("#cl-first").wait_for(state="detached", timeout=5_000)
    assert slider.get_attribute("aria-valuetext") > "2021-09-10"


def test_nothing_stands_twice_while_the_parts_are_taken_over(asleep, dashboard):
    page, wake = asleep
    page.add_init_script("""
      window.most = {};
      new MutationObserver(() => {
        for (const selector of ["[aria-label=Date]", "[aria-label=Search]", "[data-place=herat]"]) {
          const count = document.querySelectorAll(selector).length;
          window.most[selector] = Math.max(window.most[selector] ?? 0, count);
        }
      }).observe(document, { subtree: true, childList: true });""")
    page.goto(dashboard + "?date=2021-08-12&place=herat", wait_until="commit")
    place(page, "herat").wait_for()
    assert page.locator("#root[inert]").count() == 1
    wake()
    page.locator("#cl-first").wait_for(state="detached", timeout=20_000)
    assert page.locator("#root[inert]").count() == 0
    assert set(page.evaluate("() => Object.values(window.most)")) == {1}


def test_without_its_script_streamlits_page_comes_all_the_same(page, dashboard):
    page.route(re.compile("first-sight.js$"), lambda route: route.abort())
    page.goto(dashboard + "?date=2021-08-12&place=herat", wait_until="commit")
    place(page, "herat").wait_for(timeout=20_000)
    page.locator("#cl-first").wait_for(state="detached", timeout=20_000)
    page.locator(".st-key-place_panel h2", has_text="Herat").wait_for()


def test_other_pages_have_no_first_sight(page, dashboard):
    page.goto(dashboard + "method")
    page.get_by_role("heading", name="Method").first.wait_for(timeout=20_000)
    assert page.locator("#cl-first").count() == 0

"""What the browser says of the security headers: nothing is refused on any page."""

import pytest
from support.dashboard import served

from geo.web.pages import PAGES

pytestmark = pytest.mark.browser

VIEW = "?date=2021-08-12&place=herat"


@pytest.fixture
def told(chromium):
    """Opens an address and gives the page, and what the browser has to say while it is there."""
    contexts = []

    def opened(address):
        context = chromium.new_context(viewport={"width": 1440, "height": 900})
        contexts.append(context)
        page, lines = context.new_page(), []
        page.on("console", lambda message: lines.append(message.text))
        page.on("pageerror", lambda error: lines.append(str(error)))
        page.goto(address)
        return page, lines

    yield opened
    for context in contexts:
        context.close()


def refused(lines):
    words = ("Content Security Policy", "Permissions", "Refused", "Framing")
    return [line[:300] for line in lines if any(word in line for word in words)]


@pytest.mark.parametrize("key", list(PAGES))
def test_nothing_that_a_page_does_is_refused(told, dashboard, key):
    page, lines = told(dashboard + PAGES[key].path)
    page.locator("h1, h2").first.wait_for(timeout=30_000)
    page.wait_for_timeout(1000)
    assert refused(lines) == []
    assert page.get_by_text("Streamlit", exact=False).count() == 0


def test_nothing_that_a_reader_of_the_map_does_is_refused(told, dashboard):
    page, lines = told(dashboard + VIEW)
    frame = page
    frame.locator("[data-place=ghazni][data-standing]").wait_for(state="attached", timeout=30_000)
    frame.locator("[data-place=ghazni]").click()
    page.locator(".st-key-place_panel h2", has_text="Ghazni").wait_for()
    page.get_by_role("button", name="Share").click()
    for tab in ("Time-lapse", "Cite", "Embed", "Files"):
        page.get_by_role("tab", name=tab).click()
    page.get_by_role("button", name="Play").click()
    page.wait_for_timeout(1000)
    assert refused(lines) == []


def test_a_view_can_be_embedded_by_another_site_and_a_whole_page_cannot(told, dashboard, tmp_path):
    frames = [f'<iframe src="{dashboard}{VIEW}{more}"></iframe>' for more in ("&embed=true", "")]
    (tmp_path / "index.html").write_text("".join(frames), encoding="utf-8")
    with served(tmp_path) as other_site:
        page, lines = told(other_site)
        embed = page.frame_locator("iframe >> nth=0")
        embed.get_by_label("Date", exact=True).wait_for(timeout=30_000)
        shown = embed.locator("[data-place=herat]")
        shown.first.wait_for(state="attached", timeout=30_000)
        [told_of] = refused(lines)
    assert "frame-ancestors 'self'" in told_of

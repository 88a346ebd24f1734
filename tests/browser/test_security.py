"""What the browser says of the security headers: nothing is refused on any page."""

import io
from datetime import date

import pytest
from PIL import Image
from support.dashboard import served

from geo.web.pages import PAGES
from geo.web.site_page import day_page

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
    drawn = page.locator("[data-place=ghazni][data-standing]")
    drawn.wait_for(state="attached", timeout=30_000)
    drawn.click()
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
        shown = embed.locator("[data-place=herat][data-standing]")
        shown.first.wait_for(state="attached", timeout=30_000)
        [told_of] = refused(lines)
    assert "frame-ancestors 'self'" in told_of


@pytest.fixture
def day_folder(record, tmp_path):
    """A site's folder with the small page of a day, its picture, and another page for the map."""
    day = date(2021, 8, 12)
    (tmp_path / "days").mkdir()
    (tmp_path / "index.html").write_text("<p>The map", encoding="utf-8")
    page = day_page(record, day, "http://localhost/")
    (tmp_path / "days" / f"{day}.html").write_text(page, encoding="utf-8")
    Image.new("RGB", (1200, 630)).save(tmp_path / "days" / f"{day}.png")
    return tmp_path


@pytest.mark.parametrize("from_disk", [False, True])
def test_the_small_page_of_a_day_leads_on_and_shows_its_picture(
    told, chromium, day_folder, from_disk
):
    with served(day_folder) as host:
        folder = f"{day_folder.as_uri()}/" if from_disk else host
        page, lines = told(f"{folder}days/2021-08-12.html?place=herat")
        page.wait_for_url("**/index.html?place=herat&date=2021-08-12")
        assert refused(lines) == []
        context = chromium.new_context(java_script_enabled=False)
        still = context.new_page()
        still.goto(f"{folder}days/2021-08-12.html")
        shown = still.locator("img").screenshot()
        context.close()
    with Image.open(io.BytesIO(shown)) as image:
        assert image.convert("RGB").getpixel((image.width // 2, image.height // 2)) == (0, 0, 0)

"""A view embedded in a page of another origin, from both homes."""

from urllib.parse import parse_qs, urlparse

import pytest
from support.dashboard import served

pytestmark = pytest.mark.browser


@pytest.fixture(params=["dashboard", "site"])
def embedded(request, chromium, tmp_path):
    """(page, frame) of another origin's page that shows a view of either home in 600 by 400."""
    address = f"{request.getfixturevalue(request.param)}?embed=true&date=2021-08-12&place=herat"
    iframe = f'<iframe src="{address}" width="600" height="400" style="border:0"></iframe>'
    (tmp_path / "article.html").write_text(iframe, encoding="utf-8")
    with served(tmp_path) as host:
        page = chromium.new_context(viewport={"width": 800, "height": 600}).new_page()
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.goto(host + "article.html")
        frame = next(frame for frame in page.frames if "embed=true" in frame.url)
        frame.get_by_label("Date", exact=True).wait_for()
        yield page, frame
        page.context.close()


def test_a_view_can_be_embedded_in_a_page_of_another_origin(embedded):
    page, frame = embedded
    frame.locator(".st-key-map :is(iframe, .leaflet-container)").first.wait_for()
    framed = frame.locator(".st-key-map iframe").count()
    drawn = frame.frame_locator(".st-key-map iframe") if framed else frame
    herat = drawn.locator("[data-place=herat][data-standing]")
    herat.wait_for(state="attached", timeout=30_000)
    map_box = frame.locator(".st-key-map").bounding_box()
    assert map_box["height"] >= 180
    assert frame.locator(".cl-date").bounding_box()["y"] < map_box["y"]
    for hidden in (".cl-places", ".st-key-place_panel", ".cl-copy", "header"):
        assert not frame.locator(hidden).count() or frame.locator(hidden).first.is_hidden()
    slider = frame.get_by_label("Date", exact=True)
    slider.focus()
    slider.press("Home")
    assert herat.get_attribute("data-holder") == "government"
    link = frame.get_by_role("link", name="Open in Claimline")
    box = link.bounding_box()
    corner = page.locator("iframe").bounding_box()
    assert box["x"] + box["width"] <= corner["x"] + 600
    assert box["y"] + box["height"] <= corner["y"] + 400
    page.wait_for_timeout(400)
    query = parse_qs(urlparse(link.get_attribute("href")).query)
    assert query == {"date": ["2021-05-01"], "place": ["herat"], "view": ["hindsight"]}
    assert frame.evaluate("document.scrollingElement.scrollHeight") <= 400
    assert frame.evaluate("document.scrollingElement.scrollWidth") <= 600
    assert page.errors == []


SANDBOX = '<iframe src="{}" width="340" height="420" style="border:0" sandbox="{}"></iframe>'
STORAGE = """() => { try { return localStorage.length } catch (error) { return error.name } }"""


@pytest.mark.parametrize(
    ("home", "allowed"),
    [("site", "allow-scripts"), ("dashboard", "allow-scripts allow-same-origin")],
)
def test_a_narrow_sandboxed_view_without_storage_works(request, chromium, tmp_path, home, allowed):
    """Streamlit itself asks for what is stored, so the dashboard needs its own origin."""
    address = f"{request.getfixturevalue(home)}?embed=true&date=2021-08-12&place=herat"
    (tmp_path / "article.html").write_text(SANDBOX.format(address, allowed), encoding="utf-8")
    errors: list[str] = []
    with served(tmp_path) as host:
        context = chromium.new_context(viewport={"width": 340, "height": 600})
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(host + "article.html")
        frame = next(frame for frame in page.frames if "embed=true" in frame.url)
        frame.get_by_label("Date", exact=True).wait_for()
        framed = frame.locator(".st-key-map iframe").count()
        drawn = frame.frame_locator(".st-key-map iframe") if framed else frame
        drawn.locator("[data-place=herat][data-standing]").wait_for(state="attached")
        if home == "site":
            assert frame.evaluate(STORAGE) == "SecurityError"
        frame.get_by_label("Date", exact=True).press("Home")
        herat = drawn.locator("[data-place=herat]")
        assert herat.get_attribute("data-holder") == "government"
        page.wait_for_timeout(500)
        assert frame.evaluate("document.scrollingElement.scrollWidth") <= 340
        assert drawn.locator(".leaflet-container").bounding_box()["height"] >= 140
        for control in ("button:visible", "a:visible"):
            box = frame.locator(f".cl-buttons {control}").last.bounding_box()
            edge = page.locator("iframe").bounding_box()
            assert box["x"] + box["width"] <= edge["x"] + 340
            assert box["y"] + box["height"] <= edge["y"] + 420
        assert errors == []
        context.close()

"""The address in both homes: every view has one, and every address restores its view."""

from urllib.parse import parse_qs, urlparse

import pytest

pytestmark = pytest.mark.browser


def test_a_link_restores_what_was_seen(opened):
    query = "?date=2021-08-08&place=kunduz&view=known"
    shown = opened(query)
    assert shown.day == "2021-08-08"
    assert "Kunduz" in shown.panel.locator("h2").inner_text()
    assert shown.page.get_by_label("As known then").is_checked()
    assert shown.page.get_by_label("Place", exact=True).input_value() == "kunduz"


def test_the_link_button_copies_the_view(opened):
    query = "?date=2021-08-12&place=herat&view=known"
    shown = opened(query, permissions=["clipboard-read", "clipboard-write"])
    shown.slider.focus()
    shown.page.keyboard.press("ArrowRight")
    shown.page.get_by_role("button", name="Copy link").click()
    shown.page.get_by_text("Link copied").wait_for()
    copied = parse_qs(urlparse(shown.page.evaluate("navigator.clipboard.readText()")).query)
    assert copied == {"date": ["2021-08-13"], "place": ["herat"], "view": ["known"]}


def test_going_back_restores_the_view_before(opened):
    shown = opened("?date=2021-08-12&place=herat")
    shown.place("ghazni").click()
    shown.wait_for_address(place="ghazni")
    shown.page.go_back()
    shown.panel.locator("h2", has_text="Herat").wait_for()
    listed = "() => document.querySelector('.cl-places select').value === 'herat'"
    shown.page.wait_for_function(listed, timeout=10_000)


@pytest.mark.parametrize("view", ["%22", "constructor"])
def test_nonsense_in_the_address_is_said_and_harmless(opened, view):
    shown = opened(f"?date=never&place=%3Cimg%20src=x%20onerror=alert(1)%3E&view={view}")
    assert shown.page.locator(".cl-notice p").count() == 3
    assert shown.errors == []


def test_the_other_pages_open(opened):
    shown = opened()
    shown.page.get_by_role("link", name="Method", exact=True).click()
    shown.page.get_by_role("heading", name="The rule").wait_for()
    shown.page.get_by_role("link", name="Record", exact=True).click()
    shown.page.get_by_role("heading", name="Sources").wait_for()
    shown.page.get_by_role("link", name="Map", exact=True).click()
    shown.map.locator("[data-place=herat][data-standing]").wait_for(state="attached")
    assert shown.errors == []
    assert shown.foreign == []


def test_every_way_back_to_the_map_keeps_the_view(opened):
    """In the dashboard Streamlit drops the view from the address on the way to another page."""
    shown = opened("?date=2021-08-13&place=herat&view=known")
    page = shown.page

    def go(name: str) -> None:
        page.get_by_role("link", name=name, exact=True).click()

    def is_back(day: str) -> None:
        agree = """day => document.querySelector('[aria-label=Date]')?.ariaValueText === day
          && new URLSearchParams(location.search).get('date') === day"""
        page.wait_for_function(agree, arg=day)
        shown.panel.locator("h2", has_text="Herat").wait_for()
        assert page.get_by_label("As known then").is_checked()

    shown.slider.focus()
    page.keyboard.press("ArrowLeft")
    go("Method")  # at once, before the slider counts as resting
    page.get_by_role("heading", name="The rule").wait_for()
    go("Record")
    page.get_by_role("heading", name="Sources").wait_for()
    go("Map")
    is_back("2021-08-12")
    for heading in ("Sources", "The rule"):
        page.go_back()
        page.get_by_role("heading", name=heading).wait_for()
    page.go_back()
    is_back("2021-08-12")
    go("Method")
    page.get_by_role("heading", name="The rule").wait_for()
    page.wait_for_function(
        "() => new URLSearchParams(location.search).get('date') === '2021-08-12'"
    )
    page.reload()
    page.get_by_role("heading", name="The rule").wait_for()
    go("Map")
    is_back("2021-08-12")
    assert shown.errors == []


@pytest.mark.parametrize(
    "mangled",
    [
        "?date=2021-08-12&place=herat&view=known.",
        "?date=2021-08-12&amp;place=herat&amp;view=known",
        "?date%3D2021-08-12%26place%3Dherat%26view%3Dknown)",
        "?Date=2021-08-12&Place=Herat&View=KNOWN%3E&fbclid=x",
    ],
)
def test_a_mangled_link_opens_what_was_meant_and_its_address_is_put_right(opened, mangled):
    shown = opened(mangled)
    shown.panel.locator("h2", has_text="Herat").wait_for()
    shown.page.wait_for_function(
        "() => location.search === '?date=2021-08-12&place=herat&view=known'", timeout=10_000
    )
    assert shown.day == "2021-08-12"
    assert shown.page.get_by_role("radio", name="As known then").is_checked()
    assert shown.page.get_by_text("pick one from the list").count() == 0
    assert shown.errors == []

"""The static site where it differs from the dashboard: from disk, and going back."""

import pytest

pytestmark = pytest.mark.browser


def test_the_site_works_from_disk_and_asks_for_nothing(open_page, site_folder):
    shown = open_page(f"file://{site_folder}/index.html", "?date=2021-08-12&place=herat&view=known")
    assert shown.day == "2021-08-12"
    assert "Herat" in shown.panel.locator("h2").inner_text()
    requests: list[str] = []
    shown.page.on("request", lambda request: requests.append(request.url))
    shown.place("ghazni").click()
    shown.panel.locator("h2", has_text="Ghazni").wait_for()
    shown.wait_for_address(place="ghazni", view="known")
    shown.scrub()
    shown.page.get_by_role("link", name="Method", exact=True).click()
    shown.page.get_by_role("heading", name="The rule").wait_for()
    assert [url for url in requests if not url.startswith("data:")] == []
    assert shown.foreign == []
    assert shown.errors == []


def test_the_site_restores_the_day_before_on_going_back(open_page, site):
    shown = open_page(site, "?date=2021-08-12")
    shown.slider.focus()
    shown.page.keyboard.press("Home")
    shown.wait_for_address(date="2021-05-01")
    shown.page.go_back()
    shown.wait_for_address(date="2021-08-12")
    day = "document.querySelector('.cl-slider').getAttribute('aria-valuetext')"
    shown.page.wait_for_function(f"() => {day} === '2021-08-12'")

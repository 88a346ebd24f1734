"""The panel beside the map, and the list of places."""

import pytest

pytestmark = pytest.mark.browser


def test_the_list_of_places_reaches_a_panel_without_the_map(opened):
    shown = opened("?date=2021-08-12")
    shown.page.get_by_label("Place", exact=True).select_option("spin-boldak")
    shown.panel.locator("h2", has_text="Spin Boldak").wait_for()
    shown.wait_for_address(place="spin-boldak")


def test_a_day_in_the_panel_moves_the_slider(opened):
    shown = opened("?date=2021-08-20&place=kunduz")
    shown.panel.get_by_role("button", name="8 August 2021").first.click()
    shown.wait_for_address(date="2021-08-08")
    assert shown.day == "2021-08-08"


def test_all_claims_can_be_asked_for(open_page, dashboard):
    shown = open_page(dashboard, "?date=2021-08-20&place=kandahar")
    brief = shown.panel.locator(".cl-claim").count()
    shown.panel.get_by_role("button", name="Show all").click()
    shown.wait_for_address(claims="all")
    claims = "document.querySelectorAll('.st-key-place_panel .cl-claim')"
    shown.page.wait_for_function(f"() => {claims}.length > {brief}")


def test_the_panel_of_the_site_says_what_that_of_the_dashboard_says(open_page, dashboard, site):
    """The site filters what the server reads: states, reasons, claims, and their order."""
    for query in (
        "?date=2021-08-12&place=herat&view=known&claims=all",
        "?date=2021-08-08&place=kunduz&claims=all",
        "?date=2021-05-02&place=spin-boldak&view=known&claims=all",
        "?date=2021-07-16&place=AF-KAN&claims=all",
        "?date=2021-08-14&view=known&claims=all",
    ):
        both = [open_page(address, query) for address in (dashboard, site)]
        both[1].page.wait_for_timeout(300)
        texts = [" ".join(shown.panel.locator("section").inner_text().split()) for shown in both]
        assert texts[0] == texts[1], query

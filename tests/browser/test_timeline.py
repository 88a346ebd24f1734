"""The controls under the map in both homes: slider, play, clocks."""

import pytest

pytestmark = pytest.mark.browser


def test_scrubbing_moves_map_and_headline_without_the_server(opened):
    shown = opened("?date=2021-05-01")
    assert shown.state("herat")[0] == "government"
    shown.page.wait_for_timeout(1500)
    before = shown.received
    shown.scrub()
    assert shown.received == before
    assert shown.state("herat")[0] == "taliban"
    assert shown.day == "2021-09-15"
    assert "15 September 2021" in shown.page.locator(".cl-date").inner_text()
    assert "of 34 provincial capitals" in shown.page.locator(".cl-headline-text").inner_text()


def test_the_slider_obeys_the_keyboard(opened):
    shown = opened("?date=2021-08-12")
    shown.slider.focus()
    for key, day in (
        ("ArrowRight", "2021-08-13"),
        ("ArrowLeft", "2021-08-12"),
        ("PageUp", "2021-08-19"),
        ("PageDown", "2021-08-12"),
        ("Home", "2021-05-01"),
        ("End", "2021-09-15"),
    ):
        shown.page.keyboard.press(key)
        assert shown.day == day
    shown.wait_for_address(date="2021-09-15")


def test_play_runs_and_pauses_and_stays_still_until_asked(opened):
    shown = opened("?date=2021-08-01", reduced_motion="reduce")
    shown.page.wait_for_timeout(1200)
    assert shown.day == "2021-08-01"
    shown.page.get_by_label("Speed").select_option(label="Fast")
    shown.page.get_by_role("button", name="Play").click()
    shown.page.wait_for_timeout(900)
    shown.page.get_by_role("button", name="Pause").click()
    stopped = shown.day
    assert stopped > "2021-08-03"
    shown.page.wait_for_timeout(500)
    assert shown.day == stopped
    shown.wait_for_address(date=stopped)
    assert shown.page.get_by_label("Speed").locator("option").count() == 3


def test_the_view_switch_changes_map_panel_and_address(opened):
    shown = opened("?date=2021-05-10&place=herat")
    hindsight = shown.map.locator("[data-standing=unreported]").count()
    shown.page.get_by_text("As known then", exact=True).click()
    shown.wait_for_address(view="known")
    shown.panel.locator(".cl-since:visible", has_text="as known then").wait_for()
    assert shown.map.locator("[data-standing=unreported]").count() >= hindsight
    assert shown.page.locator(".cl-difference").inner_text()

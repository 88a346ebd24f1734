"""Share in the dashboard: every file can be had, a time-lapse is drawn and saved."""

import re
import time
from contextlib import suppress

import psutil
import pytest
from PIL import Image

pytestmark = pytest.mark.browser


def test_a_view_can_be_taken_away_as_files_citation_time_lapse_and_frame(open_page, dashboard):
    shown = open_page(dashboard, "?date=2021-08-12&place=herat&view=known")
    shown.page.get_by_role("button", name="Share").click()
    links = shown.page.locator(".cl-files a")
    links.first.wait_for()
    addresses = links.evaluate_all("links => links.map((link) => link.href)")
    assert len(addresses) == 16
    for address in addresses:
        answered = shown.page.request.get(address)
        assert answered.status == 200, address
        assert len(answered.body()) > 500
    saved_tables = [address for address in addresses if "format=spreadsheet" in address]
    assert len(saved_tables) == 2
    for address in saved_tables:  # opened by a double click, and then Dari is Dari
        assert shown.page.request.get(address).body().startswith(b"\xef\xbb\xbf")
    tables = [address for address in addresses if "/control" in address or "/claims" in address]
    assert all("known=2021-08-12" in address for address in tables)
    shown.page.get_by_role("tab", name="Cite").click()
    cited = shown.page.get_by_role("tabpanel", name="Cite").inner_text()
    assert "Herat, 12 August 2021, as known then" in cited
    assert "@misc{" in cited
    shown.page.get_by_role("tab", name="Embed").click()
    frame = shown.page.get_by_role("tabpanel", name="Embed").inner_text()
    address = f"{dashboard}?date=2021-08-12&amp;place=herat&amp;view=known&amp;embed=true"
    assert f'<iframe src="{address}"' in frame
    shown.page.get_by_role("tab", name="Time-lapse").click()
    shown.page.get_by_role("radio", name="GIF").click()
    shown.page.get_by_role("button", name="Make the time-lapse").click()
    shown.page.get_by_text(re.compile(r"Day \d+ of 22")).first.wait_for()
    with shown.page.expect_download(timeout=60_000) as saved:
        shown.page.get_by_role("button", name=re.compile(r"Save .* MB")).click(timeout=60_000)
    name = "claimline-afghanistan-2021-2021-07-22-2021-08-12-known.gif"
    assert saved.value.suggested_filename == name
    with Image.open(saved.value.path()) as time_lapse:
        assert time_lapse.n_frames == 22
    assert shown.errors == []
    assert shown.foreign == []


def workers() -> set[int]:
    """The processes that work for the dashboards of these tests."""
    found = set()
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            if any("jobs.worker" in word for word in process.cmdline()):
                found.add(process.pid)
    return found


def wait_until_one_is_gone(processes: set[int]) -> None:
    end = time.monotonic() + 10
    while processes <= workers() and time.monotonic() < end:
        time.sleep(0.1)
    assert len(processes - workers()) == 1


@pytest.fixture
def drawing(open_page, dashboard):
    """(page, workers) while one of the workers draws a long time-lapse."""
    shown = open_page(dashboard, "?date=2021-09-15&place=herat")
    shown.page.get_by_role("button", name="Share").click()
    shown.page.get_by_role("tab", name="Time-lapse").click()
    thumb = shown.page.get_by_role("tabpanel", name="Time-lapse").get_by_role("slider").first
    thumb.focus()
    thumb.press("Home")
    shown.page.get_by_role("button", name="Make the time-lapse").click()
    shown.page.get_by_text(re.compile(r"Day \d+ of 138")).first.wait_for(timeout=30_000)
    return shown, workers()


def test_a_time_lapse_can_be_cancelled(drawing):
    shown, working = drawing
    shown.page.get_by_role("button", name="Cancel").click()
    shown.page.get_by_text(re.compile(r"Day \d+ of")).first.wait_for(state="detached")
    wait_until_one_is_gone(working)
    assert shown.page.get_by_role("button", name="Make the time-lapse").is_enabled()
    assert shown.page.get_by_role("button", name="Cancel").count() == 0
    assert shown.errors == []


def test_a_time_lapse_is_broken_off_when_its_reader_leaves(drawing):
    shown, working = drawing
    shown.page.close()
    wait_until_one_is_gone(working)

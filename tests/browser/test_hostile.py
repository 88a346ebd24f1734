"""Cells that try to run, in both homes."""

import pytest
from support.dashboard import served, start_dashboard
from support.data import change_descriptor, rows, write_rows

from geo.dataset.reader import read_record
from geo.web.site_page import site_page

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>"


@pytest.fixture
def hostile_folder(folder):
    """A data set whose cells try to run."""
    for table, columns in {
        "places": ("name", "other_names"),
        "actors": ("name",),
        "claims": ("summary", "claimant"),
        "sources": ("title", "outlet"),
        "events": ("title",),
    }.items():
        content = rows(folder / f"{table}.csv")
        for number, row in enumerate(content):
            row.update(dict.fromkeys(columns, f"{HOSTILE}{number}"))
        write_rows(folder / f"{table}.csv", content)

    def write_titles(descriptor):
        descriptor["claimline"]["headline"]["noun"] = HOSTILE
        descriptor["title"] = descriptor["description"] = HOSTILE

    change_descriptor(folder, write_titles)
    return folder


@pytest.fixture(params=["dashboard", "site"])
def hostile_home(request, hostile_folder, tmp_path):
    """The address of either home of a data set whose cells try to run."""
    if request.param == "dashboard":
        process, address = start_dashboard({"CLAIMLINE_DATA": str(hostile_folder)})
        yield address
        process.terminate()
        process.wait(10)
        return
    page = site_page(read_record(hostile_folder), "http://localhost/")
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    with served(tmp_path) as address:
        yield address


def test_hostile_cells_never_run_and_show_as_text(open_page, hostile_home):
    shown = open_page(hostile_home, "?date=2021-08-12&place=herat&claims=all")
    shown.place("kandahar").hover()
    shown.map.locator(".cl-tooltip").wait_for()
    shown.page.get_by_label("Search", exact=True).fill("img")
    shown.page.locator(".cl-results [data-go-date]").first.wait_for()
    shown.slider.press("ArrowRight")
    shown.page.wait_for_timeout(500)
    assert shown.errors == []
    assert HOSTILE in shown.panel.inner_text()
    assert HOSTILE in shown.map.locator(".cl-tooltip").inner_text()
    assert HOSTILE in shown.page.locator(".cl-headline-text").inner_text()
    for part in (".st-key-place_panel", ".cl-legend", ".cl-results", ".cl-places"):
        assert shown.page.locator(f"{part} img").count() == 0

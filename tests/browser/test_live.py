"""Newer data while the page is open: on the map of a reader who looks on, offered to others."""

import time

import pytest
from support.dashboard import Desk
from support.data import change_row, rows, write_rows

pytestmark = pytest.mark.browser

SECONDS = 15
"""An edit is on the map after 3 s where nothing else is done; the tests have others beside them."""

WORDS = "Words that no other claim of the record has: zebra crossing."


@pytest.fixture
def desk(folder):
    """A desk with a folder that is edited."""
    desk = Desk(folder)
    yield desk
    desk.kill()


@pytest.fixture
def claims(folder):
    return folder / "claims.csv"


def number_of(claims, place_id: str, last: str) -> int:
    """The line of the latest claim about a place up to a day."""
    found = [
        (row["event_date"], number)
        for number, row in enumerate(rows(claims), start=2)
        if row["place_id"] == place_id and row["event_date"] <= last
    ]
    return max(found)[1]


def add_claim(claims, place_id: str, last: str, **cells: str) -> None:
    """A new claim, as the latest one about a place up to a day with other cells."""
    content = rows(claims)
    like = content[number_of(claims, place_id, last) - 2]
    content.append({**like, "supersedes": "", **cells})
    write_rows(claims, sorted(content, key=lambda row: row["claim_id"]))


def line(shown):
    return shown.page.locator(".cl-line[data-shown]")


def mark_map(shown) -> None:
    shown.map.locator(".leaflet-container").evaluate("map => { map.mark = 1; }")


def same_map(shown) -> bool:
    return shown.map.locator(".leaflet-container").evaluate("map => map.mark === 1")


def test_an_edit_reaches_a_reader_who_looks_on_and_nothing_else_moves(open_page, desk, claims):
    shown = open_page(desk.address, "?date=2021-08-12&place=herat&claims=all")
    shown.map.locator(".leaflet-control-zoom-in").click()
    shown.page.wait_for_timeout(3500)
    mark_map(shown)
    window = "() => { const { x, y, width } = document.querySelector('[data-place=herat]')"
    window += ".getBoundingClientRect(); return [x, y, width].map(Math.round); }"
    before = shown.page.evaluate(window)
    edited = time.monotonic()
    cells = {"claim_id": "herat-2021-08-12-99", "claimant": "A teacher", "summary": WORDS}
    add_claim(claims, "herat", "2021-08-12", **cells)
    line(shown).get_by_text("1 new claim about Herat").wait_for(timeout=20_000)
    assert time.monotonic() - edited < SECONDS
    shown.panel.get_by_text(WORDS).wait_for()
    assert same_map(shown)
    assert shown.page.evaluate(window) == before
    assert shown.day == "2021-08-12"
    shown.page.get_by_label("Search", exact=True).fill("zebra crossing")
    shown.page.locator(".cl-results [data-go-place=herat][data-go-date]").wait_for()
    assert shown.errors == []


def test_nothing_moves_under_the_readers_hand_until_they_take_it(open_page, desk, claims):
    shown = open_page(desk.address, "?date=2021-08-12&place=herat&claims=all")
    change_row(claims, number_of(claims, "herat", "2021-08-12"), summary=WORDS)
    button = line(shown).get_by_role("button", name="Show")
    shown.slider.focus()
    for _ in range(120):
        shown.page.keyboard.press("ArrowLeft")
        shown.page.keyboard.press("ArrowRight")
        shown.page.wait_for_timeout(150)
        if button.count():
            break
    shown.page.keyboard.press("ArrowRight")
    shown.wait_for_address(date="2021-08-13")
    shown.page.wait_for_timeout(1500)
    assert not shown.panel.get_by_text(WORDS).count()
    button.click()
    shown.panel.get_by_text(WORDS).wait_for()
    assert shown.errors == []


def test_a_place_is_repainted_where_it_stands(open_page, desk, claims):
    shown = open_page(desk.address, "?date=2021-05-01&place=herat")
    before = shown.state("herat")
    shown.page.wait_for_timeout(3500)
    mark_map(shown)
    other = "taliban" if before[0] != "taliban" else "government"
    content = rows(claims)
    for row in content:
        if row["place_id"] == "herat" and row["event_date"] <= "2021-05-01":
            row.update(holder=other, contender="")
    write_rows(claims, content)
    shown.map.locator(f"[data-place=herat][data-holder={other}]").wait_for(
        state="attached", timeout=SECONDS * 1000
    )
    assert same_map(shown)
    assert "different" in line(shown).inner_text()
    assert (
        shown.page.locator(".cl-legend svg").count() == shown.page.locator(".cl-legend li").count()
    )


def test_an_invalid_edit_changes_nothing(open_page, desk, claims):
    shown = open_page(desk.address, "?date=2021-08-12&place=herat")
    change_row(claims, 2, holder="romans")
    shown.page.wait_for_timeout(7000)
    assert not line(shown).count()
    assert shown.place("herat").count() == 1


def test_a_page_of_an_earlier_record_still_searches(open_page, desk, claims):
    """The claims are fetched late: after the edit, and from the address of before."""
    shown = open_page(desk.address, "?date=2021-08-12")
    shown.page.route("**/version.json", lambda route: route.abort())
    change_row(claims, number_of(claims, "herat", "2021-08-12"), summary=WORDS)
    open_page(desk.address, "?date=2021-08-12")
    shown.page.get_by_label("Search", exact=True).fill("ismail khan")
    shown.page.locator(".cl-results [data-go-date]").first.wait_for()

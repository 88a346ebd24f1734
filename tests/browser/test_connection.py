"""The reader's place while the connection comes and goes."""

import pytest
from support.dashboard import Desk

from geo.dataset.reader import DEFAULT_FOLDER

pytestmark = pytest.mark.browser

OFFLINE = "Offline: the map still works"


@pytest.fixture
def desk():
    desk = Desk(DEFAULT_FOLDER)
    yield desk
    desk.kill()


def line(shown):
    return shown.page.locator(".cl-line[data-shown]")


def press(shown, key: str) -> None:
    shown.slider.focus()
    shown.page.keyboard.press(key)


def agrees(shown, date: str, place: str, name: str, seconds: float) -> None:
    """Slider, address, list, map and panel agree within so many seconds."""
    everything = """([date, place, name]) => {
      const query = new URLSearchParams(location.search);
      const heading = document.querySelector('.st-key-place_panel h2');
      return document.querySelector('[aria-label=Date]')?.ariaValueText === date
        && query.get('date') === date && (query.get('place') ?? '') === place
        && document.querySelector('.cl-places select')?.value === place
        && Boolean(document.querySelector('.cl-selected')) === Boolean(place)
        && heading?.checkVisibility() && heading.textContent.includes(name);
    }"""
    shown.page.wait_for_function(everything, arg=[date, place, name], timeout=seconds * 1000)


def test_a_reader_whose_server_dies_goes_on_and_finds_everything_in_agreement(open_page, desk):
    shown = open_page(desk.address, "?date=2021-08-12&place=herat")
    shown.page.wait_for_timeout(5000)  # the claims are fetched when the page is at rest
    desk.kill()
    line(shown).get_by_text(OFFLINE).wait_for()
    press(shown, "ArrowLeft")
    shown.place("ghazni").click()
    known = shown.page.locator(".cl-known")
    known.locator("h2", has_text="Ghazni, 11 August 2021").wait_for()
    assert known.locator(".cl-claim").count() > 3
    assert "come back with the connection" in known.inner_text()
    assert not shown.panel.is_visible()
    shown.page.get_by_label("Search", exact=True).fill("ismail khan")
    shown.page.locator(".cl-results [data-go-date]").first.wait_for()
    shown.page.keyboard.press("Escape")
    shown.scrub()
    press(shown, "Home")
    shown.wait_for_address(date="2021-05-01", place="ghazni")
    shown.page.wait_for_timeout(12_000)  # Streamlit tries a few times before it opens its dialog
    assert not shown.page.get_by_role("dialog").count()
    assert "yourscript" not in shown.page.content()
    desk.start()
    agrees(shown, "2021-05-01", "ghazni", "Ghazni", 15)
    line(shown).wait_for(state="detached")
    press(shown, "ArrowRight")
    agrees(shown, "2021-05-02", "ghazni", "Ghazni", 5)
    assert shown.errors == []


def test_the_first_press_after_a_restart_moves_everything(open_page, desk):
    shown = open_page(desk.address, "?date=2021-08-12&place=herat")
    desk.kill()
    desk.start()
    connected = "() => document.querySelector('.stApp').dataset.testConnectionState === 'CONNECTED'"
    shown.page.wait_for_function(connected, timeout=20_000)
    press(shown, "ArrowRight")
    agrees(shown, "2021-08-13", "herat", "Herat", 15)
    shown.place("ghazni").click()
    agrees(shown, "2021-08-13", "ghazni", "Ghazni", 5)


def test_a_reader_in_a_tunnel_finds_everything_in_agreement_behind_it(open_page, dashboard):
    shown = open_page(dashboard, "?date=2021-08-12&place=herat")
    context = shown.page.context
    context.set_offline(True)
    line(shown).get_by_text(OFFLINE).wait_for()
    press(shown, "ArrowRight")
    shown.wait_for_address(date="2021-08-13", place="herat")
    shown.place("ghazni").click()
    shown.wait_for_address(date="2021-08-13", place="ghazni")
    context.set_offline(False)
    agrees(shown, "2021-08-13", "ghazni", "Ghazni", 5)
    context.set_offline(True)
    shown.page.go_back()
    shown.wait_for_address(place="herat")
    context.set_offline(False)
    agrees(shown, "2021-08-13", "herat", "Herat", 5)
    assert shown.errors == []


@pytest.fixture
def watched(chromium, dashboard):
    """(page, its websockets, the latest last), which a test can close or write to."""
    from support.reader import Page

    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    sockets = []

    def pass_on(socket) -> None:
        sockets.append(socket)
        socket.connect_to_server()

    page = context.new_page()
    page.route_web_socket("**/_stcore/stream", pass_on)
    yield Page(page, dashboard, "?date=2021-08-12&place=herat"), sockets
    context.close()


def test_a_websocket_that_drops_alone_is_made_anew(watched):
    shown, sockets = watched
    count = len(sockets)
    sockets[-1].close(code=1001)
    press(shown, "ArrowRight")
    shown.place("ghazni").click()
    agrees(shown, "2021-08-13", "ghazni", "Ghazni", 8)
    assert len(sockets) > count


def test_a_page_whose_connection_is_beyond_repair_is_loaded_anew_with_its_view(watched):
    """Streamlit's page gives up for ever on a message that it cannot read."""
    shown, sockets = watched
    shown.page.locator(".st-key-status .cl-status").wait_for(state="attached")
    press(shown, "ArrowRight")
    agrees(shown, "2021-08-13", "herat", "Herat", 8)
    with shown.page.expect_navigation(timeout=20_000):
        sockets[-1].send(b"\xff no message of Streamlit")
    agrees(shown, "2021-08-13", "herat", "Herat", 20)


@pytest.mark.parametrize(
    "lost",
    ["**/states.json", "**/land.json", "**/leaflet.js", "**/first-sight.js", "**/adapter.js"],
)
def test_what_fails_to_arrive_is_fetched_again(chromium, dashboard, lost):
    """The first two requests fail, as on a bad line; browsers remember modules that failed."""
    from support.reader import Page

    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    failed = []

    def fail_twice(route) -> None:
        failed.append(route.request.url)
        route.abort() if len(failed) <= 2 else route.continue_()

    page.route(lost, fail_twice)
    shown = Page(page, dashboard, "?date=2021-08-12&place=herat")
    assert failed
    agrees(shown, "2021-08-12", "herat", "Herat", 10)
    context.close()


def test_claims_that_cannot_be_fetched_are_said_and_tried_again(chromium, dashboard):
    from support.reader import Page

    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.route("**/claims.json", lambda route: route.fulfill(status=502, body="<html>"))
    Page(page, dashboard, "?date=2021-08-12")
    page.get_by_label("Search", exact=True).fill("ismail khan")
    again = page.get_by_role("option", name="The claims cannot be reached now. Try again")
    again.wait_for(timeout=20_000)
    page.unroute("**/claims.json")
    again.click()
    page.locator(".cl-results [data-go-date]").first.wait_for()
    context.close()


def test_a_record_that_cannot_be_fetched_is_said_and_tried_again(chromium, dashboard):
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.route("**/states.json", lambda route: route.abort())
    page.goto(dashboard)
    said = page.locator(".cl-line[data-shown]", has_text="Not all of the record could be fetched")
    said.wait_for(timeout=30_000)
    page.unroute("**/states.json")
    said.get_by_role("button", name="Try again").click()
    page.locator("[data-place=herat][data-standing]").wait_for(state="attached")
    said.wait_for(state="detached")
    context.close()

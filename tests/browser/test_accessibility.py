"""What axe finds in both homes, in every state, in page and map: nothing."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

VIEW = "?date=2021-08-12&place=herat"


def findings(shown) -> list[str]:
    """A line for each element that axe finds fault with, in the page and in the map's frame."""
    result = Axe().run(shown.page, options={"iframes": True})
    return [
        f"{violation['id']}: {node['target']} {node.get('failureSummary', '')}"
        for violation in result.response["violations"]
        for node in violation["nodes"]
    ]


def place_panel(shown) -> None:
    """The view as it opens."""


def day_panel(shown) -> None:
    shown.page.get_by_label("Place", exact=True).select_option("")
    shown.page.wait_for_timeout(600)


def search(shown) -> None:
    shown.page.get_by_label("Search", exact=True).fill("ismail khan")
    shown.page.locator(".cl-results [data-go-date]").first.wait_for()


def nothing_found(shown) -> None:
    shown.page.get_by_label("Search", exact=True).fill("atlantis")
    shown.page.get_by_text("No place and no claim").wait_for()


def focused_place(shown) -> None:
    shown.place("kabul").focus()
    shown.map.locator(".cl-tooltip").wait_for()


def method(shown) -> None:
    shown.page.get_by_role("link", name="Method", exact=True).click()
    shown.page.get_by_role("heading", name="The rule").wait_for()


def record(shown) -> None:
    shown.page.get_by_role("link", name="Record", exact=True).click()
    shown.page.get_by_role("heading", name="Sources").wait_for()


STATES = (place_panel, day_panel, search, nothing_found, focused_place, method, record)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(opened, scheme):
    found: dict[str, list[str]] = {}
    shown = opened(VIEW, color_scheme=scheme)
    for state in STATES:
        state(shown)
        shown.page.wait_for_timeout(400)
        found[state.__name__] = findings(shown)
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "options",
    [
        {"viewport": {"width": 340, "height": 640}},
        {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
        {"forced_colors": "active"},
    ],
    ids=["narrow", "phone", "forced colours"],
)
def test_axe_finds_nothing_on_other_screens(opened, options):
    assert findings(opened(VIEW, **options)) == []


@pytest.mark.parametrize("query", [f"{VIEW}&embed=true", "?date=never&place=nowhere&view=x"])
def test_axe_finds_nothing_in_an_embed_or_beside_notices(opened, query):
    assert findings(opened(query)) == []


def test_axe_finds_nothing_in_share(open_page, dashboard):
    shown = open_page(dashboard, VIEW)
    shown.page.get_by_role("button", name="Share").click()
    shown.page.locator(".cl-files a").first.wait_for()
    found = {}
    for tab in ("Files", "Time-lapse", "Cite", "Embed"):
        shown.page.get_by_role("tab", name=tab).click()
        shown.page.wait_for_timeout(500)
        found[tab] = findings(shown)
    assert {name: lines for name, lines in found.items() if lines} == {}

"""What axe finds in both homes, in every state, in page and map: nothing."""

from __future__ import annotations

import pytest
from axe_playwright_python.base import AXE_SCRIPT

pytestmark = pytest.mark.browser

VIEW = "?date=2021-08-12&place=herat"

ALIKE = [
    [".cl-sources tbody tr:nth-child(n+4)"],
    [".cl-claim:nth-of-type(n+3)"],
    [".cl-day:nth-of-type(n+3)"],
    ["[data-place^=AF-]:nth-of-type(n+9)"],
]
"""What is left out, since others like it are looked at: axe takes long over a thousand."""

RUN = """async ([exclude, rules]) => {
  const options = { resultTypes: ["violations"], elementRef: false };
  if (rules.length) options.runOnly = rules;
  const { violations } = await axe.run({ exclude }, options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.flat()} ${failureSummary}`));
}"""


def findings(shown, *rules: str) -> list[str]:
    """A line for each element that axe finds fault with, in the page and in the map's frame."""
    for frame in shown.page.frames:
        frame.evaluate(AXE_SCRIPT)
    present = [one for one in ALIKE if shown.page.locator(one[0]).count()]
    return shown.page.evaluate(RUN, [present, list(rules)])


def place_panel(shown) -> None:
    """The view as it opens."""


def search(shown) -> None:
    shown.page.get_by_label("Search", exact=True).fill("ismail khan")
    shown.page.locator(".cl-results [data-go-date]").first.wait_for()


def nothing_found(shown) -> None:
    shown.page.get_by_label("Search", exact=True).fill("atlantis")
    shown.page.get_by_text("No place and no claim").wait_for()


def day_panel(shown) -> None:
    shown.page.get_by_label("Search", exact=True).fill("")
    shown.page.get_by_label("Place", exact=True).select_option("")
    shown.page.wait_for_timeout(600)


def focused_place(shown) -> None:
    shown.place("kabul").focus()
    shown.map.locator(".cl-tooltip").wait_for()


def method(shown) -> None:
    shown.page.get_by_role("link", name="Method", exact=True).click()
    shown.page.get_by_role("heading", name="The rule").wait_for()


def record(shown) -> None:
    shown.page.get_by_role("link", name="Record", exact=True).click()
    shown.page.get_by_role("heading", name="Sources").wait_for()


STATES = (place_panel, search, nothing_found, day_panel, focused_place, method, record)


@pytest.mark.parametrize(("scheme", "rules"), [("light", ()), ("dark", ("color-contrast",))])
def test_axe_finds_nothing_in_any_state(opened, scheme, rules):
    """The dark theme differs in its colours alone."""
    found: dict[str, list[str]] = {}
    shown = opened(VIEW, color_scheme=scheme)
    for state in STATES:
        state(shown)
        found[state.__name__] = findings(shown, *rules)
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize("query", [f"{VIEW}&embed=true", "?date=never&place=nowhere&view=x"])
def test_axe_finds_nothing_in_a_narrow_embed_or_beside_notices(opened, query):
    assert findings(opened(query, viewport={"width": 340, "height": 640})) == []


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

"""Two places of one name are told apart wherever readers meet them, in both homes."""

import pytest

pytestmark = pytest.mark.browser

PAIRS = (
    ("tagab-kapisa", "tagab-badakhshan"),
    ("arghandab-kandahar", "arghandab-zabul"),
    ("spin-boldak", "spin-boldak-district"),
    ("AF-HER", "herat"),
)


def test_places_of_one_name_are_told_apart_on_the_map_in_the_list_and_in_the_search(opened):
    shown = opened("?date=2021-08-14")
    named = "paths => paths.map((path) => path.getAttribute('aria-label').split(':')[0])"
    shown.map.locator("[data-place='herat'][aria-label]").wait_for(state="attached")
    names = shown.map.locator("[data-place]").evaluate_all(named)
    assert len(names) > 300
    assert len(set(names)) == len(names)
    options = shown.page.get_by_label("Place", exact=True).locator("option").all_inner_texts()
    assert len(set(options)) == len(options)
    assert "Tagab (Kapisa), district" in options
    search = shown.page.get_by_label("Search", exact=True)
    search.fill("tagab")
    shown.page.locator(".cl-results [data-go-place='tagab-kapisa']").first.wait_for()
    found = shown.page.locator(".cl-results [data-go-place]:not([data-go-date])").all_inner_texts()
    assert len(set(found)) == len(found) >= 2
    search.press("Escape")
    for pair in PAIRS:
        hints, heads = [], []
        for place_id in pair:
            hover = "path => path.dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))"
            shown.place(place_id).evaluate(hover)
            hints.append(shown.map.locator(".cl-tooltip strong").inner_text())
            leave = "path => path.dispatchEvent(new MouseEvent('mouseout', {bubbles: true}))"
            shown.place(place_id).evaluate(leave)
            shown.page.get_by_label("Place", exact=True).select_option(place_id)
            shown.wait_for_address(place=place_id)
            shown.page.wait_for_timeout(300)
            heads.append(shown.panel.locator("header").inner_text())
        assert hints[0] != hints[1], pair
        assert heads[0] != heads[1], pair
    assert shown.errors == []

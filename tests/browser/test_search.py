"""The search for places and for the words of claims, in both homes."""

import pytest

pytestmark = pytest.mark.browser


def test_a_place_is_found_in_another_spelling_and_script(opened):
    shown = opened("?date=2021-08-12")
    search = shown.page.get_by_label("Search", exact=True)
    for words, place_id, name in (
        ("chaghcharan", "firozkoh", "Firozkoh"),
        ("هرات", "herat", "Herat"),
        ("SARI PUL", "sar-e-pul", "Sar-e-Pul"),
    ):
        search.fill(words)
        line = f".cl-results [data-go-place='{place_id}']:not([data-go-date])"
        shown.page.locator(line).wait_for()
        chosen = shown.page.locator(".cl-results [aria-selected=true]")
        while chosen.get_attribute("data-go-place") != place_id:
            search.press("ArrowDown")
        search.press("Enter")
        shown.panel.locator("h2", has_text=name).wait_for()
        shown.wait_for_address(place=place_id)
    search.fill("atlantis")
    shown.page.get_by_text("No place and no claim").wait_for()
    search.press("Escape")
    assert shown.page.locator(".cl-results").is_hidden()


@pytest.mark.parametrize(
    ("words", "place_id"),
    [
        ("كابل", "kabul"),
        ("كندهار", "kandahar"),
        ("قندھار", "kandahar"),
        ("ہرات", "herat"),
        ("کابـل", "kabul"),
        ("\u200fکا\u200cبُل", "kabul"),
        ("Ｈéｒａｔ", "herat"),
    ],
)
def test_a_place_is_found_as_other_keyboards_write_it(opened, words, place_id):
    shown = opened("?date=2021-08-12")
    shown.page.get_by_label("Search", exact=True).fill(words)
    shown.page.locator(f".cl-results [data-go-place='{place_id}']").first.wait_for(timeout=5000)


@pytest.mark.parametrize(("view", "day"), [("hindsight", "2021-08-12"), ("known", "2021-08-13")])
def test_a_claim_is_found_by_its_words_and_opened_on_its_day(opened, view, day):
    """The statement is about 12 August and was public on the 13th."""
    shown = opened(f"?date=2021-06-01&view={view}")
    search = shown.page.get_by_label("Search", exact=True)
    search.fill("ISMAIL khan")
    lines = shown.page.locator(".cl-results [data-go-date]")
    lines.first.wait_for()
    assert lines.count() > 2
    assert all("ismail khan" in text.lower() for text in lines.all_inner_texts())
    search.fill("verge of falling heavy fighting")
    line = shown.page.locator(".cl-results [data-go-date]", has_text="Reuters").first
    line.click()
    shown.panel.locator("h2", has_text="Herat").wait_for()
    shown.wait_for_address(place="herat", date=day, view=view)
    assert search.input_value() == ""
    assert shown.page.locator(".cl-results").is_hidden()

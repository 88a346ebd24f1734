"""States and views in words."""

from datetime import date

from geo import caption
from geo.control.standing import Standing
from geo.control.state import State
from geo.record import Record


def test_a_title_says_place_day_and_how_well_it_is_supported(record: Record):
    on = date(2021, 8, 12)
    assert caption.title(record, on, None, "herat") == "Herat, 12 August 2021: held by the Taliban, confirmed"
    claimed = next(
        place_id
        for place_id in record.places
        if caption.title(record, on, None, place_id).endswith("claimed by the Taliban, not confirmed")
    )
    assert record.places[claimed].name in caption.title(record, on, None, claimed)


def test_a_title_without_a_place_is_the_headline(record: Record):
    on = date(2021, 8, 12)
    assert caption.title(record, on) == f"12 August 2021: {caption.headline(record, on)}"
    assert "of 34 provincial capitals reported in Taliban hands" in caption.headline(record, on)
    assert caption.title(record, on, on).startswith("12 August 2021, as known then: ")
    assert "were then reported" in caption.headline(record, on, on)


def test_a_view_says_on_how_many_claims_and_origins_it_rests(record: Record):
    told = caption.description(record, date(2021, 8, 12), None, "herat")
    assert "Decided by" in told
    assert "origins" in told
    assert caption.description(record, date(2021, 8, 12)).split(" ")[0].isdigit()
    assert (
        caption.description(record, date(2021, 5, 1), date(2021, 5, 1), "spin-boldak")
        == "No claim in the record is about this place by this day."
    )


def test_every_standing_has_words_of_its_own(record: Record):
    told = {
        caption.words(record, State("taliban", ("government",) if standing is Standing.CONTESTED else (), standing))
        for standing in (Standing.CONFIRMED, Standing.CLAIMED, Standing.CONTESTED)
    } | {caption.words(record, State())}
    assert len(told) == 4

"""States over time, in both views."""

from datetime import date

import pytest

from geo import history
from geo.control.standing import Standing
from geo.history import View


def test_what_the_slider_shows_is_the_state_of_each_day_in_both_views(record):
    for place_id in ("herat", "kunduz", "AF-PAN", "AF-HER", "spin-boldak"):
        for view in View:
            shown = dict(history.changes(record, place_id, view))
            current = None
            for day in history.days(record):
                current = shown.get(day, current)
                assert current == history.state(record, place_id, day, view.known(day)), (place_id, view, day)


def test_a_province_takes_its_capitals_states_until_a_claim_is_about_itself(record):
    assert history.state(record, "AF-HER", date(2021, 5, 5)) == history.state(record, "herat", date(2021, 5, 5))
    own = record.claims_by_place["AF-PAN"]
    assert history.state(record, "AF-PAN", date(2021, 9, 6)).claim_ids
    assert set(history.state(record, "AF-PAN", date(2021, 9, 6)).claim_ids) <= {claim.claim_id for claim in own}


def test_the_period_is_shown_from_its_first_to_its_last_day(record):
    days = history.days(record)
    assert (days[0], days[-1]) == record.period
    assert len(days) == (days[-1] - days[0]).days + 1


@pytest.mark.parametrize("place_id", ["kunduz", "sheberghan", "zaranj"])
def test_the_cities_whose_loss_kabul_disputed_have_both_sides_on_record(record, place_id):
    august = [claim for claim in record.claims_by_place[place_id] if date(2021, 8, 5) <= claim.event_date <= date(2021, 8, 10)]
    assert any(claim.holder == "government" and claim.claimant_side == "government" for claim in august)
    assert any(claim.holder == "taliban" for claim in august)


def test_kandahar_is_in_taliban_hands_on_the_thirteenth(record):
    assert history.state(record, "kandahar", date(2021, 8, 11)).holder == "government"
    assert history.state(record, "kandahar", date(2021, 8, 13)).holder == "taliban"


def test_the_first_word_on_herat_is_a_claim_of_the_taliban(record):
    claims = [claim for claim in record.claims_by_place["herat"] if claim.event_date == date(2021, 8, 12)]
    assert any(claim.claimant_side == "taliban" and claim.holder == "taliban" for claim in claims)


def test_panjshir_is_claimed_and_denied(record):
    september = [claim for claim in record.claims_by_place["AF-PAN"] if claim.event_date >= date(2021, 9, 1)]
    days_claimed = {claim.event_date for claim in september if claim.claimant_side == "taliban" and claim.holder == "taliban"}
    days_denied = {claim.event_date for claim in september if claim.claimant_side == "resistance" and claim.holder == "resistance"}
    assert len(days_claimed) >= 2
    assert len(days_denied) >= 2


def test_every_capital_has_a_sourced_starting_position(record):
    start = record.period[0]
    capitals = [place.place_id for place in record.places.values() if place.kind == "capital"]
    assert len(capitals) == 34
    for place_id in capitals:
        state = history.state(record, place_id, start)
        assert state.holder == "government", place_id
        assert state.standing is Standing.CONFIRMED

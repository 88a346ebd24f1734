"""States over time, by both clocks."""

from datetime import date

import pytest

from geo.control.history import daily_states, state_at
from geo.control.standing import Standing
from geo.model.view import Clock, Moment


def test_what_the_slider_shows_is_the_state_of_each_day_by_both_clocks(record):
    for place_id in ("herat", "kunduz", "AF-PAN", "AF-HER", "spin-boldak"):
        for clock in Clock:
            changes = dict(daily_states(record, place_id, clock))
            state = None
            for day in record.days:
                state = changes.get(day, state)
                assert state == state_at(record, place_id, clock.at(day)), (place_id, clock, day)


def test_a_province_takes_its_capitals_states_until_a_claim_is_about_itself(record):
    moment = Moment(date(2021, 5, 5))
    assert state_at(record, "AF-HER", moment) == state_at(record, "herat", moment)
    own = {claim.claim_id for claim in record.claims_by_place["AF-PAN"]}
    deciding = state_at(record, "AF-PAN", Moment(date(2021, 9, 6))).claim_ids
    assert deciding
    assert set(deciding) <= own


@pytest.mark.parametrize("place_id", ["kunduz", "sheberghan", "zaranj"])
def test_the_cities_whose_loss_kabul_disputed_have_both_sides_on_record(record, place_id):
    first, last = date(2021, 8, 5), date(2021, 8, 10)
    claims = [
        claim for claim in record.claims_by_place[place_id] if first <= claim.event_date <= last
    ]
    assert any(claim.holder == claim.claimant_side == "government" for claim in claims)
    assert any(claim.holder == "taliban" for claim in claims)


def test_kandahar_is_in_taliban_hands_on_the_thirteenth(record):
    assert state_at(record, "kandahar", Moment(date(2021, 8, 11))).holder == "government"
    assert state_at(record, "kandahar", Moment(date(2021, 8, 13))).holder == "taliban"


def test_the_first_word_on_herat_is_a_claim_of_the_taliban(record):
    claims = [
        claim for claim in record.claims_by_place["herat"] if claim.event_date == date(2021, 8, 12)
    ]
    assert any(claim.claimant_side == claim.holder == "taliban" for claim in claims)


def test_panjshir_is_claimed_and_denied(record):
    september = [
        claim for claim in record.claims_by_place["AF-PAN"] if claim.event_date >= date(2021, 9, 1)
    ]
    for side in ("taliban", "resistance"):
        days = {
            claim.event_date for claim in september if claim.claimant_side == claim.holder == side
        }
        assert len(days) >= 2, side


def test_every_capital_has_a_sourced_starting_position(record):
    start = Moment(record.period[0])
    capitals = [place.place_id for place in record.places.values() if place.kind == "capital"]
    assert len(capitals) == 34
    for place_id in capitals:
        state = state_at(record, place_id, start)
        assert state.holder == "government", place_id
        assert state.standing is Standing.CONFIRMED

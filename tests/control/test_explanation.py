"""Why a place has its colour, on a day and over all days."""

import itertools
from datetime import timedelta

import pytest

from geo.control.explanation import explain, spans
from geo.control.history import state_at
from geo.model.record import Record
from geo.model.view import Clock, Moment


@pytest.mark.parametrize("clock", list(Clock))
def test_spans_hold_every_day_once_and_say_what_the_day_says(record: Record, clock: Clock):
    days = record.days
    for place_id in list(record.places)[::23]:
        of_clock = [span for span in spans(record, place_id) if span.clock is clock]
        assert of_clock[0].first == days[0]
        assert of_clock[-1].last == days[-1]
        for one, other in itertools.pairwise(of_clock):
            assert one.last + timedelta(1) == other.first
        for day in days[::9]:
            (span,) = [span for span in of_clock if span.first <= day <= span.last]
            explanation = explain(record, place_id, clock.at(day))
            assert span.explanation == explanation, (place_id, day)


def test_what_explains_a_state_is_what_decided_it(record: Record):
    moment = Moment(record.period[1])
    for place_id in record.places:
        explanation = explain(record, place_id, moment)
        state = explanation.state
        assert state == state_at(record, place_id, moment)
        assert {claim.claim_id for claim in explanation.deciding} == set(state.claim_ids)
        assert explanation.thin == (state.holder is not None and explanation.supporters < 2)
        assert (explanation.supporters == 0) == (state.holder is None)


def test_an_area_without_a_claim_of_its_own_is_explained_from_its_seat(record: Record):
    moment = Moment(record.period[1])
    for area, seat in record.seats.items():
        explanation = explain(record, area, moment)
        decided = {claim.place_id for claim in explanation.deciding}
        assert explanation.from_seat(area) == (decided == {seat})
        assert not explain(record, seat, moment).from_seat(seat)

"""Why a place has its colour, on a day and over all days."""

import itertools
from datetime import timedelta

import pytest

from geo import history
from geo.explanation import explanation, spans
from geo.history import View
from geo.record import Record


@pytest.mark.parametrize("view", list(View))
def test_spans_hold_every_day_once_and_say_what_the_day_says(record: Record, view: View):
    days = history.days(record)
    for place_id in list(record.places)[::23]:
        told = [span for span in spans(record, place_id) if span.view is view]
        assert told[0].first == days[0]
        assert told[-1].last == days[-1]
        assert all(one.last + timedelta(1) == other.first for one, other in itertools.pairwise(told))
        for day in days[::9]:
            (span,) = [span for span in told if span.first <= day <= span.last]
            assert span.explanation == explanation(record, place_id, day, view.known(day)), (place_id, day)


def test_what_explains_a_state_is_what_decided_it(record: Record):
    day = record.period[1]
    for place_id in record.places:
        why = explanation(record, place_id, day)
        assert why.state == history.state(record, place_id, day)
        assert {claim.claim_id for claim in why.deciding} == set(why.state.claim_ids)
        assert why.thin == (why.state.holder is not None and why.supporters < 2)
        assert (why.supporters == 0) == (why.state.holder is None)

"""A record in memory."""

import pickle

import pytest

from geo.model.problem import DataError, Problem
from geo.model.record import Record


def test_a_record_in_a_failing_test_is_one_short_line(record: Record):
    assert repr(record) == f"Record('afghanistan-2021', {len(record.claims)} claims)"


def test_the_period_has_all_days_from_its_first_to_its_last(record: Record):
    days = record.days
    assert (days[0], days[-1]) == record.period
    assert len(days) == (days[-1] - days[0]).days + 1 == len(set(days))
    assert record.opens_on in days


def test_a_record_can_be_sent_to_another_process_and_stays_read_only(record: Record):
    sent = pickle.loads(pickle.dumps(record))
    assert sent == record
    assert list(sent.places) == list(record.places)
    with pytest.raises(TypeError):
        sent.claims["new"] = None


def test_the_problems_of_a_data_set_can_be_sent_to_another_process():
    problem = Problem("claims.csv", 2, "holder", "is none")
    sent = pickle.loads(pickle.dumps(DataError([problem])))
    assert (sent.problems, str(sent)) == ([problem], str(problem))

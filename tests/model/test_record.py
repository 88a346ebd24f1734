"""A record in memory."""

from geo.model.record import Record


def test_a_record_in_a_failing_test_is_one_short_line(record: Record):
    assert repr(record) == f"Record('afghanistan-2021', {len(record.claims)} claims)"


def test_the_period_has_all_days_from_its_first_to_its_last(record: Record):
    days = record.days
    assert (days[0], days[-1]) == record.period
    assert len(days) == (days[-1] - days[0]).days + 1 == len(set(days))
    assert record.opens_on in days

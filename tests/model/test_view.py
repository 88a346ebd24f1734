"""Moments, clocks and view states."""

from datetime import date

from geo.model.view import Clock, Moment, ViewState

DAY = date(2021, 8, 12)


def test_hindsight_reads_everything_and_the_other_clock_what_was_published_by_the_day():
    assert Clock.HINDSIGHT.at(DAY) == Moment(DAY, None)
    assert Clock.KNOWN.at(DAY) == Moment(DAY, DAY)
    assert [clock.at(DAY).clock for clock in Clock] == [Clock.HINDSIGHT, Clock.KNOWN]


def test_what_is_published_on_the_day_itself_is_known_on_it():
    then = Clock.KNOWN.at(DAY)
    assert then.has_published(DAY)
    assert not then.has_published(date(2021, 8, 13))
    assert Clock.HINDSIGHT.at(DAY).has_published(date(2031, 1, 1))


def test_the_query_of_a_view_leaves_out_what_takes_its_default():
    assert ViewState(DAY, "", Clock.HINDSIGHT).query() == "date=2021-08-12&view=hindsight"
    everything = ViewState(DAY, "herat", Clock.KNOWN, all_claims=True)
    assert everything.query() == "date=2021-08-12&place=herat&view=known&claims=all"

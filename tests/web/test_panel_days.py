"""Claims and events by day."""

from datetime import date

from geo.control.explanation import claims_read
from geo.model.event import Event
from geo.model.view import Moment
from geo.web.panel_days import brief_days, panel_days

AUGUST_8 = date(2021, 8, 8)
EVENT = Event("e", date(2021, 8, 7), "kunduz", "Title", "Summary.", "s")


def test_the_latest_day_comes_first_and_each_claim_stands_once(record):
    claims = claims_read(record, "kunduz", Moment(AUGUST_8))
    days = panel_days(claims, [EVENT])
    dates = [day.day for day in days]
    assert dates == sorted(set(dates), reverse=True)
    listed = [claim for day in days for _, side in day.sides for claim in side]
    assert {claim.claim_id for claim in listed} == {claim.claim_id for claim in claims}
    assert sum(day.count for day in days) == len(claims) + 1


def test_a_day_on_which_claims_name_two_holders_is_disputed(record):
    day = panel_days(claims_read(record, "kunduz", Moment(AUGUST_8)), [])[0]
    assert day.day == AUGUST_8
    assert day.disputed
    assert {holder for holder, _ in day.sides} >= {"government", "taliban"}


def test_an_event_alone_makes_a_day(record):
    [day] = panel_days([], [EVENT])
    assert (day.day, day.sides, day.events, day.count) == (EVENT.date, (), (EVENT,), 1)
    assert not day.disputed


def test_the_brief_days_keep_every_holder_of_the_latest_days(record):
    days = panel_days(claims_read(record, "kandahar", Moment(date(2021, 8, 20))), [])
    brief = brief_days(days)
    assert 0 < len(brief) < len(days)
    for short, whole in zip(brief, days, strict=False):
        assert [holder for holder, _ in short.sides] == [holder for holder, _ in whole.sides]
        assert all(len(side) <= 4 for _, side in short.sides)
    assert 8 <= sum(day.count for day in brief) < 8 + brief[-1].count

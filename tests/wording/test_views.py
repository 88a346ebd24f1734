"""Views in words: headline, title and description."""

from datetime import date

import pytest

from geo.control.standing import Standing
from geo.control.state import UNREPORTED, State
from geo.model.record import Record
from geo.model.view import Clock, Moment
from geo.wording.views import headline, headline_of, view_description, view_title

AUGUST_12 = date(2021, 8, 12)
HINDSIGHT = Moment(AUGUST_12)
THEN = Moment(AUGUST_12, AUGUST_12)

CONFIRMED = State("taliban", (), Standing.CONFIRMED)
CLAIMED = State("taliban", (), Standing.CLAIMED)
CONTESTED = State("taliban", ("government",), Standing.CONTESTED)
ELSEWHERE = State("government", (), Standing.CONFIRMED)


@pytest.mark.parametrize(
    ("states", "clock", "sentence"),
    [
        (
            [CONFIRMED, CLAIMED, CONTESTED, ELSEWHERE, UNREPORTED],
            Clock.HINDSIGHT,
            "2 of 5 provincial capitals reported in Taliban hands, 1 contested, 1 without a report",
        ),
        (
            [CLAIMED, ELSEWHERE],
            Clock.KNOWN,
            "1 of 2 provincial capitals were then reported in Taliban hands",
        ),
        (
            [CONTESTED, CONTESTED],
            Clock.HINDSIGHT,
            "0 of 2 provincial capitals reported in Taliban hands, 2 contested",
        ),
    ],
)
def test_a_headline_counts_confirmed_and_claimed_holds_and_names_the_rest(
    record: Record, states: list[State], clock: Clock, sentence: str
):
    assert headline_of(record, states, clock) == sentence


def test_the_headline_of_a_day_is_about_all_capitals(record: Record):
    assert " of 34 provincial capitals reported in Taliban hands" in headline(record, HINDSIGHT)
    assert " were then reported in Taliban hands" in headline(record, THEN)


def test_a_title_says_place_day_and_how_well_it_is_supported(record: Record):
    title = view_title(record, HINDSIGHT, "herat")
    assert title == "Herat, 12 August 2021: held by the Taliban, confirmed"
    claimed = [
        place.name
        for place in record.places.values()
        if view_title(record, HINDSIGHT, place.place_id)
        == f"{place.name}, 12 August 2021: claimed by the Taliban, not confirmed"
    ]
    assert claimed


def test_a_title_without_a_place_is_the_headline(record: Record):
    assert view_title(record, HINDSIGHT) == f"12 August 2021: {headline(record, HINDSIGHT)}"
    then = f"12 August 2021, as known then: {headline(record, THEN)}"
    assert view_title(record, THEN) == then


def test_a_description_says_on_how_many_claims_and_origins_a_view_rests(record: Record):
    description = view_description(record, HINDSIGHT, "herat")
    assert "Decided by" in description
    assert "origins" in description
    about = [claim for claim in record.claims.values() if claim.event_date == AUGUST_12]
    assert view_description(record, HINDSIGHT).startswith(f"{len(about)} claims about this day.")
    public = [claim for claim in about if claim.reported_on <= AUGUST_12]
    assert view_description(record, THEN).startswith(f"{len(public)} claims about this day.")
    assert 0 < len(public) < len(about)


def test_a_description_of_silence_says_so(record: Record):
    day = date(2021, 5, 1)
    silence = "No claim in the record is about this place by this day."
    assert view_description(record, Moment(day, day), "spin-boldak") == silence

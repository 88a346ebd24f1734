"""States of a place, and the state on a day."""

from datetime import date

from geo.control.standing import Standing
from geo.control.state import UNREPORTED, State, state_on

FIRST = State("government", (), Standing.CONFIRMED, rule="strong-word")
SECOND = State("government", ("taliban", "resistance"), Standing.CONTESTED, rule="fighting")
HISTORY = [(date(2021, 8, 2), FIRST), (date(2021, 8, 5), SECOND)]


def test_a_state_holds_from_the_day_on_which_it_begins():
    assert state_on(HISTORY, date(2021, 8, 1)) is UNREPORTED
    assert state_on(HISTORY, date(2021, 8, 2)) is FIRST
    assert state_on(HISTORY, date(2021, 8, 4)) is FIRST
    assert state_on(HISTORY, date(2021, 8, 5)) is SECOND
    assert state_on(HISTORY, date(2022, 1, 1)) is SECOND
    assert state_on([], date(2021, 8, 5)) is UNREPORTED


def test_the_contender_is_the_first_of_the_contenders():
    assert FIRST.contender is None
    assert SECOND.contender == "taliban"


def test_only_a_contested_place_is_disputed():
    disputed = {standing for standing in Standing if State(standing=standing).is_disputed}
    assert disputed == {Standing.CONTESTED}


def test_a_place_without_a_report_has_no_holder():
    assert State(None, (), Standing.UNREPORTED, None, None, "no-claim", (), False) == UNREPORTED

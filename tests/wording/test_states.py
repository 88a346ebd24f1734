"""States in words."""

from datetime import date

import pytest

from geo.control.standing import Standing
from geo.control.state import UNREPORTED, State
from geo.model.record import Record
from geo.wording.states import day_words, holding_words, state_phrase, state_words


@pytest.mark.parametrize(
    ("state", "words", "phrase", "holding"),
    [
        (
            State("taliban", (), Standing.CONFIRMED),
            "Taliban, confirmed",
            "held by the Taliban, confirmed",
            "Taliban",
        ),
        (
            State("taliban", (), Standing.CLAIMED),
            "Taliban, claimed only by that side",
            "claimed by the Taliban, not confirmed",
            "Taliban",
        ),
        (
            State("taliban", ("resistance",), Standing.CONTESTED),
            "contested: Taliban and National Resistance Front",
            "contested between the Taliban and the National Resistance Front",
            "Contested",
        ),
        (
            State("taliban", (), Standing.CONTESTED),
            "contested: Taliban",
            "the Taliban, contested",
            "Contested",
        ),
        (UNREPORTED, "no report", "no report", "No report"),
    ],
)
def test_every_state_has_words_of_its_own(
    record: Record, state: State, words: str, phrase: str, holding: str
):
    assert state_words(record, state) == words
    assert state_phrase(record, state) == phrase
    assert holding_words(record, state) == holding


def test_a_day_is_written_without_a_leading_zero():
    assert day_words(date(2021, 8, 5)) == "5 August 2021"

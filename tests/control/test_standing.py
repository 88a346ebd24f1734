"""Standings and their meaning."""

from geo.control.rules import RULES
from geo.control.standing import STANDINGS, Standing


def test_every_standing_is_explained_in_a_sentence():
    assert set(STANDINGS) == set(Standing)
    assert all(meaning.endswith(".") for meaning in STANDINGS.values())


def test_every_standing_is_given_by_a_line_of_the_rule():
    assert {rule.standing for rule in RULES} == set(Standing)


def test_the_values_of_standings_are_those_of_the_contract():
    assert [str(standing) for standing in Standing] == [
        "confirmed",
        "claimed",
        "contested",
        "unreported",
    ]

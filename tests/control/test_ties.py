"""Ties between actors: who is named first where a line of the rule names several."""

import pytest
from support.histories import claim, day_of, on

from geo.control.situation import in_order, leader
from geo.control.standing import Standing
from geo.control.state import UNREPORTED, State

G, R, T = "government", "resistance", "taliban"

NOTHING: list = []
HELD = [claim(0, 0, G, "independent", source="s2")]
"""The government is the confirmed holder."""
TALIBAN = [claim(0, 0, T, "independent", source="s2")]
TALIBAN_FOUGHT = [claim(0, 0, T, "independent", contender=G, source="s2")]

TIED = [
    # The holder before keeps the place, if it was undisputed.
    (TALIBAN, "observers-disagree", T, (G,), ["independent: government", "independent: taliban"]),
    (TALIBAN, "word-against-word", T, (G,), ["government: government", "taliban: taliban"]),
    (
        TALIBAN,
        "fighting",
        T,
        (G,),
        ["independent: government < taliban", "independent: taliban < government @ s1"],
    ),
    (
        TALIBAN,
        "sides-disagree",
        T,
        (G,),
        ["independent: government < taliban", "government: government", "taliban: taliban"],
    ),
    (
        TALIBAN,
        "report-denied",
        R,
        (T, G),
        ["independent: resistance", "government: government", "taliban: taliban"],
    ),
    # Else the one that most origins of strong claims name.
    (
        TALIBAN_FOUGHT,
        "observers-disagree",
        R,
        (G, T),
        [
            "independent: government",
            "independent: resistance",
            "independent: resistance @ s1",
            "independent: taliban < government",
            "independent: government < taliban @ s4",
        ],
    ),
    (
        TALIBAN_FOUGHT,
        "fighting",
        R,
        (T, G),
        [
            "independent: government < taliban",
            "independent: resistance < taliban @ s1",
            "independent: resistance < government @ s2",
            "independent: taliban < resistance @ s2",
        ],
    ),
    (
        TALIBAN_FOUGHT,
        "sides-disagree",
        T,
        (G,),
        ["independent: taliban < government", "government: government", "taliban: taliban"],
    ),
    (
        NOTHING,
        "holder-attacked",
        G,
        (T, R),
        [
            "independent: government",
            "government: government < resistance",
            "independent: government < taliban @ s1",
        ],
    ),
    # Where that too is equal: in the order of their ids.
    (
        TALIBAN_FOUGHT,
        "observers-disagree",
        G,
        (R, T),
        ["independent: taliban", "independent: resistance", "independent: government"],
    ),
    (
        TALIBAN_FOUGHT,
        "word-against-word",
        G,
        (R, T),
        ["taliban: taliban", "resistance: resistance", "government: government"],
    ),
    (
        TALIBAN_FOUGHT,
        "fighting",
        G,
        (R, T),
        [
            "independent: resistance < government",
            "independent: government < resistance @ s1",
            "government: taliban < resistance @ s4",
            "independent: government < taliban @ s4",
            "independent: taliban < government @ s1",
            "independent: resistance < taliban @ s4",
        ],
    ),
    (
        NOTHING,
        "sides-disagree",
        G,
        (R,),
        [
            "resistance: resistance",
            "government: government",
            "independent: resistance < government",
            "independent: government < resistance @ s1",
        ],
    ),
    (
        NOTHING,
        "report-denied",
        T,
        (G, R),
        ["independent: taliban", "resistance: resistance", "government: government"],
    ),
    (
        HELD,
        "fighting",
        G,
        (R, T),
        ["independent: government < taliban", "independent: government < resistance"],
    ),
    (
        NOTHING,
        "fighting",
        T,
        (G, R),
        ["taliban: taliban < resistance", "taliban: taliban < government"],
    ),
]


@pytest.mark.parametrize(("before", "rule", "holder", "contenders", "texts"), TIED)
def test_ties_are_decided_as_it_is_written(before, rule, holder, contenders, texts):
    for claims in (texts, texts[::-1]):
        state = on([*before, *day_of(*claims)], 1)
        assert (state.rule, state.holder, state.contenders) == (rule, holder, contenders)


@pytest.mark.parametrize(
    ("origins", "first"),
    [
        ({}, None),
        ({T: 0}, T),
        ({T: 1, G: 1}, None),
        ({T: 2, G: 1}, None),
        ({T: 3, G: 2, R: 1}, None),
        ({G: 1, T: 3}, T),
        ({R: 0, G: 1, T: 3}, T),
    ],
)
def test_an_actor_leads_by_two_origins_or_alone(origins, first):
    assert leader(origins) == first


@pytest.mark.parametrize(
    ("origins", "order"),
    [
        ({T: 0, R: 0, G: 0}, (G, R, T)),
        ({G: 1, R: 2, T: 2}, (R, T, G)),
        ({G: 1, R: 0, T: 2}, (T, G, R)),
        ({T: 0}, (T,)),
        ({}, ()),
    ],
)
def test_most_origins_come_first_and_then_the_ids(origins, order):
    contested = State(T, (G,), Standing.CONTESTED)
    assert in_order(origins, UNREPORTED) == order
    assert in_order(origins, contested) == order


@pytest.mark.parametrize("standing", [Standing.CONFIRMED, Standing.CLAIMED])
def test_the_undisputed_holder_before_comes_first_unless_another_leads(standing):
    before = State(T, (), standing)
    assert in_order({G: 0, R: 0, T: 0}, before) == (T, G, R)
    assert in_order({G: 1, R: 2, T: 1}, before) == (T, R, G)
    assert in_order({G: 3, R: 0, T: 1}, before) == (G, T, R)
    assert in_order({G: 0, R: 0}, before) == (G, R)

"""The table of the rule: each line in its case, the order of the lines, and ties."""

import pytest
from support.histories import ORIGINS, claim, day_of, on

from geo.control.rules import CONTENDERS, HOLDER, RULES, SET_ASIDE, TIES, decide, rule_named
from geo.control.situation import Situation, in_order, leader
from geo.control.standing import Standing
from geo.control.state import UNREPORTED, State

G, R, T = "government", "resistance", "taliban"

NOTHING: list = []
HELD = [claim(0, 0, G, "independent", source="s2")]
"""The government is the confirmed holder."""
SAID = [claim(0, 0, G, G)]
"""The government is the holder by its own word only."""
FOUGHT = [claim(0, 0, G, "independent", contender=T, source="s2")]
"""The government is the holder under attack, and a strong claim says so."""
DEFENDED = [claim(0, 0, G, G, contender=T)]
"""The government is the holder under attack by its own word only."""

CASES = [
    # observers-disagree: strong claims without fighting name several, and none leads by two.
    (HELD, "observers-disagree", G, (T,), ["independent: taliban", "independent: government @ s1"]),
    (
        HELD,
        "observers-disagree",
        G,
        (T,),
        ["independent: taliban", "independent: taliban @ s1", "taliban: government @ s2"],
    ),
    (
        NOTHING,
        "observers-disagree",
        T,
        (G,),
        ["independent: taliban", "independent: taliban @ s1", "independent: government @ s2"],
    ),
    (
        HELD,
        "strong-word",
        T,
        (),
        [
            "independent: taliban",
            "independent: taliban @ s1",
            "independent: taliban @ s2",
            "independent: government @ s4",
        ],
    ),
    # sides-disagree: strong claims of fighting only, beside the words of both sides.
    (
        NOTHING,
        "sides-disagree",
        R,
        (G,),
        [
            "independent: resistance < government",
            "resistance: resistance",
            "government: government",
        ],
    ),
    (
        FOUGHT,
        "sides-disagree",
        T,
        (G,),
        [
            "independent: taliban < government",
            "taliban: taliban",
            "government: government < taliban",
        ],
    ),
    (
        HELD,
        "sides-disagree",
        G,
        (T,),
        ["independent: taliban < government", "taliban: taliban", "government: government"],
    ),
    # report-denied: one origin, or claims about earlier days only, against another side's word.
    (HELD, "report-denied", T, (G,), ["independent: taliban", "government: government @ s1"]),
    (
        HELD,
        "report-denied",
        T,
        (G,),
        ["independent: taliban", "independent: taliban @ s3", "government: government @ s1"],
    ),
    (
        HELD,
        "strong-word",
        T,
        (),
        ["independent: taliban", "independent: taliban @ s1", "government: government @ s1"],
    ),
    (HELD, "strong-word", G, (), ["independent: government", "taliban: taliban @ s1"]),
    (
        NOTHING,
        "report-denied",
        T,
        (R, G),
        ["independent: taliban < government", "resistance: resistance"],
    ),
    (FOUGHT, "report-denied", G, (T, R), ["taliban: taliban < resistance"]),
    (
        FOUGHT,
        "report-denied",
        G,
        (T, R),
        ["independent: government < resistance", "taliban: taliban"],
    ),
    (
        NOTHING,
        "report-denied",
        G,
        (T,),
        [
            "independent: government",
            "independent: government < taliban",
            "taliban: taliban",
        ],
    ),
    # holder-attacked: named without fighting, but not by two origins more than with it.
    (
        HELD,
        "holder-attacked",
        G,
        (T,),
        ["independent: government", "taliban: government < taliban"],
    ),
    (
        HELD,
        "holder-attacked",
        G,
        (T,),
        ["independent: government", "government: government < taliban"],
    ),
    (
        NOTHING,
        "holder-attacked",
        G,
        (T,),
        ["independent: government", "independent: government < taliban @ s1", "taliban: taliban"],
    ),
    (
        HELD,
        "holder-attacked",
        G,
        (T,),
        [
            "independent: government",
            "independent: government @ s1",
            "independent: government < taliban @ s2",
        ],
    ),
    (
        HELD,
        "strong-word",
        G,
        (),
        [
            "independent: government",
            "independent: government @ s1",
            "government: government < taliban",
        ],
    ),
    # strong-word: a strong claim of the outcome settles the fighting of the same day.
    (HELD, "strong-word", T, (), ["independent: taliban"]),
    (HELD, "strong-word", T, (), ["government: taliban"]),
    (
        HELD,
        "strong-word",
        T,
        (),
        ["independent: taliban", "independent: government < taliban @ s1"],
    ),
    # word-against-word: nobody but the sides speaks.
    (HELD, "word-against-word", G, (T,), ["taliban: taliban", "government: government @ s1"]),
    (
        FOUGHT,
        "word-against-word",
        G,
        (T,),
        ["taliban: taliban", "government: government < taliban"],
    ),
    (SAID, "word-against-word", G, (T, R), ["taliban: taliban < resistance"]),
    (DEFENDED, "word-against-word", G, (T,), ["taliban: taliban < government"]),
    # fighting: reported, and not set aside.
    (HELD, "fighting", G, (T,), ["independent: government < taliban"]),
    (HELD, "fighting", T, (G,), ["independent: taliban < government"]),
    (HELD, "fighting", G, (T,), ["taliban: taliban < government"]),
    (NOTHING, "fighting", T, (G,), ["taliban: taliban < government"]),
    (HELD, "fighting", G, (R, T), ["independent: government < resistance", "taliban: taliban"]),
    (
        NOTHING,
        "fighting",
        G,
        (T, R),
        [
            "independent: government < taliban",
            "independent: government < taliban @ s1",
            "resistance: resistance < taliban",
        ],
    ),
    # repeated and own-word: one side alone speaks; its attack is set aside where it says it won.
    (HELD, "own-word", T, (), ["taliban: taliban"]),
    (NOTHING, "own-word", T, (), ["taliban: taliban"]),
    (FOUGHT, "own-word", G, (), ["government: government"]),
    (HELD, "own-word", T, (), ["taliban: taliban", "independent: government < taliban @ s1"]),
    (NOTHING, "own-word", T, (), ["taliban: taliban", "independent: government < taliban @ s1"]),
]


@pytest.mark.parametrize(("before", "rule", "holder", "contenders", "texts"), CASES)
def test_each_line_of_the_rule_fits_its_case(before, rule, holder, contenders, texts):
    state = on([*before, *day_of(*texts)], 1)
    assert (state.rule, state.holder, state.contenders) == (rule, holder, contenders)
    assert state.standing is rule_named(rule).standing


def situation(*texts: str, before: State = UNREPORTED, silence: int = 0) -> Situation:
    return Situation(before, tuple(day_of(*texts)), ORIGINS, silence)


def name(given: Situation) -> str | None:
    rule = decide(given)
    return rule and rule.name


def test_a_place_of_which_nothing_was_ever_said_is_a_line_of_the_table():
    rule = decide(Situation())
    assert (rule.name, rule.holder(Situation())) == (UNREPORTED.rule, None)
    assert rule.standing is UNREPORTED.standing


def test_the_confirmed_holder_repeats_itself():
    held = State(G, (), Standing.CONFIRMED, rule="strong-word", firm=True)
    assert name(situation("government: government", before=held)) == "repeated"
    assert name(situation("taliban: taliban", before=held)) == "own-word"
    attacked = ("government: government", "independent: resistance < government")
    assert name(situation(*attacked, before=held)) == "repeated"


@pytest.mark.parametrize("rule", [rule.name for rule in RULES])
@pytest.mark.parametrize("firm", [True, False])
def test_only_two_lines_lapse_and_after_seven_days_of_silence(rule, firm):
    standing = rule_named(rule).standing
    before = State(G, (T,), standing, rule=rule, firm=firm)
    assert [name(Situation(before, silence=days)) for days in (1, 6, 7)] == [None] * 3
    over = name(Situation(before, silence=8))
    if rule not in ("fighting", "holder-attacked"):
        assert over is None
    else:
        assert over == ("fighting-over" if firm else "fighting-over-own-word")
        assert rule_named(over).holder(Situation(before, silence=8)) == G
        assert rule_named(over).contenders(Situation(before, silence=8)) == ()


def test_the_table_is_in_the_order_that_the_method_page_shows():
    assert [rule.name for rule in RULES] == [
        "no-claim",
        "observers-disagree",
        "sides-disagree",
        "report-denied",
        "holder-attacked",
        "strong-word",
        "word-against-word",
        "fighting",
        "fighting-over",
        "fighting-over-own-word",
        "repeated",
        "own-word",
    ]
    assert all(rule_named(rule.name) is rule for rule in RULES)


def test_a_line_that_does_not_exist_is_an_error():
    with pytest.raises(KeyError, match="no-such-line"):
        rule_named("no-such-line")


def test_the_rule_is_written_in_sentences():
    texts = [SET_ASIDE, HOLDER, TIES, CONTENDERS, *(rule.because for rule in RULES)]
    assert all(text.endswith(".") for text in [*texts, *(rule.when for rule in RULES)])
    assert "two origins" in TIES
    assert "7 days" in rule_named("fighting-over").when


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


def test_fighting_is_set_aside_where_only_the_attacker_says_that_it_holds_the_place():
    attack = "independent: government < taliban"
    assert len(situation(attack, "taliban: taliban").read) == 1
    for kept in (
        (attack, "taliban: taliban < government"),
        (attack, "taliban: taliban", "resistance: resistance < taliban"),
        (attack, "taliban: taliban", "independent: taliban"),
        (attack, "government: taliban"),
        (attack, "resistance: resistance"),
    ):
        assert situation(*kept).read == situation(*kept).claims


def test_what_is_counted_of_a_day_is_counted_by_origin():
    day = situation(
        "independent: government",
        "independent: government @ s3",
        "taliban: government @ s1",
        "independent: government < taliban @ s1",
        "independent: government < resistance @ s2",
        "government: government < taliban @ s4",
        "taliban: taliban @ s4",
    )
    assert day.origins_without_fighting == {G: 2}
    assert day.origins_with_fighting == {G: 2}
    assert day.origins_of_holders == {G: 3}
    assert day.origins_of_actors == {G: 3, T: 1, R: 1}
    assert day.own_claims == {G, T}
    assert (day.named_holder, day.deniers, day.attackers) == (G, {T}, {T, R})
    assert not day.only_own_claims

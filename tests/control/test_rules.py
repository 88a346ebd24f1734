"""The table of the rule: each line in its case, the order of the lines, and ties."""

import pytest
from support.histories import ORIGINS, claim, day_of, on

from geo.control.rules import CONTENDERS, HOLDER, RULES, SET_ASIDE, TIES, decide, rule_named
from geo.control.situation import Situation
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

"""The states that are derived from claims."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.histories import FIRST, ORIGINS, claim, day_of, histories, on, random_histories

from geo.control.derivation import derive_states, standing_claims
from geo.control.rules import rule_named
from geo.control.standing import Standing
from geo.control.state import UNREPORTED

RANK = [Standing.UNREPORTED, Standing.CONTESTED, Standing.CLAIMED, Standing.CONFIRMED]
BEFORE = claim(0, 0, "government", "independent", source="s2")

QUICK = settings(max_examples=100, deadline=None)


@QUICK
@given(histories(), st.randoms())
def test_the_order_of_rows_never_matters(history, shuffler):
    mixed = list(history)
    shuffler.shuffle(mixed)
    assert derive_states(mixed, ORIGINS) == derive_states(history, ORIGINS)


@QUICK
@given(histories(), st.integers(0, 16), st.integers(0, 3))
def test_a_claim_not_yet_reported_does_not_speak(history, known, later):
    unheard = claim(900, 0, "resistance", "independent", delay=known + 1 + later, supersedes="c000")
    day = FIRST + timedelta(known)
    assert derive_states([*history, unheard], ORIGINS, day) == derive_states(history, ORIGINS, day)


@QUICK
@given(histories(), st.integers(0, 20))
def test_a_claim_about_a_later_day_changes_nothing_before_it(history, day):
    later = claim(900, day + 1, "resistance", "independent", source="s1")
    assert on([*history, later], day) == on(history, day)


def weakened(history, day, about, source):
    """(before, after) if an independent claim that agrees with the holder weakens the state."""
    before = on(history, day)
    if before.holder is None or about > day:
        return None
    agreeing = claim(900, about, before.holder, "independent", source=source)
    after = on([*history, agreeing], day)
    weaker = RANK.index(after.standing) < RANK.index(before.standing)
    return (before, after) if weaker or after.holder != before.holder else None


@QUICK
@given(histories(), st.integers(0, 20), st.integers(0, 20), st.sampled_from(sorted(ORIGINS)))
def test_an_independent_claim_that_agrees_never_weakens_the_standing(history, day, about, source):
    assert weakened(history, day, about, source) is None


@pytest.mark.long
def test_an_agreeing_claim_weakens_none_of_many_histories():
    for number, history in enumerate(random_histories(2500, seed=1)):
        day = number % 20
        about = number * 7 % (day + 1)
        assert weakened(history, day, about, f"s{number % 5}") is None, number


@QUICK
@given(histories(), st.integers(0, 20))
def test_a_state_names_a_rule_and_claims_that_exist(history, day):
    state = on(history, day)
    assert rule_named(state.rule).standing is state.standing
    assert set(state.claim_ids) <= {row.claim_id for row in standing_claims(history)}
    silent = state.standing is Standing.UNREPORTED
    assert (state.holder is None) == silent == (not state.claim_ids)
    assert bool(state.contenders) == (state.standing is Standing.CONTESTED)
    assert state.holder not in state.contenders
    assert len(set(state.contenders)) == len(state.contenders)


def test_no_claim_is_no_report():
    assert on([], 5) is UNREPORTED
    assert on([claim(1, 3, "taliban", "taliban")], 2) is UNREPORTED


def test_a_withdrawn_claim_is_not_read_once_its_correction_is_public():
    wrong = claim(1, 1, "taliban", "independent")
    right = claim(2, 1, "government", "independent", delay=2, supersedes="c001")
    assert on([BEFORE, wrong, right], 1, known=1).holder == "taliban"
    assert on([BEFORE, wrong, right], 1, known=3).holder == "government"
    assert standing_claims([wrong, right]) == [right]
    assert standing_claims([wrong, right], wrong.reported_on) == [wrong]


def test_a_claim_speaks_on_the_day_of_its_publication():
    late = claim(1, 1, "taliban", "independent", delay=2)
    assert on([BEFORE, late], 1, known=2).holder == "government"
    assert on([BEFORE, late], 1, known=3).holder == "taliban"


def test_a_state_begins_when_holder_contender_or_standing_change():
    claims = [
        BEFORE,
        claim(1, 2, "taliban", "taliban"),
        claim(2, 4, "taliban", "independent"),
        claim(3, 6, "taliban", "independent", source="s1"),
    ]
    assert on(claims, 3).since == FIRST + timedelta(2)
    assert on(claims, 7).since == FIRST + timedelta(4)
    assert on(claims, 7).claim_ids == ("c003",)
    assert on(claims, 7).last_claim == FIRST + timedelta(6)


def test_a_second_contender_does_not_begin_a_state():
    first = day_of("independent: government < taliban", day=1)
    more = ("independent: government < taliban", "independent: government < resistance")
    claims = [BEFORE, *first, *day_of(*more, day=2)]
    assert on(claims, 1).contenders == ("taliban",)
    assert on(claims, 2).contenders == ("resistance", "taliban")
    assert on(claims, 2).since == FIRST + timedelta(2)
    same = ("independent: government < taliban", "government: government < resistance")
    claims = [BEFORE, *first, *day_of(*same, day=2)]
    assert on(claims, 2).contenders == ("taliban", "resistance")
    assert on(claims, 2).since == FIRST + timedelta(1)


def test_a_confirmed_holder_that_repeats_itself_keeps_its_state_and_its_deciding_claims():
    state = on([BEFORE, claim(1, 5, "government", "government")], 6)
    assert (state.rule, state.claim_ids) == ("strong-word", ("c000",))
    assert (state.since, state.last_claim) == (FIRST, FIRST + timedelta(5))


def test_a_holder_stays_firm_until_another_one_follows():
    claims = [BEFORE, *day_of("government: government < taliban", day=1)]
    assert on(claims, 1).firm
    assert not on([*claims, *day_of("taliban: taliban", day=2)], 2).firm
    assert not on(claims[1:], 1).firm
    assert on(day_of("independent: government < taliban"), 1).firm


def test_fighting_stands_for_a_week_and_then_the_named_holder_keeps_the_place():
    attack = claim(1, 1, "government", "independent", contender="taliban")
    state, later = on([BEFORE, attack], 8), on([BEFORE, attack], 9)
    assert (state.rule, state.contenders) == ("fighting", ("taliban",))
    assert (later.rule, later.standing) == ("fighting-over", Standing.CONFIRMED)
    assert (later.holder, later.contenders) == ("government", ())
    assert (later.last_claim, later.since) == (attack.event_date, FIRST + timedelta(9))
    assert (later.claim_ids, later.firm) == (("c001",), True)
    assert on([BEFORE, attack], 200) == later


def test_an_attack_on_a_named_holder_is_over_after_a_week_too():
    claims = day_of("independent: government", "independent: government < taliban @ s1")
    assert [on(claims, day).rule for day in (8, 9)] == ["holder-attacked", "fighting-over"]


def test_where_only_the_holder_spoke_of_fighting_the_place_is_only_claimed_afterwards():
    attack = claim(1, 1, "government", "government", contender="taliban")
    assert on([attack], 8).standing is Standing.CONTESTED
    assert on([attack], 9).rule == "fighting-over-own-word"
    assert on([attack], 9).standing is Standing.CLAIMED


def test_a_word_on_the_eighth_day_comes_before_the_silence():
    attack = claim(1, 1, "government", "independent", contender="taliban")
    eighth = derive_states([attack, claim(2, 9, "taliban", "independent")], ORIGINS)
    assert [state.rule for _, state in eighth] == ["fighting", "strong-word"]
    ninth = derive_states([attack, claim(2, 10, "taliban", "independent")], ORIGINS)
    assert [state.rule for _, state in ninth] == ["fighting", "fighting-over", "strong-word"]


def test_words_against_each_other_stand_until_the_next_claim():
    for claims in (
        day_of("taliban: taliban", "government: government"),
        day_of("independent: taliban", "government: government"),
        day_of("independent: taliban", "independent: government @ s1"),
        day_of("independent: taliban < government", "government: government", "taliban: taliban"),
    ):
        assert on(claims, 100) == on(claims, 1)
        assert on(claims, 100).standing is Standing.CONTESTED

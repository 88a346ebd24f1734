"""The rule that derives control from claims."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.control import EVIDENCE, RULES, STANDINGS, Evidence, Standing, State, evidence, standing_claims, state_on, states
from geo.vocabulary import Claim

FIRST = date(2021, 8, 1)
ORIGINS = {f"s{n}": origin for n, origin in enumerate(["AFP", "AP", "Reuters", "AFP"])}
RANK = [Standing.UNREPORTED, Standing.CONTESTED, Standing.CLAIMED, Standing.CONFIRMED]
BASE = Claim("c", "herat", FIRST, "day", FIRST, "government", "", "somebody", "independent", "s0", "", "", "")
SIDES = ["government", "taliban", "resistance"]


def claim(
    number: int, day: int, holder: str, side: str, *, contender: str = "", source: str = "s0", delay: int = 0, supersedes: str = ""
) -> Claim:
    event = FIRST + timedelta(day)
    return replace(
        BASE,
        claim_id=f"c{number:03}",
        event_date=event,
        reported_on=event + timedelta(delay),
        holder=holder,
        claimant_side=side,
        contender=contender,
        source_id=source,
        supersedes=supersedes,
    )


def on(claims: list[Claim], day: int, known: int | None = None) -> State:
    told = states(claims, ORIGINS, None if known is None else FIRST + timedelta(known))
    return state_on(told, FIRST + timedelta(day))


@st.composite
def histories(draw: st.DrawFn) -> list[Claim]:
    rows = []
    for number in range(draw(st.integers(0, 9))):
        holder = draw(st.sampled_from(SIDES))
        contender = draw(st.sampled_from(["", "", *(side for side in SIDES if side != holder)]))
        rows.append(
            claim(
                number,
                draw(st.sampled_from([0, 1, 2, 3, 9, 10, 11])),
                holder,
                draw(st.sampled_from(["independent", *SIDES])),
                contender=contender,
                source=draw(st.sampled_from(sorted(ORIGINS))),
                delay=draw(st.integers(0, 3)),
                supersedes=f"c{draw(st.integers(0, number)):03}" if number and draw(st.integers(0, 5)) == 0 else "",
            )
        )
    return rows


@given(histories(), st.randoms())
def test_the_order_of_rows_never_matters(history, shuffler):
    mixed = list(history)
    shuffler.shuffle(mixed)
    assert states(mixed, ORIGINS) == states(history, ORIGINS)


@given(histories(), st.integers(0, 16), st.integers(0, 3))
def test_a_claim_not_yet_reported_does_not_speak(history, known, later):
    unheard = claim(900, 0, "resistance", "independent", delay=known + 1 + later, supersedes="c000")
    assert states([*history, unheard], ORIGINS, FIRST + timedelta(known)) == states(history, ORIGINS, FIRST + timedelta(known))


@given(histories(), st.integers(0, 20))
def test_a_claim_about_a_later_day_changes_nothing_before_it(history, day):
    later = claim(900, day + 1, "resistance", "independent", source="s1")
    assert on([*history, later], day) == on(history, day)


@settings(max_examples=3000, deadline=None)
@given(histories(), st.integers(0, 20), st.integers(0, 20), st.sampled_from(sorted(ORIGINS)))
def test_an_independent_claim_that_agrees_with_the_holder_never_weakens_the_standing(history, day, about, source):
    before = on(history, day)
    if before.holder is None or about > day:
        return
    after = on([*history, claim(900, about, before.holder, "independent", source=source)], day)
    assert after.holder == before.holder
    assert RANK.index(after.standing) >= RANK.index(before.standing)


@given(histories(), st.integers(0, 20))
def test_a_state_names_the_rule_and_claims_that_exist(history, day):
    state = on(history, day)
    assert RULES[state.rule].standing is state.standing
    assert set(state.claim_ids) <= {row.claim_id for row in standing_claims(history)}
    assert (state.holder is None) == (state.standing is Standing.UNREPORTED) == (not state.claim_ids)
    assert state.contender is None or (state.standing is Standing.CONTESTED and state.contender != state.holder)


def told(*rows: tuple[str, str, str, str]) -> list[Claim]:
    """Claims of one day, as (side, holder, contender, source)."""
    return [claim(n, 1, holder, side, contender=contender, source=source) for n, (side, holder, contender, source) in enumerate(rows)]


BEFORE = claim(800, 0, "government", "independent", source="s2")


@pytest.mark.parametrize(
    ("rule", "holder", "contender", "claims"),
    [
        ("own-word", "taliban", None, told(("taliban", "taliban", "", "s0"))),
        ("own-word", "taliban", None, told(("taliban", "taliban", "", "s0"), ("independent", "government", "taliban", "s1"))),
        ("strong-word", "taliban", None, told(("independent", "taliban", "", "s0"))),
        ("strong-word", "taliban", None, told(("government", "taliban", "", "s0"))),
        ("strong-word", "taliban", None, told(("independent", "taliban", "", "s0"), ("independent", "government", "taliban", "s1"))),
        ("report-denied", "taliban", "government", told(("independent", "taliban", "", "s0"), ("government", "government", "", "s1"))),
        (
            "report-denied",
            "taliban",
            "government",
            told(("independent", "taliban", "", "s0"), ("independent", "taliban", "", "s3"), ("government", "government", "", "s1")),
        ),
        (
            "strong-word",
            "taliban",
            None,
            told(("independent", "taliban", "", "s0"), ("independent", "taliban", "", "s1"), ("government", "government", "", "s1")),
        ),
        (
            "observers-disagree",
            "government",
            "taliban",
            told(("independent", "taliban", "", "s0"), ("independent", "government", "", "s1")),
        ),
        ("word-against-word", "government", "taliban", told(("taliban", "taliban", "", "s0"), ("government", "government", "", "s1"))),
        ("fighting", "government", "taliban", told(("independent", "government", "taliban", "s0"))),
        ("fighting", "taliban", "government", told(("independent", "taliban", "government", "s0"))),
        ("fighting", "government", "taliban", told(("taliban", "taliban", "government", "s0"))),
        (
            "holder-attacked",
            "government",
            "taliban",
            told(("independent", "government", "", "s0"), ("independent", "government", "taliban", "s1")),
        ),
    ],
)
def test_each_line_of_the_rule_fits_its_case(rule, holder, contender, claims):
    state = on([BEFORE, *claims], 1)
    assert (state.rule, state.holder, state.contender) == (rule, holder, contender)
    assert state.standing is RULES[rule].standing


def test_a_confirmed_holder_that_repeats_itself_keeps_its_state_and_its_deciding_claims():
    state = on([BEFORE, claim(1, 5, "government", "government")], 6)
    assert (state.rule, state.claim_ids) == ("strong-word", ("c800",))
    assert state.last_claim == FIRST + timedelta(5)


def test_fighting_stands_for_a_week_and_then_the_named_holder_keeps_the_place():
    attack = claim(1, 1, "government", "independent", contender="taliban")
    assert on([BEFORE, attack], 8).rule == "fighting"
    assert (on([BEFORE, attack], 9).rule, on([BEFORE, attack], 9).holder) == ("fighting-over", "government")
    assert on([BEFORE, attack], 9).last_claim == attack.event_date


def test_where_only_the_holder_spoke_of_fighting_the_place_is_only_claimed_afterwards():
    attack = claim(1, 1, "government", "government", contender="taliban")
    assert on([attack], 9).rule == "fighting-over-own-word"
    assert on([attack], 9).standing is Standing.CLAIMED


def test_no_claim_is_no_report():
    assert on([], 5) == State()
    assert on([claim(1, 3, "taliban", "taliban")], 2).standing is Standing.UNREPORTED


def test_a_withdrawn_claim_is_not_read_once_its_correction_is_public():
    wrong, right = claim(1, 1, "taliban", "independent"), claim(2, 1, "government", "independent", delay=2, supersedes="c001")
    assert on([BEFORE, wrong, right], 1, known=1).holder == "taliban"
    assert on([BEFORE, wrong, right], 1, known=3).holder == "government"


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


def test_the_class_of_evidence_follows_from_who_speaks_and_whom_it_favours():
    assert evidence(claim(1, 0, "taliban", "independent")) is Evidence.INDEPENDENT
    assert evidence(claim(1, 0, "taliban", "government")) is Evidence.OTHER_SIDE
    assert evidence(claim(1, 0, "taliban", "taliban")) is Evidence.OWN_CLAIM


def test_every_standing_and_class_of_evidence_is_explained():
    assert set(STANDINGS) == set(Standing)
    assert set(EVIDENCE) == set(Evidence)
    assert {rule.standing for rule in RULES.values()} == set(Standing)

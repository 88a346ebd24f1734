"""The rule that derives control from claims."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo.control import EVIDENCE, RULES, STANDINGS, Evidence, Standing, State, evidence, standing_claims, state_on, states
from geo.vocabulary import Claim

FIRST = date(2021, 8, 1)
ORIGINS = {f"s{n}": origin for n, origin in enumerate(["AFP", "AP", "Reuters", "AFP"])}
RANK = [Standing.UNREPORTED, Standing.CONTESTED, Standing.CLAIMED, Standing.CONFIRMED]
BASE = Claim("c", "herat", FIRST, "day", FIRST, "government", "", "somebody", "independent", "s0", "", "", "")
SIDES = ["government", "taliban", "resistance"]


def claim(number: int, day: int, holder: str, side: str, *, contender: str = "", source: str = "s0", delay: int = 0, supersedes: str = "") -> Claim:
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

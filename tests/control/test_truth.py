"""Whether the words of the rule are true of the claims.

Each line's ``when`` is read here once more, from the claims alone and without the code of the rule.
Of every state, the line that it names must be the first whose words are true.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from support.histories import ORIGINS, random_histories

from geo.control.derivation import derive_states, standing_claims
from geo.control.rules import RULES
from geo.control.state import UNREPORTED, State
from geo.model.claim import Claim


def strong(claims: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.claimant_side != claim.holder]


def speaks_for_itself(claim: Claim) -> bool:
    return claim.claimant_side == claim.holder


@dataclass
class Reading:
    """A day as a reader of the method page sees it: the states before and the claims so far."""

    past: list[tuple[State, list[Claim]]]
    claims: list[Claim]
    origins: dict[str, str]

    def __post_init__(self) -> None:
        self.before = self.past[-1][0] if self.past else UNREPORTED
        self.clear = [claim for claim in strong(self.claims) if not claim.contender]
        self.sides = {claim.holder for claim in self.claims if speaks_for_itself(claim)}
        self.read = [claim for claim in self.claims if not self.is_set_aside(claim)]
        self.fights = [claim for claim in self.read if claim.contender]

    def is_set_aside(self, claim: Claim) -> bool:
        attacker = claim.contender
        says_it_holds = any(
            other.holder == attacker and speaks_for_itself(other) and not other.contender
            for other in self.claims
        )
        return bool(attacker) and says_it_holds and self.sides == {attacker} and not self.clear

    def names(self, claims: Iterable[Claim]) -> dict[str, set[str]]:
        """The origins of strong claims that name each holder."""
        found: dict[str, set[str]] = {}
        for claim in strong(claims):
            found.setdefault(claim.holder, set()).add(self.origins[claim.source_id])
        return found

    def decided_tie(self, named: dict[str, set[str]]) -> str:
        """The holder of several, as the sentence about ties says it."""
        for actor, origins in named.items():
            others = [named[other] for other in named if other != actor]
            if all(len(origins) >= len(other) + 2 for other in others):
                return actor
        if self.before.holder in named and self.before.standing != "contested":
            return self.before.holder
        most = max(map(len, named.values()))
        return sorted(actor for actor in named if len(named[actor]) == most)[0]

    def holder(self) -> str:
        """The holder, as the sentence about the holder says it."""
        named = self.names(self.clear) or self.names(self.fights)
        if named:
            return self.decided_tie(named)
        if self.fights and self.before.holder:
            return self.before.holder
        return self.decided_tie({side: set() for side in self.sides})

    def said_before(self) -> list[Claim]:
        """All claims since the holder before is the holder that name it."""
        said: list[Claim] = []
        for state, claims in reversed(self.past):
            if state.holder != self.before.holder:
                break
            said += [claim for claim in claims if claim.holder == self.before.holder]
        return said

    def one_side_alone(self) -> bool:
        return not strong(self.read) and len({claim.holder for claim in self.read}) == 1


def observers_disagree(day: Reading) -> bool:
    named = {actor: len(origins) for actor, origins in day.names(day.clear).items()}
    ahead = [
        actor
        for actor in named
        if all(named[actor] - named[other] >= 2 for other in named if other != actor)
    ]
    return len(named) > 1 and not ahead


def sides_disagree(day: Reading) -> bool:
    said = strong(day.read)
    return bool(said) and all(claim.contender for claim in said) and len(day.sides) > 1


def report_denied(day: Reading) -> bool:
    holder = day.holder()
    if not day.sides - {holder}:
        return False
    if (day.before.holder, day.before.standing) == (holder, "confirmed"):
        return False
    if len(day.names(day.read).get(holder, ())) == 1:
        return True
    amid_fighting = day.one_side_alone() and bool(day.fights)
    return amid_fighting and holder == day.before.holder and bool(strong(day.said_before()))


def holder_attacked(day: Reading) -> bool:
    holder = day.holder()
    without = len(day.names(day.clear).get(holder, ()))
    attacked = any(claim.holder == holder for claim in day.fights)
    return without > 0 and attacked and without < len(day.names(day.fights).get(holder, ())) + 2


def strong_word(day: Reading) -> bool:
    return day.holder() in day.names(day.clear)


def word_against_word(day: Reading) -> bool:
    if strong(day.read):
        return False
    if len(day.sides) > 1:
        return True
    said = day.said_before()
    another = day.before.holder is not None and day.before.holder not in day.sides
    return another and bool(day.fights) and bool(said) and not strong(said)


READINGS = {
    "no-claim": lambda day: not day.claims and not day.past,
    "observers-disagree": observers_disagree,
    "sides-disagree": sides_disagree,
    "report-denied": report_denied,
    "holder-attacked": holder_attacked,
    "strong-word": strong_word,
    "word-against-word": word_against_word,
    "fighting": lambda day: any(claim.contender for claim in day.read),
    "fighting-over": lambda day: not day.claims,
    "fighting-over-own-word": lambda day: not day.claims,
    "repeated": lambda day: (
        day.one_side_alone()
        and day.sides == {day.before.holder}
        and day.before.standing == "confirmed"
    ),
    "own-word": lambda day: day.one_side_alone(),
}
"""Each line of the rule, read from the claims alone."""


def expected_holder(day: Reading, rule: str) -> str:
    """Whom the words of the line call the holder."""
    if rule == "sides-disagree" or (rule == "word-against-word" and len(day.sides) > 1):
        named = day.names(day.read)
        return day.decided_tie({**{side: set() for side in day.sides}, **named})
    if rule in ("repeated", "own-word"):
        return next(iter(day.sides))
    return day.holder()


def untruths_of_claims(day: Reading, state: State, on: date) -> Iterator[str]:
    """What is untrue of a state that a day with claims began."""
    first = next(rule.name for rule in RULES if READINGS[rule.name](day))
    holder = expected_holder(day, first)
    others = {actor for claim in day.read for actor in (claim.holder, claim.contender) if actor}
    if first == "repeated":
        if (state.rule, state.holder) != (day.before.rule, holder) or state.last_claim != on:
            yield f"{on}: {state.rule} for {state.holder}, but {holder} repeats itself"
        return
    if state.rule != first:
        yield f"{on}: {state.rule}, but the first line that is true is {first}"
    if state.holder != holder:
        yield f"{on}: {state.rule} for {state.holder}, but by its words for {holder}"
    if state.standing == "contested" and set(state.contenders) != others - {holder}:
        yield f"{on}: {state.rule} against {state.contenders}, but {sorted(others)} are named"


def untruths_of_silence(past: list[tuple[State, list[Claim]]], state: State, on: date) -> list[str]:
    """What is untrue of a state that a silence began."""
    day = Reading(past, [], {})
    rule = "fighting-over" if strong(day.said_before()) else "fighting-over-own-word"
    fought = day.before.rule in ("fighting", "holder-attacked")
    silent = day.before.last_claim == on - timedelta(8)
    if (state.rule, state.holder) == (rule, day.before.holder) and fought and silent:
        return []
    return [f"{on}: {state.rule} for {state.holder} after {day.before.rule}, but {rule}"]


def untruths(claims: Iterable[Claim], origins: dict[str, str], known: date | None) -> Iterator[str]:
    """What is untrue of the states of one place, a line for each."""
    by_day: dict[date, list[Claim]] = {}
    for claim in standing_claims(claims, known):
        by_day.setdefault(claim.event_date, []).append(claim)
    past: list[tuple[State, list[Claim]]] = []
    history = derive_states(claims, origins, known)
    if missing := set(by_day) - {day for day, _ in history}:
        yield f"no state for {min(missing)}"
    for day, state in history:
        said = by_day.get(day, [])
        if said:
            yield from untruths_of_claims(Reading(past, said, origins), state, day)
        else:
            yield from untruths_of_silence(past, state, day)
        past.append((state, said))
    ends = [day for day, _ in history[1:]] + [date.max]
    for (day, state), end in zip(history, ends, strict=False):
        if state.rule in ("fighting", "holder-attacked") and end > day + timedelta(8):
            yield f"{day}: {state.rule} until {end}"


@pytest.mark.parametrize("seed", [1, 2])
def test_the_words_are_true_of_thousands_of_histories(seed):
    found: list[str] = []
    for number, claims in enumerate(random_histories(1500, seed)):
        known = None if number % 3 else claims[0].reported_on
        found += [f"history {number}: {untruth}" for untruth in untruths(claims, ORIGINS, known)]
    assert found[:5] == []


def test_the_words_are_true_of_every_state_of_the_record_in_both_clocks(record):
    found: list[str] = []
    for place_id, claims in record.claims_by_place.items():
        for known in (None, *sorted({claim.reported_on for claim in claims})):
            lines = untruths(claims, record.origins, known)
            found += [f"{place_id}, known by {known or 'now'}: {line}" for line in lines]
    assert found[:5] == []


def test_every_line_is_read():
    assert set(READINGS) == {rule.name for rule in RULES}

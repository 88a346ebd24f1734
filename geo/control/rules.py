"""Control, derived from claims by one written rule.

The claims about a place are read day by day, in the order of the days they are *about*. Each such day the day's claims are
held against the state before it, and the first line of :data:`RULES` that fits gives the new state. Days without a claim
change nothing, but that a report of fighting stands for :data:`FIGHTING_DAYS` only. The order of rows never matters, and what
was published after ``known`` is not read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from geo.model.claim import INDEPENDENT, Claim


class Standing(StrEnum):
    """How well a place's state is supported."""

    CONFIRMED = "confirmed"
    CLAIMED = "claimed"
    CONTESTED = "contested"
    UNREPORTED = "unreported"


STANDINGS: Mapping[Standing, str] = {
    Standing.CONFIRMED: "An independent observer says so, or a party that says another one holds the place.",
    Standing.CLAIMED: "Only the side that would hold the place says so.",
    Standing.CONTESTED: "Fighting for the place is reported, or claims disagree.",
    Standing.UNREPORTED: "No claim in the record is about this place by this day.",
}
"""What each standing means, in a sentence."""


class Evidence(StrEnum):
    """What a claim is worth, computed from who speaks and whom it favours."""

    INDEPENDENT = "independent"
    OTHER_SIDE = "other side"
    OWN_CLAIM = "own claim"


EVIDENCE: Mapping[Evidence, str] = {
    Evidence.INDEPENDENT: "The speaker belongs to no side. Strong.",
    Evidence.OTHER_SIDE: "A side says that another side holds the place: an admission where it is a loss. Strong.",
    Evidence.OWN_CLAIM: "A side says that it holds the place itself. Weak; a denial of a loss is of this class.",
}
"""What each class of evidence means, in a sentence."""


def evidence(claim: Claim) -> Evidence:
    """The class of a claim's evidence."""
    if claim.claimant_side == INDEPENDENT:
        return Evidence.INDEPENDENT
    return Evidence.OWN_CLAIM if claim.claimant_side == claim.holder else Evidence.OTHER_SIDE


LEAD = 2
"""How many origins more a holder needs than those who disagree, for its hold to count as confirmed all the same."""


FIGHTING_DAYS = 7
"""For how many days a report of fighting stands if nobody says anything more about the place."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the rule: which claims of a day it fits, and the standing it gives."""

    name: str
    when: str
    standing: Standing
    because: str


RULES: Mapping[str, Rule] = {
    rule.name: rule
    for rule in (
        Rule(
            "no-claim",
            "No claim is about the place by this day.",
            Standing.UNREPORTED,
            "No claim in the record is about this place by this day.",
        ),
        Rule(
            "observers-disagree",
            "Strong claims name more than one holder for the day, and none is named by at least two origins more than any other.",
            Standing.CONTESTED,
            "Independent observers, or sides speaking of each other, name different holders for the same day.",
        ),
        Rule(
            "report-denied",
            "Strong claims from one origin only name a holder not confirmed before, and another side says that it holds the place.",
            Standing.CONTESTED,
            "One origin reports a holder, and another side says that it holds the place itself.",
        ),
        Rule(
            "holder-attacked",
            "Strong claims name a holder, claims about the same day say that it is under attack there, and it is not named without "
            "fighting by at least two origins more.",
            Standing.CONTESTED,
            "The holder is named, and fighting against it is reported for the same day.",
        ),
        Rule(
            "strong-word",
            "Strong claims name a holder, and nothing above stands against it.",
            Standing.CONFIRMED,
            "An independent observer, or a side speaking of another's hold, names the holder.",
        ),
        Rule(
            "word-against-word",
            "Only the sides themselves speak, and more than one says that it holds the place, or one says so amid fighting while another "
            "was said to hold it before.",
            Standing.CONTESTED,
            "Each side says that it holds the place, and nobody else confirms either.",
        ),
        Rule(
            "fighting",
            "Fighting is reported, and the attacker does not say that it has taken the place.",
            Standing.CONTESTED,
            "Fighting for the place is reported.",
        ),
        Rule(
            "fighting-over",
            f"Fighting was reported, nothing was said of the place for {FIGHTING_DAYS} days since, and strong claims named the holder.",
            Standing.CONFIRMED,
            f"Fighting was reported, but nothing more for {FIGHTING_DAYS} days; the holder then named keeps the place.",
        ),
        Rule(
            "fighting-over-own-word",
            f"The same after {FIGHTING_DAYS} days, but only the holder itself had said that it holds the place.",
            Standing.CLAIMED,
            f"Fighting was reported, but nothing more for {FIGHTING_DAYS} days; only the holder itself had said that it holds the place.",
        ),
        Rule(
            "repeated",
            "Only the confirmed holder speaks, and says that it holds the place.",
            Standing.CONFIRMED,
            "The holder was confirmed before and says that it still holds the place.",
        ),
        Rule(
            "own-word",
            "Only one side speaks, and says that it holds the place.",
            Standing.CLAIMED,
            "Only the side that would hold the place says so.",
        ),
    )
}
"""The rule, first fit first. The method page and the place panel show these words."""


@dataclass(frozen=True, slots=True)
class State:
    """Who holds a place on a day.

    ``since`` is the first day of the unbroken run of the same holder, contender and standing; ``last_claim`` is the latest day
    that a claim is about. ``claim_ids`` are the claims that decided, sorted. ``firm`` says whether a strong claim has named the
    holder since it is the holder. All are empty where nothing is reported.
    """

    holder: str | None = None
    contender: str | None = None
    standing: Standing = Standing.UNREPORTED
    since: date | None = None
    last_claim: date | None = None
    rule: str = "no-claim"
    claim_ids: tuple[str, ...] = ()
    firm: bool = False


UNREPORTED = State()
"""The state of a place that no claim is about."""


def standing_claims(claims: Iterable[Claim], known: date | None = None) -> list[Claim]:
    """The claims published by ``known`` (inclusive; no limit if None) that no later one of them withdraws."""
    public = [claim for claim in claims if known is None or claim.reported_on <= known]
    withdrawn = {claim.supersedes for claim in public}
    return [claim for claim in public if claim.claim_id not in withdrawn]


def states(claims: Iterable[Claim], origins: Mapping[str, str], known: date | None = None) -> list[tuple[date, State]]:
    """The states of one place by the day each begins, oldest first.

    ``claims`` are the claims about that one place in any order, ``origins`` the origin of each ``source_id``. Only what was
    published by ``known`` (inclusive) is read.
    """
    told: list[tuple[date, State]] = []
    state = UNREPORTED
    ordered = sorted(standing_claims(claims, known), key=lambda claim: (claim.event_date, claim.claim_id))
    for day, group in groupby(ordered, key=lambda claim: claim.event_date):
        calmed = _calmed(state)
        if calmed and calmed[0] < day:
            told.append(calmed)
            state = calmed[1]
        state = _next_state(state, day, list(group), origins)
        told.append((day, state))
    calmed = _calmed(state)
    return [*told, calmed] if calmed else told


def state_on(told: Iterable[tuple[date, State]], on: date) -> State:
    """The state on a day, of the states that :func:`states` returned."""
    current = UNREPORTED
    for day, state in told:
        if day > on:
            break
        current = state
    return current


def _next_state(before: State, day: date, claims: list[Claim], origins: Mapping[str, str]) -> State:
    holder, contender, rule = _verdict(before, claims, origins)
    firm = any(claim.holder == holder and evidence(claim) is not Evidence.OWN_CLAIM for claim in claims)
    firm = firm or (before.firm and before.holder == holder)
    after = State(holder, contender, RULES[rule].standing, day, day, rule, tuple(sorted(claim.claim_id for claim in claims)), firm)
    if (after.holder, after.contender, after.standing) != (before.holder, before.contender, before.standing):
        return after
    if rule == "repeated":
        return replace(before, last_claim=day)
    return replace(after, since=before.since)


def _calmed(state: State) -> tuple[date, State] | None:
    """(first day, state) once fighting has gone unreported for too long to stand; None where no fighting was reported."""
    if state.rule not in ("fighting", "holder-attacked") or state.last_claim is None:
        return None
    day = state.last_claim + timedelta(FIGHTING_DAYS + 1)
    rule = "fighting-over" if state.firm else "fighting-over-own-word"
    return day, replace(state, contender=None, standing=RULES[rule].standing, since=day, rule=rule)


def _verdict(before: State, claims: list[Claim], origins: Mapping[str, str]) -> tuple[str, str | None, str]:
    """(holder, contender, name of the rule) after a day's claims."""
    fights = [claim for claim in claims if claim.contender]
    flat = [claim for claim in claims if not claim.contender]
    own = {claim.holder for claim in claims if evidence(claim) is Evidence.OWN_CLAIM}
    voices = {actor: _strong_origins(flat, actor, origins) for actor in {claim.holder for claim in flat}}
    named = sorted((actor for actor in voices if voices[actor]), key=lambda actor: (-voices[actor], actor))
    if not named:
        return _parties_verdict(before, flat, fights, own, origins)
    holder = named[0]
    if len(named) > 1 and voices[holder] - voices[named[1]] < LEAD:
        kept = _settled_holder(before, named) or holder
        return kept, next(actor for actor in named if actor != kept), "observers-disagree"
    if (deniers := own - {holder}) and _strong_origins(claims, holder, origins) < LEAD and not _confirmed(before, holder):
        return holder, min(deniers), "report-denied"
    attackers = {claim.contender for claim in fights if claim.holder == holder}
    if attackers and voices[holder] - _strong_origins(fights, holder, origins) < LEAD:
        return holder, min(attackers), "holder-attacked"
    return holder, None, "strong-word"


def _strong_origins(claims: list[Claim], holder: str, origins: Mapping[str, str]) -> int:
    """How many origins carry strong claims that name the holder."""
    return len({origins[claim.source_id] for claim in claims if claim.holder == holder and evidence(claim) is not Evidence.OWN_CLAIM})


def _parties_verdict(
    before: State, flat: list[Claim], fights: list[Claim], own: set[str], origins: Mapping[str, str]
) -> tuple[str, str | None, str]:
    """The verdict of a day on which no strong claim names a holder that is not under attack."""
    if len(own) > 1:
        holder = _settled_holder(before, own) or min(own)
        return holder, min(own - {holder}), "word-against-word"
    takers = {claim.holder for claim in flat}
    undecided = [claim for claim in fights if claim.contender not in takers]
    if undecided:
        holder, contender = _fight(before, undecided, origins)
        named = _strong_origins(undecided, holder, origins)
        if own - {holder} and named < LEAD and not _confirmed(before, holder):
            return holder, min(own), "report-denied" if named or before.firm else "word-against-word"
        return holder, contender, "fighting"
    holder = next(iter(takers))
    return holder, None, "repeated" if _confirmed(before, holder) else "own-word"


def _settled_holder(before: State, sides: Collection[str]) -> str | None:
    """The holder before, if it is one of the sides and was not disputed: it keeps the place until a dispute is settled."""
    return before.holder if before.holder in sides and before.standing is not Standing.CONTESTED else None


def _confirmed(state: State, holder: str) -> bool:
    return state.holder == holder and state.standing is Standing.CONFIRMED


def _fight(before: State, fights: list[Claim], origins: Mapping[str, str]) -> tuple[str, str]:
    """(holder, contender) where fighting is reported.

    The pair that most origins of strong claims name; of several, the one with the undisputed holder before. A side's own word
    moves no holder.
    """
    named: dict[tuple[str, str], set[str]] = {}
    for claim in fights:
        if evidence(claim) is not Evidence.OWN_CLAIM:
            named.setdefault((claim.holder, claim.contender), set()).add(origins[claim.source_id])
    if named:
        kept = _settled_holder(before, {holder for holder, _ in named})
        return min(named, key=lambda pair: (-len(named[pair]), pair[0] != kept, pair))
    if before.holder is None:
        return min((claim.holder, claim.contender) for claim in fights)
    return before.holder, min({actor for claim in fights for actor in (claim.holder, claim.contender)} - {before.holder})


def rule_named(name: str) -> Rule:
    """The line of the rule with this name."""
    return RULES[name]

"""The derivation of states from claims, by the rule.

The claims about a place are read day by day, in the order of the days that they are about. Each
such day, the first line of :data:`geo.control.rules.RULES` that fits gives the new state. Days
without a claim change nothing, but that a report of fighting stands for
:data:`geo.control.situation.FIGHTING_DAYS` only. The order of rows never matters, and what was
published after ``known`` is not read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from geo.control.evidence import is_strong
from geo.control.rules import Rule, decide
from geo.control.situation import FIGHTING_DAYS, Situation
from geo.control.state import UNREPORTED, History, State
from geo.model.claim import Claim


def standing_claims(claims: Iterable[Claim], known: date | None = None) -> list[Claim]:
    """The claims that were public and that no later one of them withdraws.

    ``known`` is the last day of publication that is read, inclusive; no limit if None.
    """
    public = [claim for claim in claims if known is None or claim.reported_on <= known]
    withdrawn = {claim.supersedes for claim in public}
    return [claim for claim in public if claim.claim_id not in withdrawn]


def derive_states(
    claims: Iterable[Claim], origins: Mapping[str, str], known: date | None = None
) -> History:
    """The states of one place by the day on which each begins.

    Parameters
    ----------
    claims : iterable of Claim
        The claims about that one place, in any order.
    origins : mapping of str to str
        The origin of each ``source_id``.
    known : date, optional
        The last day of publication that is read, inclusive; no limit if None.

    Returns
    -------
    sequence of (date, State)
        The states, oldest first, each with the first day on which it holds.

    Raises
    ------
    KeyError
        If a claim is from a source that ``origins`` does not have.
    """
    history: list[tuple[date, State]] = []
    state = UNREPORTED
    ordered = sorted(
        standing_claims(claims, known), key=lambda claim: (claim.event_date, claim.claim_id)
    )
    for day, group in groupby(ordered, key=lambda claim: claim.event_date):
        silent = _after_silence(state, day)
        history.extend(silent)
        state = _after_claims(silent[-1][1] if silent else state, day, tuple(group), origins)
        history.append((day, state))
    return [*history, *_after_silence(state)]


def _after_silence(before: State, until: date = date.max) -> list[tuple[date, State]]:
    """The state that a silence gives a contested place, if one before ``until`` (exclusive)."""
    if before.last_claim is None or not before.is_disputed:
        return []
    silence = FIGHTING_DAYS + 1
    day = before.last_claim + timedelta(silence)
    situation = Situation(before, silence=silence)
    rule = decide(situation) if day < until else None
    if rule is None:
        return []
    return [(day, _state(rule, situation, day, before.last_claim))]


def _after_claims(
    before: State, day: date, claims: tuple[Claim, ...], origins: Mapping[str, str]
) -> State:
    """The state that the claims about a day give."""
    situation = Situation(before, claims, origins)
    rule = decide(situation)
    assert rule is not None, "no line of the rule fits"
    after = _state(rule, situation, day, day)
    if _outline(after) != _outline(before):
        return after
    if rule.name == "repeated":
        return replace(before, last_claim=day)
    return replace(after, since=before.since)


def _state(rule: Rule, situation: Situation, day: date, last_claim: date) -> State:
    """The state that a line of the rule gives, as if it began on the day."""
    before, claims = situation.before, situation.claims
    holder = rule.holder(situation)
    kept_firm = before.firm and before.holder == holder
    return State(
        holder=holder,
        contenders=rule.contenders(situation),
        standing=rule.standing,
        since=day,
        last_claim=last_claim,
        rule=rule.name,
        claim_ids=tuple(sorted(claim.claim_id for claim in claims)) or before.claim_ids,
        firm=kept_firm or any(claim.holder == holder and is_strong(claim) for claim in claims),
    )


def _outline(state: State) -> tuple[object, ...]:
    """What makes a state another one than before for a reader of the map."""
    return state.holder, state.contender, state.standing

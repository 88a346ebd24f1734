"""When each line of the rule fits: one function a line.

The rule asks them in the order of its table, so each may take for granted that none above it fits.
"""

from __future__ import annotations

from geo.control.situation import FIGHTING_DAYS, LEAD, Situation, leader

LAPSING = ("fighting", "holder-attacked")
"""The lines whose fighting is over after :data:`FIGHTING_DAYS` of silence."""


def no_claim(situation: Situation) -> bool:
    """Nothing is said of the place, on this day or before it."""
    return not situation.claims and situation.before.holder is None


def fighting_over(situation: Situation) -> bool:
    """Fighting lapsed, and strong claims had named the holder."""
    return _lapsed(situation) and situation.before.firm


def fighting_over_own_word(situation: Situation) -> bool:
    """Fighting lapsed, and no strong claim had named the holder."""
    return _lapsed(situation) and not situation.before.firm


def observers_disagree(situation: Situation) -> bool:
    """Strong claims without fighting name several holders, and none leads."""
    named = situation.origins_without_fighting
    return len(named) > 1 and leader(named) is None


def sides_disagree(situation: Situation) -> bool:
    """Strong claims report fighting only, and several sides say that they hold the place."""
    if situation.origins_without_fighting or not situation.origins_with_fighting:
        return False
    return len(situation.own_claims) > 1


def report_denied(situation: Situation) -> bool:
    """One origin, or only earlier claims, named the holder, and another side claims the place."""
    if not situation.deniers or situation.was_confirmed(situation.named_holder):
        return False
    if situation.only_own_claims:
        return _one_side_amid_fighting(situation) and situation.before.firm
    return situation.origins_of_holders[situation.named_holder] == 1


def holder_attacked(situation: Situation) -> bool:
    """Strong claims without fighting name the holder, but do not outweigh those of an attack."""
    if not situation.origins_without_fighting or not situation.attackers:
        return False
    holder = situation.named_holder
    without = situation.origins_without_fighting[holder]
    return without - situation.origins_with_fighting.get(holder, 0) < LEAD


def strong_word(situation: Situation) -> bool:
    """Strong claims without fighting name the holder."""
    return bool(situation.origins_without_fighting)


def word_against_word(situation: Situation) -> bool:
    """Sides speak for themselves only, and against each other or against the holder before."""
    if situation.only_own_claims and len(situation.own_claims) > 1:
        return True
    challenged = bool(situation.deniers) and not situation.before.firm
    return _one_side_amid_fighting(situation) and challenged


def fighting(situation: Situation) -> bool:
    """Fighting is reported and not set aside."""
    return bool(situation.fights)


def repeated(situation: Situation) -> bool:
    """The confirmed holder alone speaks."""
    side = situation.speaks_alone
    return side is not None and situation.was_confirmed(side)


def own_word(situation: Situation) -> bool:
    """One side alone speaks."""
    return situation.speaks_alone is not None


def _lapsed(situation: Situation) -> bool:
    return situation.before.rule in LAPSING and situation.silence > FIGHTING_DAYS


def _one_side_amid_fighting(situation: Situation) -> bool:
    return situation.speaks_alone is not None and bool(situation.fights)

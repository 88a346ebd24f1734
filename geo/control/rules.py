"""The rule: an ordered table of lines, of which the first that fits decides."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from geo.control import predicates
from geo.control.situation import FIGHTING_DAYS, Situation, in_order
from geo.control.standing import Standing

SET_ASIDE = (
    "Fighting is set aside, and not read, where the attacker says without fighting that it holds "
    "the place, no other side says so of itself, and no strong claim names a holder without "
    "fighting."
)
"""Which claims of a day the lines of the rule do not read."""

HOLDER = (
    "The holder is the one that strong claims name without fighting; where there are none, the one "
    "that they name under attack. Where no claim is strong, a side that speaks amid fighting does "
    "not displace the holder before."
)
"""Whom the lines of the rule call the holder."""

TIES = (
    "Where several are named as the holder and none by at least two origins more than any other, "
    "the holder before keeps the place if it was undisputed before; else it is the one that most "
    "origins of strong claims name; where that too is equal, the place is contested with all who "
    "claim it, listed in the order of their ids, none more the holder than the others."
)
"""How ties are decided, as :func:`geo.control.situation.in_order` does."""

CONTENDERS = (
    "The contenders are all others who are said to hold a contested place or to fight for it: "
    "first those of whom the line speaks, then the rest, both in the order that decides ties."
)
"""Who contends for a contested place, and in which order."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the rule.

    Attributes
    ----------
    name : str
        The name of the line, as states carry it.
    when : str
        What must be so for the line to fit, in words.
    standing : Standing
        The standing that the line gives.
    because : str
        What a reader is told of a state that the line gave.
    fits : callable
        Whether what ``when`` says is so in a situation that no line above fits.
    named : callable
        Those whom the line may take as the holder, by origins of strong claims that name them.
    rivals : callable
        The contenders of whom the line speaks; the holder may be among them.
    """

    name: str
    when: str
    standing: Standing
    because: str
    fits: Callable[[Situation], bool]
    named: Callable[[Situation], Mapping[str, int]] = lambda situation: situation.named
    rivals: Callable[[Situation], Collection[str]] = lambda _: ()

    def holder(self, situation: Situation) -> str | None:
        """Who holds the place by this line; None where nobody is named."""
        return next(iter(in_order(self.named(situation), situation.before)), None)

    def contenders(self, situation: Situation) -> tuple[str, ...]:
        """All others who are said to hold the place or to fight for it, if it is contested."""
        if self.standing is not Standing.CONTESTED:
            return ()
        holder, rivals = self.holder(situation), self.rivals(situation)
        first: dict[str, int] = {}
        rest: dict[str, int] = {}
        for actor, origins in situation.origins_of_actors.items():
            if actor != holder:
                (first if actor in rivals else rest)[actor] = origins
        return in_order(first, situation.before) + in_order(rest, situation.before)


def _claimants(situation: Situation) -> Mapping[str, int]:
    """The sides that say that they hold the place, and those whom strong claims name."""
    strong = situation.origins_of_holders
    return {actor: strong.get(actor, 0) for actor in {*situation.own_claims, *strong}}


def _claimants_or_holder_before(situation: Situation) -> Mapping[str, int]:
    """The sides that say that they hold the place; of one alone, whom it speaks against."""
    return situation.named if situation.speaks_alone else _claimants(situation)


RULES: tuple[Rule, ...] = (
    Rule(
        "no-claim",
        "No claim is about the place by this day.",
        Standing.UNREPORTED,
        "No claim in the record is about this place by this day.",
        fits=predicates.no_claim,
    ),
    Rule(
        "observers-disagree",
        "Strong claims without fighting name more than one holder for the day, and none is named "
        "by at least two origins more than any other.",
        Standing.CONTESTED,
        "Independent observers, or sides speaking of each other, name different holders for the "
        "same day.",
        fits=predicates.observers_disagree,
        rivals=lambda situation: situation.origins_without_fighting,
    ),
    Rule(
        "sides-disagree",
        "Strong claims name a holder only under attack, and more than one side says that it "
        "holds the place.",
        Standing.CONTESTED,
        "Fighting for the place is reported, and more than one side says that it holds the place.",
        fits=predicates.sides_disagree,
        named=_claimants,
        rivals=lambda situation: situation.own_claims,
    ),
    Rule(
        "report-denied",
        "Another side than the holder says that it holds the place; the holder was not confirmed "
        "before; and strong claims from one origin only name it, or the other side alone speaks, "
        "amid fighting, and only strong claims about earlier days name it.",
        Standing.CONTESTED,
        "One origin, or only claims about earlier days, name the holder, and another side says "
        "that it holds the place itself.",
        fits=predicates.report_denied,
        rivals=lambda situation: situation.own_claims,
    ),
    Rule(
        "holder-attacked",
        "Strong claims without fighting name the holder, claims about the same day say that it is "
        "under attack there, and it is not named without fighting by at least two origins more.",
        Standing.CONTESTED,
        "The holder is named, and fighting against it is reported for the same day.",
        fits=predicates.holder_attacked,
        rivals=lambda situation: situation.attackers,
    ),
    Rule(
        "strong-word",
        "Strong claims without fighting name the holder, and nothing above stands against it.",
        Standing.CONFIRMED,
        "An independent observer, or a side speaking of another's hold, names the holder.",
        fits=predicates.strong_word,
    ),
    Rule(
        "word-against-word",
        "Only the sides themselves speak, each of its own hold, and more than one says that it "
        "holds the place, or one says so amid fighting while before only another had said so of "
        "itself.",
        Standing.CONTESTED,
        "Each side says that it holds the place, and nobody else confirms either.",
        fits=predicates.word_against_word,
        named=_claimants_or_holder_before,
        rivals=lambda situation: situation.own_claims,
    ),
    Rule(
        "fighting",
        "Fighting is reported that is not set aside, and nothing above fits.",
        Standing.CONTESTED,
        "Fighting for the place is reported.",
        fits=predicates.fighting,
        rivals=lambda situation: situation.attackers,
    ),
    Rule(
        "fighting-over",
        "The line fighting or holder-attacked applied, nothing was said of the place for "
        f"{FIGHTING_DAYS} days since, and strong claims had named the holder.",
        Standing.CONFIRMED,
        f"Fighting was reported, but nothing more for {FIGHTING_DAYS} days; the holder then "
        "named keeps the place.",
        fits=predicates.fighting_over,
    ),
    Rule(
        "fighting-over-own-word",
        f"The same after {FIGHTING_DAYS} days, but only the holder itself had said that it holds "
        "the place.",
        Standing.CLAIMED,
        f"Fighting was reported, but nothing more for {FIGHTING_DAYS} days; only the holder "
        "itself had said that it holds the place.",
        fits=predicates.fighting_over_own_word,
    ),
    Rule(
        "repeated",
        "Only the confirmed holder speaks, and says that it holds the place.",
        Standing.CONFIRMED,
        "The holder was confirmed before and says that it still holds the place.",
        fits=predicates.repeated,
        named=_claimants,
    ),
    Rule(
        "own-word",
        "Only one side speaks, and says that it holds the place.",
        Standing.CLAIMED,
        "Only the side that would hold the place says so.",
        fits=predicates.own_word,
        named=_claimants,
    ),
)
"""The rule: the first line that fits decides. The method page and the panel show its words."""

_BY_NAME: Mapping[str, Rule] = {rule.name: rule for rule in RULES}


def rule_named(name: str) -> Rule:
    """The line of the rule with this name.

    Raises
    ------
    KeyError
        If no line has this name.
    """
    return _BY_NAME[name]


def decide(situation: Situation) -> Rule | None:
    """The first line of the rule that fits; None in a silence that changes nothing."""
    return next((rule for rule in RULES if rule.fits(situation)), None)

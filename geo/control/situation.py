"""Situations: what the rule looks at to decide the state of a place on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from geo.control.evidence import is_strong
from geo.control.standing import Standing
from geo.control.state import UNREPORTED, State
from geo.model.claim import Claim

LEAD = 2
"""How many origins of strong claims more than any other make one actor lead the others."""

FIGHTING_DAYS = 7
"""For how many days a report of fighting stands if nobody says anything more about the place."""


def leader(origins: Mapping[str, int]) -> str | None:
    """The one actor that is named by at least :data:`LEAD` origins more than any other.

    An actor that is named alone leads as well. None where no actor leads.
    """
    if len(origins) < 2:
        return next(iter(origins), None)
    first, second = sorted(origins, key=lambda actor: -origins[actor])[:2]
    return first if origins[first] - origins[second] >= LEAD else None


def in_order(origins: Mapping[str, int], before: State) -> tuple[str, ...]:
    """Actors in the order in which the rule takes them: the one place where ties are decided.

    Parameters
    ----------
    origins : mapping of str to int
        The actors, with the number of origins of strong claims that name each.
    before : State
        The state before the day.

    Returns
    -------
    tuple of str
        The leader, if there is one; else the holder before, if it is one of the actors and the
        place was not contested. Then the others: those first that most origins name, and those
        that equally many name in the order of their ids.
    """
    if len(origins) < 2:
        return tuple(origins)
    kept = leader(origins)
    if kept is None and not before.is_disputed:
        kept = before.holder
    return tuple(sorted(origins, key=lambda actor: (actor != kept, -origins[actor], actor)))


@dataclass(frozen=True)
class Situation:
    """The state before, and either the claims about a day or the days of silence up to it.

    Attributes
    ----------
    before : State
        The state of the place before the day.
    claims : tuple of Claim
        The claims about the day; empty in a silence.
    origins : mapping of str to str
        The origin of each ``source_id``.
    silence : int
        Days since the last day that a claim is about, the day itself included; 0 where there are
        claims.
    """

    before: State = UNREPORTED
    claims: tuple[Claim, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)
    silence: int = 0

    @cached_property
    def own_claims(self) -> frozenset[str]:
        """The sides that say, with or without fighting, that they hold the place themselves."""
        return frozenset(claim.holder for claim in self.claims if not is_strong(claim))

    @cached_property
    def origins_without_fighting(self) -> Mapping[str, int]:
        """How many origins of strong claims without fighting name each holder."""
        return self._count(claim for claim in self.claims if not claim.contender)

    @cached_property
    def read(self) -> tuple[Claim, ...]:
        """The day's claims without the fighting that is set aside."""
        if self.origins_without_fighting or len(self.own_claims) != 1:
            return self.claims
        [side] = self.own_claims
        if all(claim.contender for claim in self.claims if claim.holder == side):
            return self.claims
        return tuple(claim for claim in self.claims if claim.contender != side)

    @cached_property
    def fights(self) -> tuple[Claim, ...]:
        """The claims read that report fighting."""
        return tuple(claim for claim in self.read if claim.contender)

    @cached_property
    def origins_with_fighting(self) -> Mapping[str, int]:
        """How many origins of strong claims of fighting name each holder under attack."""
        return self._count(self.fights)

    @cached_property
    def origins_of_holders(self) -> Mapping[str, int]:
        """How many origins of strong claims, with or without fighting, name each holder."""
        return self._count(self.read)

    @property
    def only_own_claims(self) -> bool:
        """Whether there are claims, and each is a side's word for itself."""
        return bool(self.claims) and not self.origins_of_holders

    @cached_property
    def named(self) -> Mapping[str, int]:
        """Those who are named as the holder, by the number of origins of strong claims.

        Whom strong claims name without fighting; else whom they name under attack; else the holder
        before; else the sides that speak for themselves.
        """
        if strong := self.origins_without_fighting or self.origins_with_fighting:
            return strong
        return {self.before.holder: 0} if self.before.holder else dict.fromkeys(self.own_claims, 0)

    @cached_property
    def named_holder(self) -> str:
        """The first of those named as the holder."""
        return in_order(self.named, self.before)[0]

    @cached_property
    def attackers(self) -> frozenset[str]:
        """Those who are said to be attacking the named holder."""
        return frozenset(
            claim.contender for claim in self.fights if claim.holder == self.named_holder
        )

    @property
    def deniers(self) -> frozenset[str]:
        """The sides other than the named holder that say that they hold the place themselves."""
        return self.own_claims - {self.named_holder}

    @cached_property
    def origins_of_actors(self) -> Mapping[str, int]:
        """How many origins of strong claims name each actor that is said to hold or to fight."""
        names: dict[str, set[str]] = {}
        for claim in self.read:
            for actor in filter(None, (claim.holder, claim.contender)):
                origins = names.setdefault(actor, set())
                if is_strong(claim):
                    origins.add(self.origins[claim.source_id])
        return {actor: len(origins) for actor, origins in names.items()}

    @property
    def speaks_alone(self) -> str | None:
        """The one side that says that it holds the place, if it alone speaks, for itself only."""
        if len(self.own_claims) != 1 or not self.only_own_claims:
            return None
        return next(iter(self.own_claims))

    def was_confirmed(self, holder: str) -> bool:
        """Whether this actor was the confirmed holder before."""
        return self.before.holder == holder and self.before.standing is Standing.CONFIRMED

    def _count(self, claims: Iterable[Claim]) -> Mapping[str, int]:
        """How many origins of the strong ones of some claims name each holder."""
        names: dict[str, set[str]] = {}
        for claim in claims:
            if is_strong(claim):
                names.setdefault(claim.holder, set()).add(self.origins[claim.source_id])
        return {holder: len(origins) for holder, origins in names.items()}

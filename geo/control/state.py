"""States: who holds a place on a day, and the states of a place over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from geo.control.standing import Standing


@dataclass(frozen=True, slots=True)
class State:
    """Who holds a place on a day. All fields are empty where nothing is reported.

    Attributes
    ----------
    holder : str or None
        The actor that holds the place; the first of those who claim it where none is more the
        holder than the others.
    contenders : tuple of str
        All others who are said to hold the place or to be fighting for it, where it is contested.
        Those whom the line of the rule speaks of come first.
    standing : Standing
        How well the state is supported.
    since : date or None
        The first day of the unbroken run of the same holder, first contender and standing.
    last_claim : date or None
        The latest day that a claim is about.
    rule : str
        The name of the line of the rule that applied.
    claim_ids : tuple of str
        The claims that decided, sorted.
    firm : bool
        Whether a strong claim has named the holder since it is the holder.
    """

    holder: str | None = None
    contenders: tuple[str, ...] = ()
    standing: Standing = Standing.UNREPORTED
    since: date | None = None
    last_claim: date | None = None
    rule: str = "no-claim"
    claim_ids: tuple[str, ...] = ()
    firm: bool = False

    @property
    def contender(self) -> str | None:
        """The first of the contenders; None where there is none."""
        return self.contenders[0] if self.contenders else None

    @property
    def is_disputed(self) -> bool:
        """Whether the place is contested."""
        return self.standing is Standing.CONTESTED


UNREPORTED = State()
"""The state of a place that no claim is about."""

History: TypeAlias = Sequence[tuple[date, State]]
"""The states of a place by the day on which each begins, oldest first."""


def state_on(history: History, on: date) -> State:
    """The state on a day: that of the latest entry that begins on the day or before it."""
    current = UNREPORTED
    for day, state in history:
        if day > on:
            break
        current = state
    return current

"""Claims: the statements that control is derived from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

INDEPENDENT = "independent"
"""The ``claimant_side`` of a speaker who belongs to no actor."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of ``claims.csv``: who said, and when in public, that whom holds which place when.

    ``event_date`` is the day that the claim is about, ``reported_on`` the day on which it became
    public; both are days local to the place. ``contender`` is the actor said to be fighting for
    the place. A missing text is empty.
    """

    claim_id: str
    place_id: str
    event_date: date
    date_precision: str
    reported_on: date
    holder: str
    contender: str
    claimant: str
    claimant_side: str
    source_id: str
    summary: str
    supersedes: str
    note: str

"""Evidence: what a claim is worth, by who speaks and whom the claim favours."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from geo.model.claim import INDEPENDENT, Claim


class Evidence(StrEnum):
    """What a claim is worth, computed from who speaks and whom it favours."""

    INDEPENDENT = "independent"
    OTHER_SIDE = "other side"
    OWN_CLAIM = "own claim"


EVIDENCE: Mapping[Evidence, str] = {
    Evidence.INDEPENDENT: "The speaker belongs to no side. Strong.",
    Evidence.OTHER_SIDE: (
        "A side says that another side holds the place: an admission where it is a loss. Strong."
    ),
    Evidence.OWN_CLAIM: (
        "A side says that it holds the place itself. Weak; a denial of a loss is of this class."
    ),
}
"""What each class of evidence means, in a sentence."""


def evidence(claim: Claim) -> Evidence:
    """The class of a claim's evidence."""
    if claim.claimant_side == INDEPENDENT:
        return Evidence.INDEPENDENT
    if claim.claimant_side == claim.holder:
        return Evidence.OWN_CLAIM
    return Evidence.OTHER_SIDE


def is_strong(claim: Claim) -> bool:
    """Whether a claim is more than a side's word for itself."""
    return evidence(claim) is not Evidence.OWN_CLAIM

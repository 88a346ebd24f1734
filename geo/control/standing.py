"""Standings: how well the state of a place is supported."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Standing(StrEnum):
    """How well a place's state is supported."""

    CONFIRMED = "confirmed"
    CLAIMED = "claimed"
    CONTESTED = "contested"
    UNREPORTED = "unreported"


STANDINGS: Mapping[Standing, str] = {
    Standing.CONFIRMED: (
        "An independent observer says so, or a party that says another one holds the place."
    ),
    Standing.CLAIMED: "Only the side that would hold the place says so.",
    Standing.CONTESTED: "Fighting for the place is reported, or claims disagree.",
    Standing.UNREPORTED: "No claim in the record is about this place by this day.",
}
"""What each standing means, in a sentence."""

"""Figures of a list of measured values."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least ``share`` of the values do not exceed (nearest rank).

    It is infinite where there is none.
    """
    if not values:
        return float("inf")
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]


def median(values: Sequence[float]) -> float:
    """The value in the middle, the lower of two."""
    return quantile(values, 0.5)

"""Those who hold places, or fight for them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """One row of ``actors.csv``. ``colour`` is an sRGB hex triplet, like ``#a83a06``."""

    actor_id: str
    name: str
    colour: str

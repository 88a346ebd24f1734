"""What readers are told where an address or a data set could not be used, in HTML."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model.problem import Problem
from geo.web.templates import NOTICE, REFUSAL, render

LISTED_PROBLEMS = 50
"""How many problems of a data set readers see; the rest is counted."""

READING = "The record is being read. The map appears as soon as it is there."


def notice(lines: Sequence[str]) -> str:
    """A short notice of what could not be used."""
    return render(NOTICE, lines=lines)


def refusal(problems: Sequence[Problem], kept: bool = False) -> str:
    """What is wrong with the files, row by row. ``kept``: an earlier good record is shown still."""
    return render(
        REFUSAL,
        problems=problems[:LISTED_PROBLEMS],
        more=max(0, len(problems) - LISTED_PROBLEMS),
        kept=kept,
    )

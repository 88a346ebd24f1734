"""Figures that somebody counted and published."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of ``figures.csv``: a figure as ``counted_by`` published it, in ``unit``."""

    figure_id: str
    date: datetime.date
    figure: str
    value: float
    unit: str
    as_reported: str
    counted_by: str
    source_id: str
    summary: str

"""The table of measures: one row a measure, one column a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from math import isfinite
from typing import Any

PAGES = {"claimline": "Claimline", "site": "its site", "hello": "hello page", "naive": "naive page"}
"""The pages that are measured and the heads of their columns."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of the table.

    ``figures`` holds the pages that were measured. The limit, inclusive, is that of both of
    Claimline's pages; ``basis`` says where it comes from.
    """

    name: str
    unit: str
    figures: Mapping[str, float] = field(default_factory=dict)
    limit: float | None = None
    basis: str = ""

    @property
    def met(self) -> bool | None:
        """Whether dashboard and site keep the limit; None where there is none."""
        return (
            None
            if self.limit is None
            else all(
                self.figures[page] <= self.limit
                for page in ("claimline", "site")
                if page in self.figures
            )
        )


def table(measures: Sequence[Measure]) -> str:
    """The measures as text in columns."""
    rows = [
        ["measure", "unit", *PAGES.values(), "limit", "met?"],
        *(_row(measure) for measure in measures),
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    rows.insert(1, ["-" * width for width in widths])
    return "\n".join(_line(row, widths) for row in rows)


def records(measures: Sequence[Measure]) -> list[dict[str, Any]]:
    """The measures for JSON, where a figure that is not finite is null."""
    return [
        {**asdict(measure), "figures": _finite(measure.figures), "met": measure.met}
        for measure in measures
    ]


def _finite(figures: Mapping[str, float]) -> dict[str, float | None]:
    return {page: round(value, 1) if isfinite(value) else None for page, value in figures.items()}


def _row(measure: Measure) -> list[str]:
    figures = [_number(measure.figures[page]) if page in measure.figures else "" for page in PAGES]
    limit = (
        ""
        if measure.limit is None
        else _number(measure.limit) + (f" ({measure.basis})" if measure.basis else "")
    )
    return [
        measure.name,
        measure.unit,
        *figures,
        limit,
        {True: "yes", False: "NO", None: ""}[measure.met],
    ]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    figures = range(2, 2 + len(PAGES))
    padded = (
        cell.rjust(width) if column in figures else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join(padded).rstrip()


def _number(value: float) -> str:
    if not isfinite(value):
        return "never"
    return f"{value:,.1f}" if value % 1 and abs(value) < 1000 else f"{value:,.0f}"

"""Rows to be written, with what their writers say of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from geo.model.actor import Actor
from geo.model.record import Record
from geo.tables.rows import Row, RowType, Shapes


@dataclass(frozen=True, slots=True)
class Table:
    """Rows to be written.

    ``name`` becomes the name of a layer. ``shapes`` is called only by formats with geometry.
    ``title``, ``actors`` and ``place_titles`` (by id), and the ``day`` that all rows are about, are
    what layers with a style need.
    """

    name: str
    row_type: RowType
    rows: Sequence[Row]
    shapes: Callable[[], Shapes]
    title: str = ""
    actors: Mapping[str, Actor] = field(default_factory=dict)
    place_titles: Mapping[str, str] = field(default_factory=dict)
    day: date | None = None


def table_of(
    record: Record,
    name: str,
    row_type: RowType,
    rows: Sequence[Row],
    shapes: Callable[[], Shapes],
    *,
    day: date | None = None,
) -> Table:
    """Rows of a record, to be written with the names and the colours of its actors.

    Parameters
    ----------
    record
        The record.
    name
        The name of the answer, like ``control``.
    row_type
        The type of the rows.
    rows
        The rows.
    shapes
        What gives the shape of every place; called only by formats with geometry.
    day
        The day that all rows are about, if there is one.

    Returns
    -------
    Table
        The rows, ready for every format.
    """
    title = f"{record.title}: {name}{f' on {day.isoformat()}' if day else ''}"
    return Table(name, row_type, rows, shapes, title, record.actors, record.place_titles, day)

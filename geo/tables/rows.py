"""Row types: the columns of every answer, each declared once with its type and its value.

A column that mirrors a column of the data set comes from the field of its dataclass, so that a new
field is a new column of every answer and every format.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any, NewType, cast, get_type_hints

from typing_extensions import TypedDict  # pydantic makes no schema of Python 3.11's own

from geo.control.evidence import evidence
from geo.control.state import State
from geo.model.claim import Claim
from geo.model.place import Place
from geo.model.source import Source

Row = Mapping[str, Any]
"""One row of an answer: cells by column, with days as ISO 8601 text."""

Shapes = Mapping[str, Mapping[str, Any] | None]
"""The GeoJSON geometry of each place by its id (EPSG:4326).

Areas are polygons, other places points; None where the position is not known.
"""

Day = NewType("Day", str)
"""A day as ISO 8601 text, local to the place."""

Value = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the type of its cells, and what makes a cell of an item."""

    name: str
    type: Any
    value: Value


@dataclass(frozen=True)
class RowType:
    """The rows of one kind of answer. The first column is their key."""

    name: str
    description: str
    columns: tuple[Column, ...]

    @property
    def key(self) -> str:
        """The name of the column that no two rows share a value of."""
        return self.columns[0].name

    @property
    def column_names(self) -> list[str]:
        """The names of all columns, in their order."""
        return [column.name for column in self.columns]

    def row(self, item: Any) -> Row:
        """The row of an item: of a place, say."""
        return {column.name: column.value(item) for column in self.columns}

    @cached_property
    def typed_dict(self) -> Any:
        """A ``TypedDict`` with these columns, from which a schema can be made."""
        made = cast(Any, TypedDict)(
            self.name, {column.name: column.type for column in self.columns}
        )
        made.__doc__ = self.description
        return made


@dataclass(frozen=True, slots=True)
class PlaceState:
    """A place and its state: what a control row is made of."""

    place: Place
    state: State


@dataclass(frozen=True, slots=True)
class DatedState:
    """A state and the day on which it begins: what a history row is made of."""

    date: date
    state: State


@dataclass(frozen=True, slots=True)
class SourcedClaim:
    """A claim and the text that carries it: what a claim row is made of."""

    claim: Claim
    source: Source


def columns_of(
    row_class: type, at: str = "", names: Collection[str] = (), optional: Collection[str] = ()
) -> tuple[Column, ...]:
    """The fields of a dataclass of the model as columns.

    Parameters
    ----------
    row_class
        The dataclass.
    at
        The attribute of an item that holds the dataclass; empty where the item is one.
    names
        Only these fields, in this order; all of them if empty.
    optional
        Fields whose missing text is None in the answer and not empty.

    Returns
    -------
    tuple of Column
        Days as text.
    """
    hints = get_type_hints(row_class)
    chosen = names or [field.name for field in fields(row_class)]
    return tuple(_column(name, hints[name], at, name in optional) for name in chosen)


def _column(name: str, hint: Any, at: str, optional: bool) -> Column:
    read = attrgetter(f"{at}.{name}" if at else name)
    if hint is date:
        return Column(name, Day, lambda item: day_text(read(item)))
    if optional:
        return Column(name, hint | None, lambda item: read(item) or None)
    return Column(name, hint, read)


def day_text(day: date | None) -> Day | None:
    """A day as text; None where there is none."""
    return Day(day.isoformat()) if day else None


def _without(columns: Iterable[Column], *names: str) -> tuple[Column, ...]:
    return tuple(column for column in columns if column.name not in names)


SOURCE_OF_CLAIM = ("outlet", "origin", "title", "published_on", "url", "archived_url")
"""What a row of a claim says of its source."""


def _claim_columns() -> tuple[Column, ...]:
    """All fields of a claim, its evidence class beside its side, then its source."""
    columns = columns_of(Claim, at="claim", optional=("contender", "supersedes"))
    by_name = {column.name: column for column in columns}
    split = list(by_name).index("claimant_side") + 1
    return (
        *columns[:split],
        Column("evidence", str, lambda item: evidence(item.claim).value),
        *_without(columns[split:], "source_id"),
        by_name["source_id"],
        *columns_of(Source, at="source", names=SOURCE_OF_CLAIM),
    )


STATE_COLUMNS = (
    Column("holder", str | None, attrgetter("state.holder")),
    Column("contender", str | None, attrgetter("state.contender")),
    Column("standing", str, attrgetter("state.standing.value")),
    Column("since", Day | None, lambda item: day_text(item.state.since)),
    Column("last_claim", Day | None, lambda item: day_text(item.state.last_claim)),
    Column("rule", str, attrgetter("state.rule")),
    Column("claim_ids", list[str], lambda item: list(item.state.claim_ids)),
)

CONTROL_ROW = RowType(
    "ControlRow",
    "The state of a place at the end of a day. ``holder``, ``contender`` and ``since`` are None "
    "where nothing is reported.",
    (
        *columns_of(Place, at="place", names=("place_id", "name", "kind", "iso_3166_2")),
        *STATE_COLUMNS,
    ),
)

HISTORY_ROW = RowType(
    "HistoryRow",
    "A state of a place and the day on which it begins.",
    (Column("date", Day, lambda item: day_text(item.date)), *STATE_COLUMNS),
)

CLAIM_ROW = RowType("ClaimRow", "A claim with its evidence class and its source.", _claim_columns())

PLACE_ROW = RowType(
    "PlaceRow",
    "A place. ``lat`` and ``lon`` are degrees in EPSG:4326, None where the position is not known.",
    columns_of(Place),
)

SOURCE_ROW = RowType("SourceRow", "A published text.", columns_of(Source))


class Count(TypedDict):
    """The places of one kind: ``by_holder`` has undisputed holders only, and everything but ``total`` adds up to it."""  # noqa: E501 -- the description that the API publishes

    total: int
    by_holder: dict[str, int]
    contested: int
    unreported: int

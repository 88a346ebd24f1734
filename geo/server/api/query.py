"""What a path of the API is: what it can be asked, and what it answers.

A query is a frozen pydantic model: its fields are the parameters of a path, its value is the key
under which an answer is kept.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, TypeVar, cast

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    TypeAdapter,
    create_model,
)

from geo.dataset.descriptor import read_descriptor
from geo.dataset.reader import read_tables
from geo.model.record import Record
from geo.server.api.errors import RequestFault, short
from geo.server.record_cache import Snapshot
from geo.tables.formats import ANSWER_FORMATS, FORMATS, written
from geo.tables.queries import (
    kinds,
)
from geo.tables.rows import (
    Row,
    RowType,
    Shapes,
)
from geo.tables.shapes import shapes
from geo.tables.table import table_of


def _day(text: Any) -> date:
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        raise ValueError("is not a day like 2021-08-12") from None


Day = Annotated[date, BeforeValidator(_day)]
On = Annotated[
    Day,
    Field(
        description="The day, like 2021-08-12, the end of it. "
        "It may lie outside the record's period."
    ),
]
UpTo = Annotated[Day | None, Field(description="Only claims about this day or an earlier one.")]
Known = Annotated[
    Day | None,
    Field(
        description="Read only what had been published by this day, inclusive; "
        "all that is known now if left out."
    ),
]
Kind = Annotated[str | None, Field(description="Only this kind of place.")]
PlaceId = Annotated[
    str | None, Field(description="Only this place, by its place_id; /places lists them.")
]


class Query(BaseModel, ABC):
    """What a path is asked; parameters that it does not have are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    answer: ClassVar[str]
    """What the answer is about: the first word of its file's name."""
    address: ClassVar[str]
    """The path, below that of the API."""
    purpose: ClassVar[str]
    """What it answers, in a sentence."""

    @abstractmethod
    def content(self, snapshot: Snapshot) -> str | bytes:
        """The answer as it is sent, without a line end where it is text."""

    @classmethod
    def formats(cls) -> tuple[str, ...]:
        """The formats of the answer by their names, the default first."""
        return ANSWER_FORMATS.get(cls.answer, ("json",))

    @classmethod
    def answer_schema(cls) -> Mapping[str, Any]:
        """The schema of the answer's JSON."""
        return {"type": "object"}

    @classmethod
    def operation(cls) -> str:
        """The name by which generated clients call the path."""
        return f"get_{cls.__name__.removesuffix('Query').lower()}"

    @property
    def format_name(self) -> str:
        """The format of this answer."""
        return str(getattr(self, "format", self.formats()[0]))

    @property
    def media_type(self) -> str:
        """The media type of this answer."""
        return FORMATS[self.format_name].media_type

    def faults(self, record: Record) -> list[RequestFault]:
        """What the record does not have of what was asked."""
        faults = []
        kind: str | None = getattr(self, "kind", None)
        place_id: str | None = getattr(self, "place", None)
        known_kinds = tuple(kinds(record))
        if kind is not None and kind not in known_kinds:
            reason = f"kind: {short(kind)!r} is none of {', '.join(known_kinds)}"
            faults.append(RequestFault(reason, "kind", short(kind), known_kinds))
        if place_id is not None and place_id not in record.places:
            reason = f"place: {short(place_id)!r} is not in places.csv"
            allowed = ("a place_id of /places",)
            faults.append(RequestFault(reason, "place", short(place_id), allowed))
        return faults

    def file_name(self) -> str:
        """A name for the answer as a file, like ``claimline-control-2021-08-12.csv``."""
        parts = ["claimline", self.answer]
        for name, value in self:
            if value is not None and name != "format":
                parts.append(f"known-{value}" if name == "known" else str(value))
        stem = re.sub(r"[^A-Za-z0-9-]+", "-", "-".join(parts))
        return f"{stem}.{FORMATS[self.format_name].suffix}"


QueryType = TypeVar("QueryType", bound=Query)


def path(address: str, purpose: str) -> Callable[[type[QueryType]], type[QueryType]]:
    """What makes a path of a query, with the parameter ``format`` where there is a choice."""

    def declared(model: type[QueryType]) -> type[QueryType]:
        made = with_format(model) if len(model.formats()) > 1 else model
        made.address, made.purpose = address, purpose
        return made

    return declared


def with_format(model: type[QueryType]) -> type[QueryType]:
    """A query model with the parameter ``format``: one of the formats of its answer."""
    names = model.formats()
    choice = cast(Any, Literal)[names]
    field = Field(default=names[0], description="What the answer is written as.")
    made: type[QueryType] = create_model(
        model.__name__,
        __base__=model,
        __doc__=model.__doc__,
        __module__=model.__module__,
        format=(choice, field),
    )
    return made


class RecordQuery(Query):
    """What a path is asked that answers from the record alone, and takes a while to do it."""

    @abstractmethod
    def content_of(self, record: Record) -> str | bytes:
        """The answer as it is sent, without a line end where it is text."""

    def content(self, snapshot: Snapshot) -> str | bytes:
        """The same, from the record of a snapshot."""
        return self.content_of(snapshot.record)


class RowsQuery(RecordQuery):
    """What a path that answers with rows is asked."""

    row_type: ClassVar[RowType]

    @classmethod
    def formats(cls) -> tuple[str, ...]:
        """The formats of the answer by their names, the default first."""
        return ANSWER_FORMATS.get(cls.answer, ("json", "csv"))

    @classmethod
    def answer_schema(cls) -> Mapping[str, Any]:
        """The schema of the rows."""
        items = TypeAdapter(cls.row_type.typed_dict).json_schema()
        return {"type": "array", "items": items}

    @abstractmethod
    def rows(self, record: Record) -> Sequence[Row]:
        """The rows asked for."""

    def day_of_all(self) -> date | None:
        """The day that all rows are about, if there is one."""
        return None

    def content_of(self, record: Record) -> str | bytes:
        """The rows in the format asked for."""
        rows = self.rows(record)
        day = self.day_of_all()
        table = table_of(
            record, self.answer, self.row_type, rows, lambda: _shapes(record.folder), day=day
        )
        return written(self.format_name, table)


@lru_cache(maxsize=1)
def _shapes(folder: Path) -> Shapes:
    """The shapes of the places of a record, by its folder: they take long to read."""
    return shapes(read_tables(folder, read_descriptor(folder)))

"""What the paths of the API may be asked, and what each answers.

A question is a frozen pydantic model: its fields are the parameters of a path, its value is the key under which an answer is kept.
"""

from __future__ import annotations

import json
import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from geo import answers, formats
from geo.answers import ClaimRow, ControlRow, PlaceRow, Row, SourceRow
from geo.archive import archive
from geo.record import Record
from pages.parts.shelf import Display

SHORT = 80
"""The most characters of what was asked that a refusal repeats."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a request, or why it cannot be answered."""

    message: str
    parameter: str | None = None
    value: str | None = None
    allowed: tuple[str, ...] = ()

    def parts(self) -> dict[str, Any]:
        """Those fields that say something."""
        found = {"message": self.message, "parameter": self.parameter, "value": self.value, "allowed": list(self.allowed) or None}
        return {name: part for name, part in found.items() if part is not None}


class Refusal(Exception):
    """A request that cannot be answered as it is."""

    def __init__(self, status: int, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(fault.message for fault in faults))
        self.status = status
        self.faults = faults


def short(text: str) -> str:
    """A text as a refusal repeats it."""
    return text if len(text) <= SHORT else text[: SHORT - 1] + "…"


def _day(text: Any) -> date:
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        raise ValueError("is not a day like 2021-08-12") from None


Day = Annotated[date, BeforeValidator(_day)]
On = Annotated[Day, Field(description="The day, like 2021-08-12, the end of it. It may lie outside the record's period.")]
Known = Annotated[
    Day | None, Field(description="Read only what had been published by this day, inclusive; all that is known now if left out.")
]
Kind = Annotated[str | None, Field(description="Only this kind of place.")]
Place = Annotated[str | None, Field(description="Only this place, by its place_id; /places lists them.")]
Form = Field(description="What the answer is written as.")


class Asked(BaseModel, ABC):
    """What a path is asked; parameters that it does not have are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    about: ClassVar[str]
    """What the answer is about: the last part of the path."""

    @abstractmethod
    def content(self, shown: Display) -> str | bytes:
        """The answer as it is sent, without a line end where it is text."""

    @classmethod
    def forms(cls) -> tuple[str, ...]:
        """What the answer can be written as, the default first: each is the suffix of a file."""
        field = cls.model_fields.get("format")
        return get_args(field.annotation) if field else ("json",)

    @property
    def form(self) -> str:
        """What this answer is written as."""
        return str(getattr(self, "format", self.forms()[0]))

    def faults(self, record: Record) -> list[Fault]:
        """What the record does not have of what was asked."""
        found = []
        kind: str | None = getattr(self, "kind", None)
        place: str | None = getattr(self, "place", None)
        kinds = answers.kinds(record)
        if kind is not None and kind not in kinds:
            found.append(Fault(f"kind: {short(kind)!r} is none of {', '.join(kinds)}", "kind", short(kind), tuple(kinds)))
        if place is not None and place not in record.places:
            found.append(Fault(f"place: {short(place)!r} is not in places.csv", "place", short(place), ("a place_id of /places",)))
        return found

    def file_name(self) -> str:
        """A sensible name for the answer as a file: ``claimline-control-2021-08-12.csv``."""
        named = {name: str(value) for name, value in self if value is not None and name != "format"}
        parts = ["claimline", self.about, *(f"known-{value}" if name == "known" else value for name, value in named.items())]
        return f"{re.sub(r'[^A-Za-z0-9-]+', '-', '-'.join(parts))}.{self.form}"


class RowsAsked(Asked):
    """What a path that answers with rows is asked."""

    noun: ClassVar[type]

    @abstractmethod
    def rows(self, record: Record) -> Sequence[Row]:
        """The rows asked for."""

    def content(self, shown: Display) -> str | bytes:
        """The rows in the format asked for."""
        return formats.written(self.form, self.about, self.noun, self.rows(shown.record), lambda: _shapes(shown))


class ControlAsked(RowsAsked):
    """What ``/control`` is asked."""

    about = "control"
    noun = ControlRow
    on: On
    known: Known = None
    kind: Kind = None
    place: Place = None
    format: Annotated[Literal["json", "csv", "geojson", "gpkg", "parquet"], Form] = "json"

    def rows(self, record: Record) -> Sequence[Row]:
        """The state of every place."""
        return answers.control(record, self.on, self.known, self.kind, self.place)


class CountsAsked(Asked):
    """What ``/counts`` is asked."""

    about = "counts"
    on: On
    known: Known = None
    kind: Kind = None
    format: Annotated[Literal["json", "csv"], Form] = "json"

    def content(self, shown: Display) -> str:
        """The counts by kind of place."""
        counted = answers.counts(shown.record, self.on, self.known, self.kind)
        return formats.as_json(counted) if self.format == "json" else formats.as_csv(*answers.count_rows(counted))


class ClaimsAsked(RowsAsked):
    """What ``/claims`` is asked."""

    about = "claims"
    noun = ClaimRow
    place: Place = None
    kind: Kind = None
    on: Annotated[Day | None, Field(description="Only claims about this day or an earlier one.")] = None
    known: Known = None
    format: Annotated[Literal["json", "csv", "geojson", "gpkg", "parquet"], Form] = "json"

    def rows(self, record: Record) -> Sequence[Row]:
        """The claims, by place and then by event date."""
        return answers.claims(record, self.place, self.on, self.known, self.kind)


class PlacesAsked(RowsAsked):
    """What ``/places`` is asked."""

    about = "places"
    noun = PlaceRow
    place: Place = None
    kind: Kind = None
    format: Annotated[Literal["json", "csv", "geojson"], Form] = "json"

    def rows(self, record: Record) -> Sequence[Row]:
        """The places."""
        return answers.places(record, self.place, self.kind)


class SourcesAsked(RowsAsked):
    """What ``/sources`` is asked."""

    about = "sources"
    noun = SourceRow
    format: Annotated[Literal["json", "csv"], Form] = "json"

    def rows(self, record: Record) -> Sequence[Row]:
        """The sources."""
        return answers.sources(record)


class DescriptorAsked(Asked):
    """What ``/datapackage`` is asked: nothing."""

    about = "datapackage"

    def content(self, shown: Display) -> str:
        """The descriptor."""
        return formats.as_json(dict(shown.record.descriptor))


class ArchiveAsked(Asked):
    """What ``/datapackage.zip`` is asked: nothing."""

    about = "datapackage"

    @classmethod
    def forms(cls) -> tuple[str, ...]:
        """A ZIP."""
        return ("zip",)

    def content(self, shown: Display) -> bytes:
        """The record's own files. Refused while they are wrong: they are not those of the record on display then."""
        if shown.problems:
            raise Refusal(503, [Fault("the files are wrong at the moment; the other paths answer from the last good ones")])
        return archive(shown.record)

    def file_name(self) -> str:
        """The name of the archive."""
        return "claimline-datapackage.zip"


@lru_cache(maxsize=1)
def _shapes(shown: Display) -> formats.Shapes:
    """The shapes of the places, from what is on display: the files may have changed since."""
    land = json.loads(shown.assets.by_path[shown.assets.land].body)
    return formats.shapes(shown.record, land["areas"])

"""The paths of the API that answer from the record: one class each.

Routes, index and OpenAPI description follow from :data:`QUERIES`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import (
    TypeAdapter,
)

from geo.dataset.archive import archive
from geo.model.record import Record
from geo.model.view import Moment
from geo.server.api.query import Kind, Known, On, PlaceId, Query, RecordQuery, RowsQuery, UpTo, path
from geo.server.record_cache import Snapshot
from geo.tables.queries import (
    claim_rows,
    control_rows,
    count_places,
    count_table,
    place_rows,
    source_rows,
)
from geo.tables.rows import (
    CLAIM_ROW,
    CONTROL_ROW,
    PLACE_ROW,
    SOURCE_ROW,
    Count,
    Row,
)
from geo.tables.text import csv_text, json_text, spreadsheet_text


@path(
    "/control",
    "The derived state of every place at the end of a day, in the order of places.csv.",
)
class ControlQuery(RowsQuery):
    """What ``/control`` is asked."""

    answer = "control"
    row_type = CONTROL_ROW
    on: On
    known: Known = None
    kind: Kind = None
    place: PlaceId = None

    def day_of_all(self) -> date:
        """The day asked for."""
        return self.on

    def rows(self, record: Record) -> Sequence[Row]:
        """The state of every place."""
        return control_rows(record, Moment(self.on, self.known), self.kind, self.place)


@path("/counts", "How many places each actor holds at the end of a day, by kind of place.")
class CountsQuery(RecordQuery):
    """What ``/counts`` is asked."""

    answer = "counts"
    on: On
    known: Known = None
    kind: Kind = None

    @classmethod
    def answer_schema(cls) -> Mapping[str, Any]:
        """The schema of the counts."""
        return {"type": "object", "additionalProperties": TypeAdapter(Count).json_schema()}

    def content_of(self, record: Record) -> str:
        """The counts by kind of place."""
        counts = count_places(record, Moment(self.on, self.known), self.kind)
        if self.format_name == "json":
            return json_text(counts)
        write = csv_text if self.format_name == "csv" else spreadsheet_text
        return write(*count_table(counts))


@path(
    "/claims",
    "Who said what: the claims with their sources, in the order of places.csv "
    "and then by event date.",
)
class ClaimsQuery(RowsQuery):
    """What ``/claims`` is asked."""

    answer = "claims"
    row_type = CLAIM_ROW
    place: PlaceId = None
    kind: Kind = None
    on: UpTo = None
    known: Known = None

    def rows(self, record: Record) -> Sequence[Row]:
        """The claims, by place and then by event date."""
        moment = Moment(self.on or date.max, self.known)
        return claim_rows(record, moment, self.kind, self.place)


@path("/places", "The places of the record.")
class PlacesQuery(RowsQuery):
    """What ``/places`` is asked."""

    answer = "places"
    row_type = PLACE_ROW
    place: PlaceId = None
    kind: Kind = None

    def rows(self, record: Record) -> Sequence[Row]:
        """The places."""
        return place_rows(record, self.kind, self.place)


@path("/sources", "The published texts that carry the claims.")
class SourcesQuery(RowsQuery):
    """What ``/sources`` is asked."""

    answer = "sources"
    row_type = SOURCE_ROW

    def rows(self, record: Record) -> Sequence[Row]:
        """The sources."""
        return source_rows(record)


@path(
    "/datapackage",
    "The record's descriptor, a Frictionless Data Package: every column described, "
    "the licence, the version.",
)
class DescriptorQuery(Query):
    """What ``/datapackage`` is asked: nothing."""

    answer = "datapackage"

    def content(self, snapshot: Snapshot) -> str:
        """The descriptor."""
        return json_text(dict(snapshot.record.descriptor))


@path(
    "/datapackage.zip",
    "The record's own files: descriptor, tables, boundaries and what is written about them.",
)
class ArchiveQuery(RecordQuery):
    """What ``/datapackage.zip`` is asked: nothing."""

    answer = "datapackage"

    @classmethod
    def formats(cls) -> tuple[str, ...]:
        """A ZIP."""
        return ("zip",)

    def content_of(self, record: Record) -> bytes:
        """The files that the record was read from."""
        return archive(record)


QUERIES: Sequence[type[Query]] = (
    ControlQuery,
    CountsQuery,
    ClaimsQuery,
    PlacesQuery,
    SourcesQuery,
    DescriptorQuery,
    ArchiveQuery,
)
"""Every path that answers from the record, in the order of the description."""

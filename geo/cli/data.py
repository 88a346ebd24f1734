"""Commands that answer from the data: validate, control, counts, claims."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from geo.cli.arguments import DIR, KIND, KNOWN, ON, PLACE, TO, day, format_option
from geo.cli.lookup import record_of
from geo.cli.output import Answer, deliver
from geo.model.record import Record
from geo.model.view import Moment
from geo.tables.formats import ANSWER_FORMATS, written
from geo.tables.queries import claim_rows, control_rows, count_places, count_table
from geo.tables.rows import CLAIM_ROW, CONTROL_ROW, Shapes
from geo.tables.table import Table, table_of
from geo.tables.text import csv_text, json_text, spreadsheet_text, table_text

CONTROL_COLUMNS = (
    "place_id",
    "name",
    "kind",
    "iso_3166_2",
    "holder",
    "contender",
    "standing",
    "since",
    "claim_ids",
)
CLAIM_COLUMNS = (
    "event_date",
    "reported_on",
    "holder",
    "contender",
    "claimant",
    "evidence",
    "summary",
    "outlet",
    "url",
)
"""The columns that a table on a terminal has room for."""

CONTROL_FORMATS, COUNTS_FORMATS, CLAIMS_FORMATS = (
    ("table", *ANSWER_FORMATS[name]) for name in ("control", "counts", "claims")
)

COUNTS_WRITERS = {"table": table_text, "csv": csv_text, "spreadsheet": spreadsheet_text}
"""What writes a table of counts."""


def validate(folder: DIR = None) -> None:
    """Check a data set and name every wrong row."""
    record = record_of(folder, check="always")
    counts = f"{len(record.claims)} claims from {len(record.sources)} sources"
    about = f"about {len(record.places)} places"
    deliver(f"{record.title}: {counts} {about}; no problem found")


def control(
    *,
    on: ON,
    folder: DIR = None,
    known: KNOWN = None,
    kind: KIND = None,
    place: PLACE = None,
    form: Annotated[str, format_option(CONTROL_FORMATS)] = CONTROL_FORMATS[0],
    to: TO = None,
) -> None:
    """The derived state of every place on a day."""
    record = record_of(folder, kind=kind, place=place)
    rows = control_rows(record, Moment(on, known), kind, place)
    table = table_of(record, "control", CONTROL_ROW, rows, lambda: _shapes(record), day=on)
    deliver(_written(table, form, CONTROL_COLUMNS), to)


def counts(
    *,
    on: ON,
    folder: DIR = None,
    known: KNOWN = None,
    kind: KIND = None,
    form: Annotated[str, format_option(COUNTS_FORMATS)] = COUNTS_FORMATS[0],
    to: TO = None,
) -> None:
    """How many places each actor holds on a day, by kind."""
    counted = count_places(record_of(folder, kind=kind), Moment(on, known), kind)
    if form == "json":
        deliver(json_text(counted), to)
    else:
        deliver(COUNTS_WRITERS[form](*count_table(counted)), to)


def claims(
    *,
    folder: DIR = None,
    place: Annotated[
        str | None,
        typer.Option(
            "--place",
            metavar="ID",
            help="A place_id of places.csv; the claims about all places if left out.",
        ),
    ] = None,
    on: Annotated[
        date | None,
        typer.Option(
            "--on", metavar="DATE", parser=day, help="Only claims about this day or earlier."
        ),
    ] = None,
    known: KNOWN = None,
    kind: KIND = None,
    form: Annotated[str, format_option(CLAIMS_FORMATS)] = CLAIMS_FORMATS[0],
    to: TO = None,
) -> None:
    """The claims about one place, or about all."""
    record = record_of(folder, kind=kind, place=place)
    rows = claim_rows(record, Moment(on or date.max, known), kind, place)
    table = table_of(record, "claims", CLAIM_ROW, rows, lambda: _shapes(record))
    deliver(_written(table, form, CLAIM_COLUMNS if place else ("place_id", *CLAIM_COLUMNS)), to)


def _written(table: Table, form: str, columns: Sequence[str]) -> Answer:
    """Rows in a format; ``columns`` are those that a table on a terminal has."""
    return table_text(table.rows, columns) if form == "table" else written(form, table)


def _shapes(record: Record) -> Shapes:
    from geo.tables.shapes import shapes

    return shapes(record)

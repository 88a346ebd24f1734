"""The files that a static site offers for other programs: tables and layers.

The data package lies beside them as it is; these are made for a double click. Those about a day are
about the one on which the map opens.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geo.model.record import Record
from geo.model.view import Moment
from geo.tables.formats import FORMATS, written
from geo.tables.queries import claim_rows, control_rows, place_rows, source_rows
from geo.tables.rows import CLAIM_ROW, CONTROL_ROW, PLACE_ROW, SOURCE_ROW, Row, RowType
from geo.tables.shapes import shapes
from geo.tables.table import Table, table_of
from geo.web.downloads import FileGroup, FileLink
from geo.wording.states import day_words

FOLDER = "files/"
"""Where the files lie in the site."""

LAYER_FORMATS = ("gpkg", "geojson", "qml", "kml")

ANSWERS: Mapping[str, tuple[str, ...]] = {
    "control": ("spreadsheet", *LAYER_FORMATS),
    "claims": ("spreadsheet",),
    "places": ("spreadsheet",),
    "sources": ("spreadsheet",),
}
"""The formats of each answer."""


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the site: the answer in it, its format, and its name below :data:`FOLDER`."""

    answer: str
    format_name: str
    name: str


def site_files(record: Record) -> list[SiteFile]:
    """The files of a record, without what is in them.

    A layer and its style have the same name, by which QGIS finds the one beside the other.
    """
    day = record.opens_on.isoformat()
    return [
        SiteFile(answer, format_name, f"{stem}.{FORMATS[format_name].suffix}")
        for answer, formats in ANSWERS.items()
        for stem in [f"control-{day}" if answer == "control" else answer]
        for format_name in formats
    ]


def file_groups(record: Record) -> list[FileGroup]:
    """The files by what is in them, with their addresses below the site."""
    day = day_words(record.opens_on)
    titles = {"control": f"Who held what on {day}"}
    files = site_files(record)
    return [
        FileGroup(
            titles.get(answer, answer.capitalize()),
            tuple(
                FileLink(FORMATS[file.format_name].label, FOLDER + file.name)
                for file in files
                if file.answer == answer
            ),
        )
        for answer in ANSWERS
    ]


def site_file_contents(record: Record) -> Iterator[tuple[str, bytes]]:
    """(name, content) of each file."""
    tables = {answer: _table(record, answer) for answer in ANSWERS}
    for file in site_files(record):
        content = written(file.format_name, tables[file.answer])
        yield file.name, content if isinstance(content, bytes) else f"{content}\n".encode()


def _table(record: Record, answer: str) -> Table:
    day = record.opens_on
    rows: Mapping[str, tuple[RowType, Sequence[Row]]] = {
        "control": (CONTROL_ROW, control_rows(record, Moment(day))),
        "claims": (CLAIM_ROW, claim_rows(record)),
        "places": (PLACE_ROW, place_rows(record)),
        "sources": (SOURCE_ROW, source_rows(record)),
    }
    row_type, of_answer = rows[answer]
    about = day if answer == "control" else None
    return table_of(record, answer, row_type, of_answer, lambda: shapes(record), day=about)

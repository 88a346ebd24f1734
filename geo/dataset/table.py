"""Reading one table: a CSV file becomes rows of its dataclass.

The file is UTF-8 unless its resource names another encoding. Its first line holds the column names
of the schema, in their order, and so shows what stands between two cells. Whether the cells are
allowed is checked in :mod:`geo.dataset.schema_check`.
"""

from __future__ import annotations

import codecs
import csv
import io
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args, get_type_hints

from geo.dataset.texts import text_fault
from geo.folder import UnusableFileError, read_file
from geo.model.problem import DataError, Problem

DELIMITERS = (",", ";", "\t", "|")
"""What may stand between two cells."""

CELL_LETTERS = 80
"""The most letters of a wrong cell that a problem repeats."""

MOST_LINES = 250_000
"""The most line ends of a table that is read: a hundred thousand claims, some of several lines."""

DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
FIRST_YEAR, LAST_YEAR = 1000, 2999

csv.field_size_limit(2**31 - 1)  # the same as frictionless sets when it checks


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the cells of a line are told apart."""

    delimiter: str = ","
    skips_space: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column that a dataclass has: where it stands, and what its cells become."""

    name: str
    index: int
    missing_texts: frozenset[str]
    missing: str | None
    convert: Callable[[str], Any]
    expected: str

    def value(self, cells: Sequence[str]) -> Any:
        """The value of a line's cell; raises ``ValueError`` where it is not of the type."""
        cell = cells[self.index] if self.index < len(cells) else ""
        return self.missing if cell in self.missing_texts else self.convert(cell)


def read_table(folder: Path, resource: Mapping[str, Any], row_type: type) -> Mapping[str, Any]:
    """The rows of a table by their first column, in the order of the file.

    Parameters
    ----------
    folder
        The folder of the data set.
    resource
        The table in the descriptor, with ``path`` and ``schema``.
    row_type
        The dataclass of a row.

    Returns
    -------
    mapping of str to rows
        A missing text is empty, any other missing value None.

    Raises
    ------
    geo.model.problem.DataError
        Where the file cannot be read as text, or cells not as the types of the dataclass.
    """
    path = str(resource["path"])
    try:
        text = decoded(table_content(folder, path), encoding_of(resource))
        lines = list(_lines(text, dialect_of(text, resource)))
    except (OSError, ValueError, csv.Error) as error:
        raise DataError([Problem(path, None, None, f"cannot be read: {error}")]) from None
    if problems := list(_unshown_cells(path, text, lines)):
        raise DataError(problems)
    columns = _columns(resource["schema"], row_type)
    try:
        rows = [row_type(*[column.value(cells) for column in columns]) for cells in lines[1:]]
    except ValueError:
        raise DataError(list(_wrong_cells(path, lines, columns))) from None
    key = columns[0].name
    return MappingProxyType({getattr(row, key): row for row in rows})


def table_content(folder: Path, path: str) -> bytes:
    """The bytes of a table's file.

    Raises ``OSError`` where there is none, and :class:`~geo.folder.UnusableFileError` where it must
    not be read or has too many lines.
    """
    content = read_file(folder, path)
    if content.count(b"\n") + content.count(b"\r") > 2 * MOST_LINES:
        raise UnusableFileError(f"has more than {MOST_LINES} lines")
    return content


def encoding_of(resource: Mapping[str, Any]) -> str:
    """The encoding of a table's file."""
    return str(resource.get("encoding", "utf-8"))


def decoded(content: bytes, encoding: str) -> str:
    """The text of a file, without a byte order mark of UTF-8."""
    name = codecs.lookup(encoding).name
    return content.decode("utf-8-sig" if name == "utf-8" else name)


def dialect_of(text: str, resource: Mapping[str, Any]) -> Dialect:
    """The dialect in which the first line holds the column names; with commas if in none."""
    names = [field.get("name") for field in resource["schema"]["fields"]]
    first = io.StringIO(text, newline="").readline()
    for delimiter in DELIMITERS:
        for skips_space in (False, True):
            dialect = Dialect(delimiter, skips_space)
            if next(_lines(first, dialect), []) == names:
                return dialect
    return Dialect()


def _lines(text: str, dialect: Dialect) -> Iterator[list[str]]:
    return csv.reader(
        io.StringIO(text, newline=""),
        delimiter=dialect.delimiter,
        skipinitialspace=dialect.skips_space,
    )


def _columns(schema: Mapping[str, Any], row_type: type) -> list[Column]:
    described = {field["name"]: (index, field) for index, field in enumerate(schema["fields"])}
    hints = get_type_hints(row_type)
    return [
        _column(schema, *described[field.name], hints[field.name]) for field in fields(row_type)
    ]


def _column(schema: Mapping[str, Any], index: int, field: Mapping[str, Any], hint: Any) -> Column:
    listed = field.get("missingValues", schema.get("missingValues", [""]))
    texts = frozenset(item["value"] if isinstance(item, dict) else item for item in listed)
    types = [arm for arm in get_args(hint) or (hint,) if arm is not type(None)]
    convert, expected = READERS[types[0]]
    missing = None if len(get_args(hint)) else ""
    return Column(str(field["name"]), index, texts, missing, convert, expected)


def _wrong_cells(
    path: str, lines: Sequence[Sequence[str]], columns: Sequence[Column]
) -> Iterator[Problem]:
    for number, cells in enumerate(lines[1:], start=2):
        for column in columns:
            try:
                column.value(cells)
            except ValueError:
                cell = cells[column.index] if column.index < len(cells) else ""
                reason = f"{cell[:CELL_LETTERS]!r}: {column.expected}"
                yield Problem(path, number, column.name, reason)


def _unshown_cells(path: str, text: str, lines: Sequence[Sequence[str]]) -> Iterator[Problem]:
    """The cells with letters that must not be shown."""
    if text_fault(text) is None:
        return
    names = lines[0] if lines else []
    for number, cells in enumerate(lines, start=1):
        for column, cell in enumerate(cells):
            if reason := text_fault(cell):
                yield Problem(path, number, names[column] if column < len(names) else None, reason)


@cache
def _day(text: str) -> date:
    parts = DAY.fullmatch(text)
    if parts is None:
        raise ValueError(text)
    year, month, day = map(int, parts.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:  # days are added to days
        raise ValueError(text)
    return date(year, month, day)


def _number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):  # JSON has no infinity
        raise ValueError(text)
    return number


READERS: Mapping[type, tuple[Callable[[str], Any], str]] = {
    str: (str, "is no text"),
    date: (_day, "is no day like 2021-08-12"),
    float: (_number, "is no number"),
    int: (int, "is no whole number"),
}
"""What a cell becomes, by the type of the dataclass' field, and what is said of one that cannot."""

"""Reading one table: the cells are those that frictionless sees."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import astuple, fields
from datetime import date
from typing import get_type_hints

import frictionless
import pytest
from support.data import change_descriptor, change_row, rows

from geo.dataset.descriptor import read_descriptor, table_resources
from geo.dataset.reader import DEFAULT_FOLDER, read_tables
from geo.dataset.schema import TABLES
from geo.dataset.schema_check import schema_problems
from geo.dataset.table import read_table
from geo.model.problem import DataError

pytestmark = pytest.mark.long

Change = Callable[[bytes], bytes]


def resources(folder) -> dict:
    return {resource["name"]: resource for resource in table_resources(read_descriptor(folder))}


def frictionless_rows(folder, table: str) -> list[tuple]:
    """The rows as frictionless reads them, with the types of the dataclass."""
    package = frictionless.Package(str(folder / "datapackage.json"))
    hints = get_type_hints(TABLES[table])

    def value(name: str, cell):
        if cell is None:
            return "" if hints[name] is str else None
        return float(cell) if hints[name] in (float, float | None) else cell

    return [
        tuple(value(field.name, row[field.name]) for field in fields(TABLES[table]))
        for row in package.get_table_resource(table).read_rows()
    ]


@pytest.mark.parametrize("table", TABLES)
def test_the_shipped_tables_are_read_as_frictionless_reads_them(table):
    read = read_table(DEFAULT_FOLDER, resources(DEFAULT_FOLDER)[table], TABLES[table])
    ours = [astuple(row) for row in read.values()]
    theirs = frictionless_rows(DEFAULT_FOLDER, table)
    assert ours == theirs
    assert [[*map(type, row)] for row in ours] == [[*map(type, row)] for row in theirs]
    assert list(read) == [row[0] for row in theirs]


@pytest.mark.parametrize(
    "change",
    [
        lambda content: b"\xef\xbb\xbf" + content,
        lambda content: content.replace(b"\n", b"\r\n"),
        lambda content: content.replace(b",", b";"),
        lambda content: content.replace(b",", b"\t"),
        lambda content: content.replace(b",", b", "),
        lambda content: b"\n".join(
            b",".join(b'"' + cell + b'"' for cell in line.split(b","))
            for line in content.splitlines()
        ),
        lambda content: content[:-1],
    ],
    ids=["byte order mark", "CRLF", "semicolons", "tabs", "blanks", "quotes", "no last line end"],
)
def test_a_table_can_be_written_in_several_ways(folder, record, change: Change):
    path = folder / "actors.csv"
    path.write_bytes(change(path.read_bytes()))
    descriptor = read_descriptor(folder)
    assert schema_problems(folder, descriptor) == []
    assert read_tables(folder, descriptor).actors == record.actors


def test_cells_can_hold_delimiters_quotes_and_line_ends(folder):
    path = folder / "claims.csv"
    summary = 'He said: "no", twice;\nthen\tleft.'
    change_row(path, 2, summary=summary)
    row = rows(path)[0]
    record = read_tables(folder, read_descriptor(folder))
    assert record.claims[row["claim_id"]].summary == summary
    assert frictionless_rows(folder, "claims")[0][10] == summary


def test_days_and_numbers_are_read_as_frictionless_reads_them(folder):
    change_row(folder / "claims.csv", 2, event_date="2021-6-8")
    change_row(folder / "figures.csv", 2, value=" 2.0e2 ")
    record = read_tables(folder, read_descriptor(folder))
    assert next(iter(record.claims.values())).event_date == date(2021, 6, 8)
    assert next(iter(record.figures.values())).value == 200.0
    for table in ("claims", "figures"):
        ours = [astuple(row) for row in getattr(record, table).values()]
        assert ours == frictionless_rows(folder, table)


def test_a_schema_can_name_texts_that_mean_missing(folder):
    def change(descriptor):
        places = next(item for item in descriptor["resources"] if item["name"] == "places")
        places["schema"]["missingValues"] = ["", "-"]

    change_descriptor(folder, change)
    change_row(folder / "places.csv", 2, population="-", name_ps="-")
    place = next(iter(read_tables(folder, read_descriptor(folder)).places.values()))
    assert (place.population, place.name_ps) == (None, "")


@pytest.mark.parametrize(
    ("table", "column", "cell", "reason"),
    [
        ("claims", "event_date", "20210608", "'20210608': is no day like 2021-08-12"),
        ("claims", "event_date", "2021-02-30", "is no day"),
        ("figures", "value", "many", "is no number"),
        ("places", "population", "1.5", "is no whole number"),
    ],
)
def test_a_cell_of_another_type_is_named_even_unchecked(folder, table, column, cell, reason):
    change_row(folder / f"{table}.csv", 5, **{column: cell})
    with pytest.raises(DataError) as caught:
        read_tables(folder, read_descriptor(folder))
    (problem,) = caught.value.problems
    assert (problem.file, problem.row, problem.field) == (f"{table}.csv", 5, column)
    assert reason in problem.reason


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None])
def test_a_file_that_is_no_text_is_named_even_unchecked(folder, content):
    path = folder / "events.csv"
    path.unlink()
    if content:
        path.write_bytes(content)
    with pytest.raises(DataError, match=r"events\.csv: cannot be read"):
        read_tables(folder, read_descriptor(folder))


def test_a_long_cell_is_read_before_and_after_a_check(folder):
    """Frictionless raises the limit of Python's csv module for the whole process."""
    assert csv.field_size_limit() > 1_000_000
    change_row(folder / "claims.csv", 2, claimant="x" * 200_000)
    record = read_tables(folder, read_descriptor(folder))
    assert len(next(iter(record.claims.values())).claimant) == 200_000

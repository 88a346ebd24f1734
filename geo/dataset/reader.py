"""Reading a data set: a folder with a ``datapackage.json``, its tables and its boundaries.

What the descriptor says of columns, keys and allowed values is checked by frictionless; what a
table schema cannot say is checked in :mod:`geo.dataset.validation`. A folder is read whole or
refused whole, and a refusal names file, row, field and reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import frictionless
from frictionless import errors as frictionless_errors

from geo.dataset.descriptor import NAME, read_descriptor
from geo.dataset.schema import TABLES
from geo.dataset.validation import problems_across
from geo.model.problem import DataError, Problem
from geo.model.record import Record

DEFAULT_FOLDER = Path(__file__).resolve().parents[2] / "data" / "afghanistan-2021"
"""The record that ships with the project."""

CELL_LETTERS = 80
"""The most letters of a wrong cell that a problem repeats."""


def read_record(folder: Path) -> Record:
    """The record in a folder, wholly checked.

    Raises :class:`~geo.model.problem.DataError` with every problem found.
    """
    record = read_tables(folder, read_descriptor(folder))
    problems = problems_across(record)
    if problems:
        raise DataError(problems)
    return record


def read_tables(folder: Path, descriptor: Mapping[str, Any]) -> Record:
    """The record, its rows checked against their schemas alone.

    Raises :class:`~geo.model.problem.DataError` with every bad row.
    """
    resources = [item for item in descriptor["resources"] if item["name"] in TABLES]
    package = frictionless.Package.from_descriptor(
        {"name": "record", "resources": resources}, basepath=str(folder)
    )
    problems = _schema_problems(package)
    if problems:
        raise DataError(problems)
    tables: dict[str, Mapping[str, Any]] = {}
    for table, row_type in TABLES.items():
        key, *_ = (field.name for field in fields(row_type))
        rows = (
            _row(row_type, row.to_dict()) for row in package.get_table_resource(table).read_rows()
        )
        tables[table] = MappingProxyType({getattr(row, key): row for row in rows})
    return Record(folder, MappingProxyType(dict(descriptor)), **tables)


def _row(row_type: type, cells: Mapping[str, Any]) -> Any:
    """A row as its dataclass: a missing text is empty, any other missing value None."""
    return row_type(
        **{
            field.name: _value(cells[field.name], "None" in str(field.type))
            for field in fields(row_type)
        }
    )


def _value(cell: Any, optional: bool) -> Any:
    if cell is None:
        return None if optional else ""
    return cell if isinstance(cell, str | int | date) else float(cell)


def _schema_problems(package: frictionless.Package) -> list[Problem]:
    report = package.validate()
    files = {resource.name: str(resource.path) for resource in package.resources}
    problems = [Problem(NAME, None, None, error.note) for error in report.errors]
    for task in report.tasks:
        problems += [
            _schema_problem(files.get(task.name, task.name), error) for error in task.errors
        ]
    return sorted(
        problems,
        key=lambda problem: (problem.file, problem.row or 0, problem.field or "", problem.reason),
    )


def _schema_problem(file: str, error: frictionless.Error) -> Problem:
    field = getattr(error, "field_name", None)
    if isinstance(error, frictionless_errors.ForeignKeyError):
        field = ", ".join(error.field_names)
    cell = getattr(error, "cell", "None")
    reason = error.note or error.message
    if cell != "None":
        reason = f"{cell[:CELL_LETTERS]!r}: {error.note}"
    return Problem(file, getattr(error, "row_number", None), field, reason)

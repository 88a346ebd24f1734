"""Checking the tables against the descriptor's schemas: columns, types, keys, allowed values.

Frictionless does the checking. It is told how the file is written as
:mod:`geo.dataset.table` reads it, so that both see the same cells.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import frictionless
from frictionless import errors as frictionless_errors

from geo.dataset.descriptor import NAME, table_resources
from geo.dataset.table import CELL_LETTERS, Dialect, decoded, dialect_of, encoding_of, table_content
from geo.model.problem import Problem

UNREAD = ("compression", "innerpath", "extrapaths", "control", "layout", "data", "type")
"""What a resource may say of its file that is not read."""


def schema_problems(folder: Path, descriptor: Mapping[str, Any]) -> list[Problem]:
    """Every problem that the schemas of the descriptor show in the tables, by file and row."""
    resources = [_plain_resource(folder, resource) for resource in table_resources(descriptor)]
    try:
        package = frictionless.Package.from_descriptor(
            {"name": "record", "resources": resources}, basepath=str(folder)
        )
        report = package.validate()
    except frictionless.FrictionlessException as error:
        reasons = error.reasons or [error.error]
        return [Problem(NAME, None, None, reason.note) for reason in reasons]
    except Exception as error:  # a schema that is none makes frictionless fail in many ways
        return [Problem(NAME, None, None, f"has a schema that cannot be read: {error}")]
    files = {resource.name: str(resource.path) for resource in package.resources}
    problems = [Problem(NAME, None, None, error.note) for error in report.errors]
    for task in report.tasks:
        problems += [_problem(files.get(task.name, task.name), error) for error in task.errors]
    return sorted(
        problems,
        key=lambda problem: (problem.file, problem.row or 0, problem.field or "", problem.reason),
    )


def _plain_resource(folder: Path, resource: Mapping[str, Any]) -> dict[str, Any]:
    """The resource as a CSV file in the dialect in which it is read."""
    dialect = _dialect(folder, resource)
    return {
        **{name: value for name, value in resource.items() if name not in UNREAD},
        "scheme": "file",
        "format": "csv",
        "encoding": encoding_of(resource),
        "dialect": {
            "csv": {
                "delimiter": dialect.delimiter,
                "quoteChar": '"',
                "skipInitialSpace": dialect.skips_space,
            }
        },
    }


def _dialect(folder: Path, resource: Mapping[str, Any]) -> Dialect:
    try:
        text = decoded(table_content(folder, resource["path"]), encoding_of(resource))
    except (OSError, ValueError):
        return Dialect()  # frictionless names the reason
    return dialect_of(text, resource)


def _problem(file: str, error: frictionless.Error) -> Problem:
    field = getattr(error, "field_name", None)
    if isinstance(error, frictionless_errors.ForeignKeyError):
        field = ", ".join(error.field_names)
    cell = getattr(error, "cell", "None")
    reason = error.note or error.message
    if cell != "None":
        reason = f"{cell[:CELL_LETTERS]!r}: {error.note}"
    return Problem(file, getattr(error, "row_number", None), field, reason)

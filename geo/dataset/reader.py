"""Reading a data set: a folder with a ``datapackage.json``, its tables and its boundaries.

A folder is read whole or refused whole, and a refusal names file, row, field and reason. What the
descriptor says of columns, keys and allowed values is checked in :mod:`geo.dataset.schema_check`;
what a schema cannot say, in :mod:`geo.dataset.validation`. A data set whose files were found valid
before is not checked again (:mod:`geo.dataset.stamps`).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from geo.dataset.descriptor import read_descriptor, table_resources
from geo.dataset.schema import TABLES
from geo.dataset.stamps import fingerprint, has_stamp, set_stamp
from geo.dataset.table import read_table, table_content
from geo.folder import UnusableFileError
from geo.model.problem import DataError, Problem
from geo.model.record import Record

SHIPPED = Path("data", "afghanistan-2021")
PACKAGE = Path(__file__).resolve().parents[1]

DEFAULT_FOLDER = next(
    (root / SHIPPED for root in (PACKAGE.parent, PACKAGE) if (root / SHIPPED).is_dir()),
    PACKAGE.parent / SHIPPED,
)
"""The record that ships with the project: in the repository, or inside the installed package."""

Checking = Literal["cached", "always"]
"""``cached`` does not check again what was found valid before."""


def read_record(folder: Path, check: Checking = "cached") -> Record:
    """The record in a folder, wholly checked.

    Parameters
    ----------
    folder
        The data set.
    check
        ``cached`` reads a data set without checking it where the same files were found valid
        before by the same code; ``always`` checks every time.

    Returns
    -------
    Record
        With all its tables.

    Raises
    ------
    geo.model.problem.DataError
        With every problem found.
    """
    descriptor = read_descriptor(folder)
    before = fingerprint(folder, descriptor)
    if check == "cached" and has_stamp(before):
        return read_tables(folder, descriptor)
    record = _checked_record(folder, descriptor)
    if before == fingerprint(folder, descriptor):  # not edited meanwhile
        set_stamp(before)
    return record


def read_tables(folder: Path, descriptor: Mapping[str, Any]) -> Record:
    """The record as its files have it, not checked but for the types of its cells.

    Raises :class:`~geo.model.problem.DataError` where a table cannot be read.
    """
    resources = {resource["name"]: resource for resource in table_resources(descriptor)}
    tables: dict[str, Any] = {
        table: read_table(folder, resources[table], row_type) for table, row_type in TABLES.items()
    }
    return Record(folder, MappingProxyType(dict(descriptor)), **tables)


def _file_problems(folder: Path, descriptor: Mapping[str, Any]) -> list[Problem]:
    """The tables that must not be read, whatever is in them."""
    problems = []
    for resource in table_resources(descriptor):
        path = str(resource["path"])
        try:
            table_content(folder, path)
        except UnusableFileError as error:
            problems.append(Problem(path, None, None, str(error)))
        except OSError:  # the check of the schema names the reason
            continue
    return problems


def _checked_record(folder: Path, descriptor: Mapping[str, Any]) -> Record:
    from geo.dataset.schema_check import schema_problems
    from geo.dataset.validation import problems_across

    problems = _file_problems(folder, descriptor) or schema_problems(folder, descriptor)
    if problems:
        raise DataError(problems)
    record = read_tables(folder, descriptor)
    problems = problems_across(record)
    if problems:
        raise DataError(problems)
    return record

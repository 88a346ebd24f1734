"""Reading a data set: a folder with a ``datapackage.json``, its tables and its boundaries.

What the descriptor says of columns, keys and allowed values is checked by frictionless; what a table schema cannot say is
checked in :mod:`geo.checks`. A folder is read whole or refused whole, and a refusal names file, row, field and reason.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

import frictionless
from frictionless import errors as frictionless_errors

from geo.vocabulary import Actor, Claim, Event, Figure, Place, Source

TABLES: Mapping[str, type] = {"claims": Claim, "sources": Source, "places": Place, "actors": Actor, "events": Event, "figures": Figure}
"""The tables of a data set and what a row of each becomes."""

DEFAULT_FOLDER = Path(__file__).resolve().parent.parent / "data" / "afghanistan-2021"
"""The record that ships with the project."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong with a data set, and where. ``row`` counts lines as an editor shows them, the header being 1."""

    file: str
    row: int | None
    field: str | None
    reason: str

    def __str__(self) -> str:
        where = [self.file, f"row {self.row}" if self.row else "", f"field {self.field}" if self.field else ""]
        return ", ".join(part for part in where if part) + f": {self.reason}"


class DataError(ValueError):
    """A data set that cannot be used; ``problems`` holds every reason found."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(frozen=True)
class Record:
    """One data set. The tables are keyed by their first column, in the order of the files."""

    folder: Path
    descriptor: Mapping[str, Any]
    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    places: Mapping[str, Place]
    actors: Mapping[str, Actor]
    events: Mapping[str, Event]
    figures: Mapping[str, Figure]

    @property
    def title(self) -> str:
        """The name of the data set."""
        return str(self.descriptor["title"])

    @property
    def settings(self) -> Mapping[str, Any]:
        """What the descriptor says to Claimline: period, headline, map window, boundaries."""
        settings: Mapping[str, Any] = self.descriptor["claimline"]
        return settings

    @property
    def period(self) -> tuple[date, date]:
        """First and last day on the slider, both inclusive."""
        period = self.settings["period"]
        return date.fromisoformat(period["start"]), date.fromisoformat(period["end"])

    @cached_property
    def origins(self) -> Mapping[str, str]:
        """The origin of each source."""
        return {source_id: source.origin for source_id, source in self.sources.items()}

    @cached_property
    def claims_by_place(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims about each place itself, by event date."""
        found: dict[str, list[Claim]] = {place_id: [] for place_id in self.places}
        for claim in sorted(self.claims.values(), key=lambda claim: (claim.event_date, claim.reported_on, claim.claim_id)):
            found[claim.place_id].append(claim)
        return {place_id: tuple(claims) for place_id, claims in found.items()}

    @cached_property
    def seats(self) -> Mapping[str, str]:
        """The capital of each area that has one."""
        return {place.parent_id: place.place_id for place in self.places.values() if place.kind == self.settings["seat_kind"]}


def read_descriptor(folder: Path) -> dict[str, Any]:
    """The checked ``datapackage.json`` of a folder.

    Raises :class:`DataError` where it is missing, is not JSON, lacks a table or a column, or points outside the folder.
    """
    name = "datapackage.json"
    try:
        descriptor = json.loads((folder / name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DataError([Problem(name, None, None, f"there is no such file in {folder.name or folder}/")]) from None
    except (ValueError, OSError) as error:
        raise DataError([Problem(name, None, None, f"cannot be read: {error}")]) from None
    problems = [Problem(name, None, field, reason) for field, reason in _descriptor_faults(descriptor)]
    if problems:
        raise DataError(problems)
    checked: dict[str, Any] = descriptor
    return checked


def _descriptor_faults(descriptor: Any) -> list[tuple[str, str]]:
    if not isinstance(descriptor, dict):
        return [("", "is not a JSON object")]
    faults = [(key, "is missing") for key in ("name", "title", "resources", "claimline") if not descriptor.get(key)]
    resources = descriptor.get("resources")
    tables = {str(item.get("name")): item for item in resources if isinstance(item, dict)} if isinstance(resources, list) else {}
    for table, noun in TABLES.items():
        schema = tables.get(table, {}).get("schema")
        if not isinstance(schema, dict):
            faults.append((table, "has no resource with a schema written out"))
            continue
        columns = {field.get("name") for field in schema.get("fields", []) if isinstance(field, dict)}
        faults += [
            (f"{table}.{field.name}", "is not among the columns of the schema") for field in fields(noun) if field.name not in columns
        ]
    for table, resource in tables.items():
        if not is_inside(resource.get("path")):
            faults.append((f"{table}.path", "must name a file inside the folder"))
    settings = descriptor.get("claimline")
    return faults + (_settings_faults(settings) if isinstance(settings, dict) else [])


def _settings_faults(settings: dict[str, Any]) -> list[tuple[str, str]]:
    faults = []
    try:
        start, end = (date.fromisoformat(settings["period"][key]) for key in ("start", "end"))
        if not start < end:
            faults.append(("claimline.period", "must start before it ends"))
        if not start <= date.fromisoformat(settings["opens_on"]) <= end:
            faults.append(("claimline.opens_on", "must lie in the period"))
    except (KeyError, TypeError, ValueError) as error:
        faults.append(("claimline.period", f"wants start, end and opens_on as ISO dates ({error})"))
    wanted = {"headline": ("kind", "noun", "actor"), "map": ("south", "west", "north", "east"), "boundaries": ("path", "place_id")}
    for key, names in wanted.items():
        found = settings.get(key)
        faults += [(f"claimline.{key}.{name}", "is missing") for name in names if not isinstance(found, dict) or name not in found]
    faults += [(f"claimline.{key}", "is missing") for key in ("area_kind", "seat_kind") if not isinstance(settings.get(key), str)]
    for key in ("boundaries", "neighbours"):
        layer = settings.get(key)
        if isinstance(layer, dict) and not is_inside(layer.get("path")):
            faults.append((f"claimline.{key}.path", "must name a file inside the folder"))
    return faults


def is_inside(path: Any) -> bool:
    """Whether a path is plain, relative and stays inside its folder."""
    if not isinstance(path, str) or not path or "\\" in path or ":" in path or "\0" in path:
        return False
    pure = PurePosixPath(path)
    return not pure.is_absolute() and ".." not in pure.parts


def read_tables(folder: Path, descriptor: Mapping[str, Any]) -> Record:
    """The record, its rows checked against their schemas alone. Raises :class:`DataError` with every bad row."""
    resources = [resource for resource in descriptor["resources"] if resource["name"] in TABLES]
    package = frictionless.Package.from_descriptor({"name": "record", "resources": resources}, basepath=str(folder))
    problems = _schema_problems(package)
    if problems:
        raise DataError(problems)
    tables: dict[str, Mapping[str, Any]] = {}
    for table, noun in TABLES.items():
        key, *_ = (field.name for field in fields(noun))
        rows = (_row(noun, row.to_dict()) for row in package.get_table_resource(table).read_rows())
        tables[table] = MappingProxyType({getattr(row, key): row for row in rows})
    return Record(folder, MappingProxyType(dict(descriptor)), **tables)


def _row(noun: type, cells: Mapping[str, Any]) -> Any:
    """A row as its dataclass: a missing text is empty, any other missing value None."""
    return noun(**{field.name: _value(cells[field.name], "None" in str(field.type)) for field in fields(noun)})


def _value(cell: Any, optional: bool) -> Any:
    if cell is None:
        return None if optional else ""
    return cell if isinstance(cell, str | int | date) else float(cell)


def _schema_problems(package: frictionless.Package) -> list[Problem]:
    report = package.validate()
    files = {resource.name: str(resource.path) for resource in package.resources}
    problems = [Problem("datapackage.json", None, None, error.note) for error in report.errors]
    for task in report.tasks:
        for error in task.errors:
            row = getattr(error, "row_number", None)
            field = getattr(error, "field_name", None)
            if isinstance(error, frictionless_errors.ForeignKeyError):
                field = ", ".join(error.field_names)
            cell = getattr(error, "cell", "None")
            reason = error.note or error.message if cell == "None" else f"{cell[:80]!r}: {error.note}"
            problems.append(Problem(files.get(task.name, task.name), row, field, reason))
    return sorted(problems, key=lambda problem: (problem.file, problem.row or 0, problem.field or "", problem.reason))

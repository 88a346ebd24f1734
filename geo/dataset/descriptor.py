"""Reading and checking ``datapackage.json``, the descriptor of a data set."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path, PurePosixPath
from typing import Any

from geo.dataset.schema import TABLES
from geo.dataset.settings import setting_faults
from geo.dataset.texts import text_fault
from geo.folder import read_file
from geo.model.problem import DataError, Problem

NAME = "datapackage.json"
LARGEST_MEGABYTES = 4

LAYERS = ("boundaries", "neighbours")

UNREAD_OPTIONS = ("decimalChar", "groupChar", "bareNumber")
"""How a schema can say that numbers are written, none of which is read."""

Fault = tuple[str, str]
"""(field of the descriptor, reason)."""


def read_descriptor(folder: Path) -> dict[str, Any]:
    """The checked ``datapackage.json`` of a folder.

    Raises :class:`~geo.model.problem.DataError` where it is missing, is not JSON, lacks a table or
    a column, or points outside the folder.
    """
    try:
        text = read_file(folder, NAME, LARGEST_MEGABYTES).decode("utf-8-sig")
        descriptor = json.loads(text)
        faults = _faults(descriptor)
    except FileNotFoundError:
        reason = f"there is no such file in {folder.name or folder}/"
        raise DataError([Problem(NAME, None, None, reason)]) from None
    except RecursionError:
        raise DataError([Problem(NAME, None, None, "is nested too deep")]) from None
    except (ValueError, OSError) as error:
        raise DataError([Problem(NAME, None, None, f"cannot be read: {error}")]) from None
    problems = [Problem(NAME, None, field, reason) for field, reason in faults]
    if problems:
        raise DataError(problems)
    checked: dict[str, Any] = descriptor
    return checked


def table_resources(descriptor: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The tables of a checked descriptor, without what else it lists."""
    return [item for item in _named(descriptor["resources"]) if item["name"] in TABLES]


def is_inside(path: Any) -> bool:
    """Whether a path is plain, relative and stays inside its folder."""
    if not isinstance(path, str) or not path or "\\" in path or ":" in path or "\0" in path:
        return False
    pure = PurePosixPath(path)
    return not pure.is_absolute() and ".." not in pure.parts


def _is_encoding(name: Any) -> bool:
    try:
        io.TextIOWrapper(io.BytesIO(), encoding=name)
    except (LookupError, TypeError, ValueError):
        return False
    return name is not None


def _faults(descriptor: Any) -> list[Fault]:
    if not isinstance(descriptor, dict):
        return [("", "is not a JSON object")]
    required = ("name", "title", "resources", "claimline")
    faults = [(key, "is missing") for key in required if not descriptor.get(key)]
    faults += _resource_faults(descriptor.get("resources"))
    faults += [*setting_faults(descriptor), *_layer_faults(descriptor.get("claimline"))]
    return faults or [*_text_faults(descriptor)]


def _layer_faults(settings: Any) -> Iterator[Fault]:
    for key in LAYERS if isinstance(settings, dict) else ():
        layer = settings.get(key)
        if layer and not (isinstance(layer, dict) and is_inside(layer.get("path"))):
            yield f"claimline.{key}.path", "must name a file inside the folder"


def _text_faults(node: Any, field: str = "") -> Iterator[Fault]:
    """Texts that cannot be shown."""
    if isinstance(node, str):
        reason = text_fault(node)
        if reason:
            yield field, reason
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _text_faults(key, field)
            yield from _text_faults(value, f"{field}.{key}".lstrip("."))
    elif isinstance(node, list):
        for value in node:
            yield from _text_faults(value, field)


def _resource_faults(resources: Any) -> Iterator[Fault]:
    named = _named(resources)
    if isinstance(resources, list) and len(named) < len(resources):
        yield "resources", "must be objects with a name"
    by_name = {resource["name"]: resource for resource in named}
    for table, row_type in TABLES.items():
        schema = by_name.get(table, {}).get("schema")
        if isinstance(schema, dict):
            for column, reason in _schema_faults(schema, row_type):
                yield f"{table}.{column}", reason
        else:
            yield table, "has no resource with a schema written out"
    for resource in named:
        if not is_inside(resource.get("path")):
            yield f"{resource['name']}.path", "must name a file inside the folder"
        encoding = resource.get("encoding", "utf-8")
        if not _is_encoding(encoding):
            yield f"{resource['name']}.encoding", f"{encoding!r} is no encoding of text"


def _schema_faults(described_by: Mapping[str, Any], row_type: type) -> Iterator[Fault]:
    described = described_by.get("fields")
    named = _named(described)
    if isinstance(described, list) and len(named) < len(described):
        yield "fields", "must be objects with a name"
    columns = {field["name"]: field for field in named}
    for name, node in (("missingValues", described_by), *columns.items()):
        if not _are_missing_values(node.get("missingValues", [])):
            yield name, "must be a list of texts, at property 'missingValues'"
    for field in fields(row_type):
        if field.name in columns:
            yield from ((field.name, reason) for reason in _option_faults(columns[field.name]))
        else:
            yield field.name, "is not among the columns of the schema"


def _named(items: Any) -> list[dict[str, Any]]:
    """The objects of a list that have a name."""
    listed = items if isinstance(items, list) else []
    return [item for item in listed if isinstance(item, dict) and isinstance(item.get("name"), str)]


def _are_missing_values(listed: Any) -> bool:
    """Texts, or objects that have one as their value."""
    if not isinstance(listed, list):
        return False
    texts = [item.get("value") if isinstance(item, dict) else item for item in listed]
    return all(isinstance(text, str) for text in texts)


def _option_faults(field: dict[str, Any]) -> Iterator[str]:
    """Ways of writing days and numbers that the reader does not know."""
    if field.get("type") == "date" and field.get("format") not in (None, "default"):
        yield f"wants days like 2021-08-12, not in the format {field['format']!r}"
    for option in UNREAD_OPTIONS:
        if option in field:
            yield f"wants plain numbers; {option!r} is not read"

"""Descriptors that are wrong are refused in words, however they are wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from support.data import change_descriptor, change_row

from geo.dataset.reader import read_record
from geo.model.problem import DataError

Change = Callable[[dict[str, Any]], object]


def claims(descriptor: dict[str, Any]) -> dict[str, Any]:
    return descriptor["resources"][0]


def schema(descriptor: dict[str, Any]) -> dict[str, Any]:
    return claims(descriptor)["schema"]


def event_date(descriptor: dict[str, Any]) -> dict[str, Any]:
    return next(field for field in schema(descriptor)["fields"] if field["name"] == "event_date")


WRONG: dict[str, tuple[Change, str]] = {
    "resource that is none": (
        lambda found: found["resources"].append(None),
        "field resources: must be objects with a name",
    ),
    "resource without a name": (
        lambda found: found["resources"].append({"path": "a.csv"}),
        "field resources: must be objects with a name",
    ),
    "resource whose name is none": (
        lambda found: found["resources"].append({"name": ["a"], "path": "a.csv"}),
        "field resources: must be objects with a name",
    ),
    "resource twice, the first outside": (
        lambda found: found["resources"].insert(0, {**claims(found), "path": "../a.csv"}),
        "field claims.path: must name a file inside the folder",
    ),
    "resource twice": (
        lambda found: found["resources"].append(claims(found)),
        "names of the resources are not unique",
    ),
    "resource whose title is none": (
        lambda found: claims(found).update(title=5),
        "5 is not of type 'string' at property 'title'",
    ),
    "field that is none": (
        lambda found: schema(found)["fields"].append(None),
        "field claims.fields: must be objects with a name",
    ),
    "no fields": (
        lambda found: schema(found).update(fields=None),
        "field claims.claim_id: is not among the columns",
    ),
    "unknown type": (
        lambda found: schema(found)["fields"][0].update(type="planet"),
        'field type "planet" is not supported',
    ),
    "days written otherwise": (
        lambda found: event_date(found).update(format="%Y-%d-%m"),
        "field claims.event_date: wants days like 2021-08-12",
    ),
    "numbers written otherwise": (
        lambda found: schema(found)["fields"][0].update(decimalChar=","),
        "field claims.claim_id: wants plain numbers; 'decimalChar' is not read",
    ),
    "missing values that are none": (
        lambda found: schema(found).update(missingValues=5),
        "at property 'missingValues'",
    ),
    "foreign keys that are none": (
        lambda found: schema(found).update(foreignKeys=5),
        "has a schema that cannot be read",
    ),
    "pattern that is none": (
        lambda found: schema(found)["fields"][0]["constraints"].update(pattern="(("),
        "has a schema that cannot be read",
    ),
    "primary key that is no column": (
        lambda found: schema(found).update(primaryKey=["nope"]),
        "primary key",
    ),
    "settings that are none": (
        lambda found: found.update(claimline="all"),
        "field claimline: is not a JSON object",
    ),
    "layer that is none": (
        lambda found: found["claimline"].update(neighbours="neighbours.zip"),
        "field claimline.neighbours.path: must name a file inside the folder",
    ),
}


@pytest.mark.parametrize(("change", "reason"), WRONG.values(), ids=WRONG)
def test_a_wrong_descriptor_is_refused_in_words(folder, change: Change, reason: str):
    change_descriptor(folder, change)
    with pytest.raises(DataError) as caught:
        read_record(folder)
    problems = [str(problem) for problem in caught.value.problems]
    assert all(problem.startswith("datapackage.json") for problem in problems)
    assert any(reason in problem for problem in problems)


@pytest.mark.parametrize("encoding", ["klingon", 5, None, "rot13", "a\0b"])
def test_an_unknown_encoding_is_refused_in_words(folder, encoding):
    change_descriptor(folder, lambda found: claims(found).update(encoding=encoding))
    with pytest.raises(DataError, match=r"claims\.encoding: .* is no encoding of text"):
        read_record(folder)


def test_another_encoding_can_be_named(folder):
    path = folder / "actors.csv"
    change_row(path, 2, name="Gouvernement légitime")
    path.write_bytes(path.read_text(encoding="utf-8").encode("latin-1"))

    def change(descriptor):
        actors = next(item for item in descriptor["resources"] if item["name"] == "actors")
        actors["encoding"] = "latin-1"

    change_descriptor(folder, change)
    assert next(iter(read_record(folder).actors.values())).name == "Gouvernement légitime"


def test_a_dialect_of_the_descriptor_does_not_change_how_a_table_is_read(folder, record):
    """What is checked is what is read: the first line shows how cells are told apart."""
    dialect = {"delimiter": ";", "header": False, "commentChar": "a"}
    change_descriptor(folder, lambda found: claims(found).update(dialect=dialect, format="json"))
    assert read_record(folder).claims == record.claims

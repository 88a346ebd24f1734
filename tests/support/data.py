"""Changing copies of a data set."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from geo.dataset.reader import read_record
from geo.model.problem import DataError

Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(path: Path, content: list[Row]) -> None:
    """Write rows over a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(content[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(content)


def change_row(path: Path, number: int, **cells: str) -> None:
    """Change cells of one row; ``number`` counts lines as an editor does."""
    content = rows(path)
    content[number - 2].update(cells)
    write_rows(path, content)


def change_descriptor(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Apply a change to ``datapackage.json``."""
    path = folder / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    change(descriptor)
    path.write_text(json.dumps(descriptor), encoding="utf-8")


def refusal(folder: Path) -> list[str]:
    """Why a data set is refused, a line for each problem."""
    with pytest.raises(DataError) as caught:
        read_record(folder)
    return [str(problem) for problem in caught.value.problems]

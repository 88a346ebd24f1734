"""Rows as text: JSON, CSV, GeoJSON, and a table for the terminal."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from geo.tables.rows import Row

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula at the start of a cell."""

CELL_LETTERS = 60
"""The most letters of a cell that a table shows."""


def json_text(content: Any) -> str:
    """Indented JSON, readable in any script."""
    return json.dumps(content, ensure_ascii=False, indent=2)


def csv_text(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """CSV with a header and LF line ends.

    Lists are joined by spaces, and no text cell can act as a formula in a spreadsheet.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_csv_cell(row[column]) for column in columns] for row in rows)
    return text.getvalue().rstrip("\n")


def table_text(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """A table for the terminal; control characters in cells are shown as blanks."""
    from tabulate import tabulate

    body = [[_table_cell(row[column]) for column in columns] for row in rows]
    return tabulate(body, headers=list(columns), tablefmt="simple", disable_numparse=True)


def geojson_text(
    rows: Sequence[Row], key: str, shapes: Mapping[str, Mapping[str, Any] | None]
) -> str:
    """A FeatureCollection, one feature a line.

    Parameters
    ----------
    rows
        Rows with a ``place_id``.
    key
        The column that becomes the id of a feature.
    shapes
        The geometry of each place by its id (EPSG:4326); None becomes ``null``.

    Returns
    -------
    str
        GeoJSON, without a line end.
    """
    features = (
        json.dumps(
            {
                "type": "Feature",
                "id": row[key],
                "geometry": shapes[row["place_id"]],
                "properties": row,
            },
            ensure_ascii=False,
        )
        for row in rows
    )
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(features) + "\n]}"


def _csv_cell(value: Any) -> str:
    text = " ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    is_formula = isinstance(value, str | list) and text.startswith(FORMULA_STARTS)
    return f"'{text}" if is_formula else text


def _table_cell(value: Any) -> str:
    text = str(len(value)) if isinstance(value, list) else "" if value is None else str(value)
    plain = "".join(letter if letter.isprintable() else " " for letter in text)
    return plain if len(plain) <= CELL_LETTERS else plain[: CELL_LETTERS - 1] + "…"

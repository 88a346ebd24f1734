"""Rows as text: JSON, CSV, GeoJSON, and a table for the terminal."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from geo.tables.rows import Row

FORMULA_SIGNS = "=+\\-@＝＋－＠"
"""What a formula begins with; some spreadsheets read the wide signs as the narrow ones."""

FORMULA = re.compile(rf"\s*[{FORMULA_SIGNS}]|[\t\r\n]")
"""How a cell begins that a spreadsheet may take for a formula."""

FORMULA_INSIDE = re.compile(rf"(?<=[;\t])(?=\s*\"?\s*[{FORMULA_SIGNS}])")
"""Where a formula would begin if a spreadsheet divided columns at another sign than the comma."""

LINE_END = re.compile(r"\r\n?")

BYTE_ORDER_MARK = "\ufeff"

CELL_LETTERS = 60
"""The most letters of a cell that a table shows."""


def json_text(content: Any) -> str:
    """Indented JSON, readable in any script."""
    return json.dumps(content, ensure_ascii=False, indent=2)


def csv_text(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """CSV with a header and LF line ends.

    Lists are joined by spaces, and no text cell can act as a formula in a spreadsheet. Line ends in
    cells are LF too: a CR alone would end the row for some programs, and is not quoted.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(map(_csv_cell, columns))
    writer.writerows([_csv_cell(row[column]) for column in columns] for row in rows)
    return text.getvalue().rstrip("\n")


def spreadsheet_text(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """CSV that spreadsheets open by a double click with every script intact.

    It begins with a byte order mark, without which Excel does not take a file for UTF-8. Inside a
    cell too, nothing can act as a formula: where the comma is the decimal sign, spreadsheets divide
    columns at semicolons.
    """
    safe = [{column: _undivided(row[column]) for column in columns} for row in rows]
    return BYTE_ORDER_MARK + csv_text(safe, columns)


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
    is_formula = isinstance(value, str | list) and FORMULA.match(text)
    safe = f"'{text}" if is_formula else text
    return LINE_END.sub("\n", safe)


def _undivided(value: Any) -> Any:
    """A cell in which no formula begins after a sign that may divide columns."""
    return FORMULA_INSIDE.sub("'", value) if isinstance(value, str) else value


def _table_cell(value: Any) -> str:
    text = str(len(value)) if isinstance(value, list) else "" if value is None else str(value)
    plain = "".join(letter if letter.isprintable() else " " for letter in text)
    return plain if len(plain) <= CELL_LETTERS else plain[: CELL_LETTERS - 1] + "…"

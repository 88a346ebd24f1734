"""Rows as text: table, CSV, JSON and GeoJSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from tabulate import tabulate

from geo import boundaries
from geo.answers import Row
from geo.record import Record

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula at the start of a cell."""


def as_json(content: Any) -> str:
    """Indented JSON, readable in any script."""
    return json.dumps(content, ensure_ascii=False, indent=2)


def as_csv(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """CSV with a header and LF line ends; lists are joined by spaces, and no text cell can act as a formula in a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_csv_cell(row[column]) for column in columns] for row in rows)
    return text.getvalue().rstrip("\n")


def as_table(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """A table for the terminal; control characters in cells are shown as blanks."""
    body = [[_table_cell(row[column]) for column in columns] for row in rows]
    return tabulate(body, headers=list(columns), tablefmt="simple", disable_numparse=True)


def as_geojson(record: Record, rows: Sequence[Row]) -> str:
    """A FeatureCollection (EPSG:4326): areas as polygons, other places as points, null geometry where the place is not known."""
    areas = boundaries.areas(record)
    shapes = boundaries.simplified(areas, record.settings["boundaries"].get("tolerance_degrees", 0.01))
    outlines = {feature["id"]: feature["geometry"] for feature in boundaries.feature_collection(shapes)["features"]}
    features = []
    for row in rows:
        place = record.places[row["place_id"]]
        point = {"type": "Point", "coordinates": [place.lon, place.lat]} if place.lat is not None else None
        features.append({"type": "Feature", "id": place.place_id, "geometry": outlines.get(place.place_id, point), "properties": row})
    return as_json({"type": "FeatureCollection", "features": features})


def _csv_cell(value: Any) -> str:
    text = " ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _table_cell(value: Any) -> str:
    text = str(len(value)) if isinstance(value, list) else "" if value is None else str(value)
    plain = "".join(letter if letter.isprintable() else " " for letter in text)
    return plain if len(plain) <= 60 else plain[:59] + "…"

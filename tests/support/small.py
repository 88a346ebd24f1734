"""A data set as small as one can be, that is written and read in a moment."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from geo.dataset.reader import DEFAULT_FOLDER

from .data import Row, write_rows

SIDE_DEGREES = 2.0
SOURCE = {
    "source_id": "paper-2021-05-03",
    "outlet": "Paper",
    "title": "A title",
    "url": "https://example.org/a",
    "published_on": "2021-05-03",
    "language": "en",
    "archived_url": "https://example.org/archived",
    "origin": "Agency",
}


def small_tables(more_claims: int = 0) -> dict[str, list[Row]]:
    """The rows of each table: two areas with their seats, two actors, and a claim a day.

    ``more_claims`` stand beside the first one.
    """
    shipped = {name: _columns(name) for name in ("places", "claims", "events", "figures")}
    places = [
        {"place_id": "XX-A", "name": "Alpha", "kind": "province", "iso_3166_2": "XX-A"},
        {"place_id": "XX-B", "name": "Beta", "kind": "province", "iso_3166_2": "XX-B"},
        {
            "place_id": "alpha-town", "name": "Alpha Town", "name_fa": "شهر", "name_ps": "ښار",
            "kind": "capital", "parent_id": "XX-A", "iso_3166_2": "XX-A", "lat": "31", "lon": "61",
            "population": "1000", "population_source_id": SOURCE["source_id"],
            "other_names": "Old Town; Alpha City",
        },
        {
            "place_id": "beta-town", "name": "Beta Town", "kind": "capital", "parent_id": "XX-B",
            "iso_3166_2": "XX-B", "lat": "31", "lon": "63",
        },
    ]  # fmt: skip
    claims = [
        {
            "claim_id": f"claim-{number}", "place_id": place, "event_date": f"2021-05-0{number}",
            "date_precision": "day", "reported_on": "2021-05-03", "holder": holder,
            "contender": contender, "claimant": "A speaker", "claimant_side": side,
            "source_id": SOURCE["source_id"], "summary": "What was said.", "note": "A note.",
        }
        for number, place, holder, contender, side in (
            (1, "alpha-town", "government", "", "independent"),
            (2, "alpha-town", "taliban", "", "taliban"),
            (3, "alpha-town", "government", "taliban", "independent"),
            (2, "beta-town", "taliban", "", "government"),
        )
    ]  # fmt: skip
    claims[3]["claim_id"] = "claim-9"
    claims[2]["supersedes"] = "claim-1"
    claims += [
        {**claims[0], "claim_id": f"more-{number}", "claimant": f"Speaker {number}"}
        for number in range(more_claims)
    ]
    events = [
        {
            "event_id": "event-1", "date": "2021-05-02", "place_id": "alpha-town",
            "title": "An event", "summary": "What happened.", "source_id": SOURCE["source_id"],
        }
    ]  # fmt: skip
    figures = [
        {
            "figure_id": "figure-1", "date": "2021-05-02", "figure": "displaced_people",
            "value": "10", "unit": "people", "as_reported": "ten people", "counted_by": "A counter",
            "source_id": SOURCE["source_id"], "summary": "What was counted.",
        }
    ]  # fmt: skip
    actors = [
        {"actor_id": "government", "name": "The government", "colour": "#8CCBF7"},
        {"actor_id": "taliban", "name": "The others", "colour": "#A83A06"},
    ]
    listed = {"places": places, "claims": claims, "events": events, "figures": figures}
    filled = {
        name: [{column: row.get(column, "") for column in shipped[name]} for row in rows]
        for name, rows in listed.items()
    }
    return {**filled, "actors": actors, "sources": [dict(SOURCE)]}


def small_descriptor() -> dict[str, Any]:
    """The descriptor of the shipped record, changed for a small one."""
    text = (DEFAULT_FOLDER / "datapackage.json").read_text(encoding="utf-8")
    descriptor: dict[str, Any] = json.loads(text)
    settings = descriptor["claimline"]
    settings["period"] = {"start": "2021-05-01", "end": "2021-05-06"}
    settings["opens_on"] = "2021-05-03"
    settings["map"] = {"south": 29.0, "west": 59.0, "north": 33.0, "east": 65.0}
    settings["boundaries"] = {"path": "areas.geojson", "place_id": {"field": "code"}}
    del settings["neighbours"]
    return descriptor


def write_small(
    folder: Path,
    tables: dict[str, list[Row]] | None = None,
    descriptor: dict[str, Any] | None = None,
) -> None:
    """Write a small data set into a folder, which may exist."""
    folder.mkdir(exist_ok=True)
    for name, rows in (tables or small_tables()).items():
        write_rows(folder / f"{name}.csv", rows)
    text = json.dumps(descriptor or small_descriptor())
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    (folder / "areas.geojson").write_text(json.dumps(_areas()), encoding="utf-8")


def _columns(table: str) -> list[str]:
    first = (DEFAULT_FOLDER / f"{table}.csv").read_text(encoding="utf-8").partition("\n")[0]
    return first.split(",")


def _areas() -> dict[str, Any]:
    """Two squares side by side."""
    features = []
    for number, code in enumerate(("XX-A", "XX-B")):
        west = 60 + SIDE_DEGREES * number
        east, south, north = west + SIDE_DEGREES, 30, 32
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        features.append(
            {
                "type": "Feature",
                "properties": {"code": code},
                "geometry": {"type": "Polygon", "coordinates": [ring]},
            }
        )
    return {"type": "FeatureCollection", "features": features}

"""Everything that is made of a record, for tests that no record breaks any of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from geo.dataset.archive import archive
from geo.images.render import print_map
from geo.model.record import Record
from geo.model.view import Clock, ViewState
from geo.server.api.app import app
from geo.server.api.description import openapi
from geo.tables.formats import FORMATS, Table
from geo.tables.queries import claim_rows, control_rows, count_places, place_rows, source_rows
from geo.tables.rows import CLAIM_ROW, CONTROL_ROW, PLACE_ROW, SOURCE_ROW
from geo.tables.text import json_text
from geo.web.assets import record_assets
from geo.web.downloads import citations, files_html, view_files
from geo.web.link_preview import view_tags
from geo.web.pages import read_pages
from geo.web.panels import day_dossier, place_dossier, statements, view_panel

ADDRESS = "https://example.org/"


def everything(record: Record) -> Iterator[tuple[str, str]]:
    """(kind, text) of all that is made of a record in a moment: HTML, JSON and other texts.

    Raises whatever anything of it raises, also where JSON is none that browsers read.
    """
    for path, asset in record_assets(record).by_path.items():
        if path.endswith(".json"):
            yield "json", asset.body.decode()
    day = record.opens_on
    for place_id in ("", *record.places):
        for clock in Clock:
            view = ViewState(day, place_id, clock, all_claims=True)
            yield "html", view_panel(record, view)
            tags = view_tags(record, view.moment, place_id, address=ADDRESS, image=ADDRESS)
            yield "text", " ".join(content for _, content in tags)
            yield "html", files_html(view_files(record, view, "/"))
            for _, text in citations(record, view, ADDRESS, date(2026, 1, 1)):
                yield "text", text
        if place_id:
            yield "html", place_dossier(record, place_id)
    yield "html", day_dossier(record, day)
    for html in (*statements(record).values(), *read_pages(record).values()):
        yield "html", html
    moment = Clock.HINDSIGHT.at(day)
    tables = (
        ("control", CONTROL_ROW, control_rows(record, moment)),
        ("claims", CLAIM_ROW, claim_rows(record, moment)),
        ("places", PLACE_ROW, place_rows(record)),
        ("sources", SOURCE_ROW, source_rows(record)),
    )
    for name, row_type, rows in tables:
        for format_name in ("csv", "json", "table"):
            made = FORMATS[format_name].write(Table(name, row_type, rows, dict))
            yield format_name, made
    yield "json", json_text(count_places(record, moment))
    yield "json", json_text(openapi(record, app.routes))
    yield "json", json_text(dict(record.descriptor))
    archive(record)


def check_texts(record: Record) -> None:
    """Make everything of a record, and read what is JSON as browsers do."""
    for kind, text in everything(record):
        text.encode()
        if kind == "json":
            json.loads(text, parse_constant=_refuse)


def check_picture(record: Record) -> None:
    """Draw the map that holds most texts."""
    print_map(record, Clock.HINDSIGHT.at(record.opens_on), kind="svg")


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")

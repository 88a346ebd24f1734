"""The command that cites a view."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from geo.cli.arguments import DIR, ON, TO, VIEW, format_option
from geo.cli.lookup import record_of
from geo.cli.output import deliver
from geo.model.view import Clock, ViewState
from geo.tables.citation import STYLES, citation

STYLE_NAMES = tuple(STYLES)


def cite(
    *,
    on: ON,
    folder: DIR = None,
    place: Annotated[
        str | None,
        typer.Option(
            "--place",
            metavar="ID",
            help="A place_id of places.csv; the day as a whole if left out.",
        ),
    ] = None,
    view: VIEW = Clock.HINDSIGHT.value,
    address: Annotated[
        str | None,
        typer.Option(
            "--address",
            metavar="URL",
            help="Where the map is served, to cite the view's own address.",
        ),
    ] = None,
    style: Annotated[str, format_option(STYLE_NAMES)] = STYLE_NAMES[0],
    to: TO = None,
) -> None:
    """How to cite a view."""
    record = record_of(folder, place=place)
    shown = ViewState(on, place or "", Clock(view))
    own_address = f"{address.rstrip('/')}/?{shown.query()}" if address else ""
    deliver(citation(record, shown, own_address, datetime.now(UTC).date(), style), to)

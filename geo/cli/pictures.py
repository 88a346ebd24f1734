"""Commands that draw: picture, timelapse."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from geo.cli.arguments import DIR, KNOWN, ON, TO_FILE, VIEW, day
from geo.cli.errors import CallError
from geo.cli.lookup import record_of
from geo.cli.output import deliver, progress_bar
from geo.model.view import Clock, Moment

PICTURE_KINDS = ("png", "svg")
TIMELAPSE_KINDS = ("gif", "mp4")


def picture(
    *,
    on: ON,
    to: TO_FILE,
    folder: DIR = None,
    known: KNOWN = None,
    place: Annotated[
        str | None,
        typer.Option("--place", metavar="ID", help="Ring this place, a place_id of places.csv."),
    ] = None,
    preview: Annotated[
        bool,
        typer.Option("--preview", help="1200 by 630 pixels for posts, instead of A4 for print."),
    ] = False,
) -> None:
    """The map of a day as a picture, for print or for posts."""
    kind = _kind(to, PICTURE_KINDS)
    if preview and kind != "png":
        raise CallError("--preview", "a preview is a PNG")
    record = record_of(folder, place=place)
    from geo.images.render import print_map, social_card

    moment = Moment(on, known)
    if preview:
        deliver(social_card(record, moment, place or ""), to)
    else:
        deliver(print_map(record, moment, place or "", "svg" if kind == "svg" else "png"), to)


def timelapse(
    *,
    to: TO_FILE,
    folder: DIR = None,
    start: Annotated[
        date | None,
        typer.Option(
            "--from",
            metavar="DATE",
            parser=day,
            help="The first day; that of the record if left out.",
        ),
    ] = None,
    end: Annotated[
        date | None,
        typer.Option(
            "--until",
            metavar="DATE",
            parser=day,
            help="The last day, included; that of the record if left out.",
        ),
    ] = None,
    view: VIEW = Clock.HINDSIGHT.value,
) -> None:
    """The map over a span of days, as GIF or film."""
    kind = _kind(to, TIMELAPSE_KINDS)
    record = record_of(folder)
    from geo.images.timelapse import gif, mp4

    make = gif if kind == "gif" else mp4
    first, last = record.period
    try:
        with progress_bar("Drawing days") as progress:
            film = make(record, start or first, end or last, Clock(view), progress)
    except ValueError as error:
        raise CallError("--from, --until", str(error)) from None
    deliver(film, to)


def _kind(to: Path, kinds: Sequence[str]) -> str:
    """The kind of picture that a file's name asks for."""
    kind = to.suffix.lower().removeprefix(".")
    if kind not in kinds:
        endings = " or ".join(f".{name}" for name in kinds)
        raise CallError("--to", f"{str(to)!r} must end in {endings}")
    return kind

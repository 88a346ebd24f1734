"""The arguments that commands share, and what their words become."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from geo.model.view import Clock


def day(text: str) -> date:
    """A day of an option."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day like 2021-08-12") from None


def one_of(names: Sequence[str]) -> Callable[[str], str]:
    """What makes the value of an option that takes one of a few names."""

    def name(text: str) -> str:
        if text not in names:
            raise typer.BadParameter(f"{text!r} is none of {', '.join(names)}")
        return text

    return name


def web_address(text: str) -> str:
    """An address of the web that ends with a slash."""
    if not text.lower().startswith(("http://", "https://")):
        raise typer.BadParameter(f"{text!r} does not begin with http:// or https://")
    return text if text.endswith("/") else f"{text}/"


DIR = Annotated[
    Path | None,
    typer.Argument(
        metavar="DIR", show_default=False, help="A data set; the Afghan record if left out."
    ),
]
ON = Annotated[date, typer.Option("--on", metavar="DATE", parser=day, help="The day, YYYY-MM-DD.")]
KNOWN = Annotated[
    date | None,
    typer.Option(
        "--known",
        metavar="DATE",
        parser=day,
        help="Read only what was published by this day; all that is known now if left out.",
    ),
]
KIND = Annotated[
    str | None,
    typer.Option("--kind", metavar="KIND", help="Only this kind of place: province, capital, ..."),
]
PLACE = Annotated[
    str | None,
    typer.Option("--place", metavar="ID", help="Only this place, a place_id of places.csv."),
]
TO = Annotated[
    Path | None,
    typer.Option("--to", metavar="FILE", help="The file to write the answer to."),
]
TO_FILE = Annotated[
    Path, typer.Option("--to", metavar="FILE", help="The file to write the answer to.")
]
VIEW = Annotated[
    str,
    typer.Option(
        "--view",
        metavar="|".join(Clock),
        parser=one_of([*Clock]),
        help="What is known now, or what had been published by each day.",
    ),
]


def format_option(names: Sequence[str]) -> typer.models.OptionInfo:
    """The option ``--format`` of a command that writes these formats."""
    option: typer.models.OptionInfo = typer.Option(
        "--format", metavar="|".join(names), parser=one_of(names), help="How to write the answer."
    )
    return option

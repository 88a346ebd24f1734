"""The command that asks whether sources are still there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geo import __version__
from geo.cli.arguments import DIR, TO, format_option
from geo.cli.errors import CallError
from geo.cli.lookup import record_of
from geo.cli.output import deliver, progress_bar
from geo.tables.text import csv_text, json_text, spreadsheet_text

if TYPE_CHECKING:
    from geo.links.report import Row
    from geo.links.survey import Survey

FORMATS = ("table", "csv", "spreadsheet", "json")

AGENT = f"Claimline/{__version__} (asks whether cited sources are still there)"

LEAST_DELAY = 1.0
"""The shortest delay in seconds between two requests to a public host."""


LEDGER = Annotated[
    Path | None,
    typer.Option(
        "--ledger",
        metavar="FILE",
        help="Keeps what was asked, a line an address; what it has is not asked again.",
    ),
]
DELAY = Annotated[
    float, typer.Option("--delay", metavar="SECONDS", help="Between two requests to the same host.")
]
TIMEOUT = Annotated[
    float, typer.Option("--timeout", metavar="SECONDS", min=0.1, help="For each request.")
]
PARALLEL = Annotated[
    int, typer.Option("--parallel", metavar="NUMBER", min=1, max=16, help="Hosts at once.")
]
ASK_ARCHIVE = Annotated[
    bool,
    typer.Option("--ask-archive", help="Ask web.archive.org whether it has what is not found."),
]
ALLOW_PRIVATE = Annotated[
    bool,
    typer.Option("--allow-private", help="Also ask this machine and the networks around it."),
]


def links(
    *,
    folder: DIR = None,
    ledger: LEDGER = None,
    delay: DELAY = 2.0,
    timeout: TIMEOUT = 20.0,
    parallel: PARALLEL = 4,
    ask_archive: ASK_ARCHIVE = False,
    allow_private: ALLOW_PRIVATE = False,
    form: Annotated[str, format_option(FORMATS)] = FORMATS[0],
    to: TO = None,
) -> None:
    """Ask whether the addresses of the sources still answer."""
    if not allow_private and not delay >= LEAST_DELAY:
        raise CallError("--delay", f"{delay:g} is less than {LEAST_DELAY:g} second")
    record = record_of(folder)
    from geo.links import report
    from geo.links.check import DEAD
    from geo.links.request import Limits
    from geo.links.survey import Survey

    every = report.links(record.sources.values())
    asked = Survey(Limits(timeout, allow_private, AGENT), delay, parallel, ledger)
    _ask(asked, "Asking", [link.url for link in every])
    if ask_archive:
        _ask(asked, "Asking the archive", report.copies_to_look_at(every, asked.checks))
    rows = report.rows(every, asked.checks)
    deliver(_written(rows, form), to)
    if any(row["outcome"] in DEAD for row in rows):
        raise typer.Exit(1)


def _ask(asked: Survey, task: str, urls: list[str]) -> None:
    from geo.links.ledger import LedgerError

    try:
        with progress_bar(task) as progress:
            asked.ask(urls, progress)
    except (OSError, LedgerError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or error
        raise CallError("--ledger", f"{str(asked.ledger)!r} cannot be used: {reason}") from None


def _written(rows: list[Row], form: str) -> str:
    from geo.links import report

    if form == "table":
        return report.text(rows)
    if form == "json":
        return json_text(rows)
    write = csv_text if form == "csv" else spreadsheet_text
    return write(rows, report.COLUMNS)

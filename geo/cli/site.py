"""The command that writes the static site."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from geo.cli.arguments import DIR, web_address
from geo.cli.errors import CallError
from geo.cli.lookup import record_of
from geo.cli.output import deliver, progress_bar


def export(
    to: Annotated[
        Path, typer.Option("--to", metavar="OUT", help="The folder to write the site to.")
    ],
    folder: DIR = None,
    address: Annotated[
        str | None,
        typer.Option(
            "--address",
            metavar="URL",
            parser=web_address,
            help="Where the site will be served, for link previews and the sitemap; "
            "port 8000 of this machine if left out.",
        ),
    ] = None,
) -> None:
    """A static site of the record that needs no server."""
    record = record_of(folder)
    from geo.web.site import DEFAULT_ADDRESS, write_site

    served_at = address or DEFAULT_ADDRESS
    try:
        with progress_bar("Drawing days") as progress:
            write_site(record, to, served_at, progress)
    except OSError as error:
        reason = f"{str(to)!r} cannot be written: {error.strerror or error}"
        raise CallError("--to", reason) from None
    parts = f"{to}/index.html, a page for each day, sitemap and data, for {served_at}"
    hint = f"; give --address for another one than {served_at}"
    deliver(f"{record.title}: {parts}{hint if served_at == DEFAULT_ADDRESS else ''}")

"""The command line ``claimline``, also ``python -m geo``.

Exit status 0: done. 1: the data is wrong, each reason on a line of its own. 2: the call is wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated

import typer

from geo import __version__
from geo.cli.citation import cite
from geo.cli.data import claims, control, counts, validate
from geo.cli.errors import Command, Program
from geo.cli.links import links
from geo.cli.pictures import picture, timelapse
from geo.cli.site import export
from geo.model.problem import DataError

COMMANDS: Mapping[str, Callable[..., None]] = {
    "validate": validate,
    "control": control,
    "counts": counts,
    "claims": claims,
    "picture": picture,
    "timelapse": timelapse,
    "cite": cite,
    "export": export,
    "links": links,
}
"""Every command by its name."""

app = typer.Typer(
    add_completion=False,
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for name, command in COMMANDS.items():
    app.command(name, cls=Command)(command)


def main(words: Sequence[str] | None = None, program: str = "python -m geo") -> int:
    """The exit status of a call, after delivering its answer.

    Parameters
    ----------
    words
        The words of the call; those of the process if None.
    program
        What the usage line calls the program.

    Returns
    -------
    int
        0, or 1 where the data is wrong.

    Raises
    ------
    SystemExit
        With code 2 where the call is wrong.
    """
    try:
        typer.main.get_command(app).main(None if words is None else [*words], program)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    except SystemExit as ended:
        if ended.code:
            raise
    return 0


def run() -> None:
    """The installed program ``claimline``."""
    sys.exit(main(program="claimline"))


def _print_version(asked: bool) -> None:
    if asked:
        print(f"claimline {__version__}")
        raise typer.Exit


@app.callback(help="Who was reported to hold what, when, and according to whom.")
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """The options of the program itself."""

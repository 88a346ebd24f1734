"""The command line: ``python -m geo validate | control | counts | claims | picture | timelapse | cite | export``.

Exit status 0: done. 1: the data is wrong, each reason on a line of its own. 2: the call is wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from geo import answers, citation, export, formats, picture, timelapse
from geo.answers import ClaimRow, ControlRow, Row
from geo.checks import read_record
from geo.formats import FORMATS
from geo.history import View
from geo.link import Selection
from geo.record import DEFAULT_FOLDER, DataError, Record

CONTROL_COLUMNS = ("place_id", "name", "kind", "iso_3166_2", "holder", "contender", "standing", "since", "claim_ids")
CLAIM_COLUMNS = ("event_date", "reported_on", "holder", "contender", "claimant", "evidence", "summary", "outlet", "url")


class CallError(ValueError):
    """A call that cannot be answered; ``argument`` is the one that is wrong."""

    def __init__(self, argument: str, reason: str) -> None:
        super().__init__(f"argument {argument}: {reason}")


@dataclass(frozen=True, slots=True)
class Command:
    """What a command is for, the arguments that it takes besides DIR, and what it answers: text, or bytes for a file.

    ``answer`` raises :class:`CallError` for what a parser cannot know to be wrong. A command with an argument ``--to`` has its
    answer written there.
    """

    purpose: str
    arguments: Callable[[argparse.ArgumentParser], None]
    answer: Callable[[Record, argparse.Namespace], str | bytes]


def main(words: Sequence[str] | None = None) -> int:
    """The exit status of a call, after delivering its answer."""
    parsers = _parsers()
    call = parsers[""].parse_args(words)
    try:
        answer = COMMANDS[call.command].answer(read_record(call.folder), call)
        _deliver(answer, getattr(call, "to", None))
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    except CallError as error:
        parsers[call.command].error(str(error))
    return 0


def _deliver(answer: str | bytes, to: Path | None) -> None:
    if to is None:
        if isinstance(answer, bytes):
            raise CallError("--to", "the answer is no text; say which file it shall become")
        print(answer)
        return
    try:
        to.write_bytes(answer if isinstance(answer, bytes) else f"{answer}\n".encode())
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise CallError("--to", f"{str(to)!r} cannot be written: {reason}") from None


def _validate(record: Record, _: argparse.Namespace) -> str:
    held = f"{len(record.claims)} claims from {len(record.sources)} sources about {len(record.places)} places"
    return f"{record.title}: {held}; no problem found"


def _validate_arguments(_: argparse.ArgumentParser) -> None:
    """None but DIR."""


def _control(record: Record, call: argparse.Namespace) -> str | bytes:
    _check_kind(record, call.kind)
    _check_place(record, call.place)
    return _rows(record, call, ControlRow, answers.control(record, call.on, call.known, call.kind, call.place), CONTROL_COLUMNS)


def _control_arguments(parser: argparse.ArgumentParser) -> None:
    _day_arguments(parser)
    parser.add_argument("--kind", metavar="KIND", help="only this kind of place: province, capital, ...")
    parser.add_argument("--place", metavar="ID", help="only this place, a place_id of places.csv")
    _format_arguments(parser, *FORMATS)


def _counts(record: Record, call: argparse.Namespace) -> str:
    _check_kind(record, call.kind)
    counted = answers.counts(record, call.on, call.known, call.kind)
    if call.format == "json":
        return formats.as_json(counted)
    return (formats.as_csv if call.format == "csv" else formats.as_table)(*answers.count_rows(counted))


def _counts_arguments(parser: argparse.ArgumentParser) -> None:
    _day_arguments(parser)
    parser.add_argument("--kind", metavar="KIND", help="only this kind of place: province, capital, ...")
    _format_arguments(parser, "table", "csv", "json")


def _claims(record: Record, call: argparse.Namespace) -> str | bytes:
    _check_place(record, call.place)
    _check_kind(record, call.kind)
    columns = CLAIM_COLUMNS if call.place else ("place_id", *CLAIM_COLUMNS)
    return _rows(record, call, ClaimRow, answers.claims(record, call.place, call.on, call.known, call.kind), columns)


def _claims_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--place", metavar="ID", help="a place_id of places.csv; the claims about all places if left out")
    _day_arguments(parser, "only claims about this day or earlier", required=False)
    parser.add_argument("--kind", metavar="KIND", help="only claims about this kind of place: province, capital, ...")
    _format_arguments(parser, *FORMATS)


def _picture(record: Record, call: argparse.Namespace) -> bytes:
    _check_place(record, call.place)
    kind = call.to.suffix.lower().removeprefix(".")
    if kind not in ("png", "svg"):
        raise CallError("--to", f"{str(call.to)!r} must end in .png or .svg")
    if call.preview and kind != "png":
        raise CallError("--preview", "a preview is a PNG")
    if call.preview:
        return picture.preview(record, call.on, call.known, call.place or "")
    return picture.sheet(record, call.on, call.known, call.place or "", kind)


def _picture_arguments(parser: argparse.ArgumentParser) -> None:
    _day_arguments(parser)
    parser.add_argument("--place", metavar="ID", help="ring this place, a place_id of places.csv")
    parser.add_argument("--preview", action="store_true", help="1200 by 630 pixels for posts, instead of A4 for print")
    _to_argument(parser, required=True)


def _timelapse(record: Record, call: argparse.Namespace) -> bytes:
    makers = {".gif": timelapse.gif, ".mp4": timelapse.mp4}
    maker = makers.get(call.to.suffix.lower())
    if maker is None:
        raise CallError("--to", f"{str(call.to)!r} must end in .gif or .mp4")
    start, end = record.period
    try:
        with _progress("Drawing days") as progress:
            return maker(record, call.start or start, call.end or end, View(call.view), progress)
    except ValueError as error:
        raise CallError("--from, --until", str(error)) from None


def _timelapse_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="start", metavar="DATE", type=_day, help="the first day; that of the record if left out")
    parser.add_argument("--until", dest="end", metavar="DATE", type=_day, help="the last day, included; that of the record if left out")
    _view_argument(parser)
    _to_argument(parser, required=True)


def _cite(record: Record, call: argparse.Namespace) -> str:
    _check_place(record, call.place)
    view = Selection(call.on, call.place or "", View(call.view))
    address = f"{call.address.rstrip('/')}/?{view.query()}" if call.address else ""
    return citation.citation(record, view, address, datetime.now(UTC).date(), call.format)


def _cite_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", metavar="DATE", required=True, type=_day, help="the day, YYYY-MM-DD")
    parser.add_argument("--place", metavar="ID", help="a place_id of places.csv; the day as a whole if left out")
    _view_argument(parser)
    parser.add_argument("--address", metavar="URL", help="where the map is served, to cite the view's own address")
    _format_arguments(parser, *citation.FORMATS)


def _export(record: Record, call: argparse.Namespace) -> str:
    try:
        with _progress("Drawing days") as progress:
            export.write_site(record, call.site, call.address, progress)
    except OSError as error:
        raise CallError("--to", f"{str(call.site)!r} cannot be written: {error.strerror or error}") from None
    hint = f"; give --address for another one than {call.address}" if call.address == export.DEFAULT_ADDRESS else ""
    return f"{record.title}: {call.site}/index.html, a page for each day, sitemap and data, for {call.address}{hint}"


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", dest="site", metavar="OUT", required=True, type=Path, help="the folder to write the site to")
    parser.add_argument(
        "--address",
        metavar="URL",
        type=_web_address,
        default=export.DEFAULT_ADDRESS,
        help=f"where the site will be served, for previews and sitemap; {export.DEFAULT_ADDRESS} if left out",
    )


COMMANDS: Mapping[str, Command] = {
    "validate": Command("check a data set and name every wrong row", _validate_arguments, _validate),
    "control": Command("the derived state of every place on a day", _control_arguments, _control),
    "counts": Command("how many places each actor holds on a day, by kind", _counts_arguments, _counts),
    "claims": Command("the claims about one place, or about all", _claims_arguments, _claims),
    "picture": Command("the map of a day as a picture, for print or for posts", _picture_arguments, _picture),
    "timelapse": Command("the map over a span of days, as GIF or film", _timelapse_arguments, _timelapse),
    "cite": Command("how to cite a view", _cite_arguments, _cite),
    "export": Command("a static site of the record that needs no server", _export_arguments, _export),
}
"""Every command by its name."""


def _check_place(record: Record, place_id: str | None) -> None:
    if place_id not in (None, *record.places):
        raise CallError("--place", f"{place_id!r} is not in places.csv")


def _check_kind(record: Record, kind: str | None) -> None:
    kinds = answers.kinds(record)
    if kind not in (None, *kinds):
        raise CallError("--kind", f"{kind!r} is none of {', '.join(kinds)}")


def _rows(record: Record, call: argparse.Namespace, noun: type, rows: Sequence[Row], columns: Sequence[str]) -> str | bytes:
    """Rows in the format of the call; ``columns`` are those that a table has room for."""
    if call.format == "table":
        return formats.as_table(rows, columns)
    return formats.written(call.format, call.command, noun, rows, lambda: formats.shapes(record))


def _parsers() -> dict[str, argparse.ArgumentParser]:
    """The parser of the whole command line under the empty name, and that of every command under its own."""
    parser = argparse.ArgumentParser(prog="python -m geo", description="Who was reported to hold what, when, and according to whom.")
    commands = parser.add_subparsers(dest="command", required=True)
    parsers = {name: commands.add_parser(name, help=command.purpose, description=command.purpose) for name, command in COMMANDS.items()}
    for name, command in COMMANDS.items():
        parsers[name].add_argument(
            "folder", metavar="DIR", nargs="?", type=Path, default=DEFAULT_FOLDER, help="a data set; the Afghan record if left out"
        )
        command.arguments(parsers[name])
    return {"": parser, **parsers}


def _day_arguments(parser: argparse.ArgumentParser, on: str = "the day, YYYY-MM-DD", *, required: bool = True) -> None:
    parser.add_argument("--on", metavar="DATE", required=required, type=_day, help=on)
    parser.add_argument(
        "--known", metavar="DATE", type=_day, help="read only what was published by this day; all that is known now if left out"
    )


def _format_arguments(parser: argparse.ArgumentParser, *names: str) -> None:
    parser.add_argument("--format", choices=names, default=names[0], help=f"{names[0]} if left out")
    _to_argument(parser)


def _to_argument(parser: argparse.ArgumentParser, *, required: bool = False) -> None:
    parser.add_argument("--to", metavar="FILE", required=required, type=Path, help="the file to write the answer to")


def _view_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--view", choices=[*View], default=View.HINDSIGHT, help="what is known now, or what had been published by each day")


@contextmanager
def _progress(task: str) -> Iterator[Callable[[int, int], None]]:
    """What long work tells its progress to: a bar, where somebody watches."""
    with Progress(console=Console(stderr=True), transient=True) as bar:
        number = bar.add_task(task)
        yield lambda done, total: bar.update(number, completed=done, total=total)


def _web_address(text: str) -> str:
    if not text.lower().startswith(("http://", "https://")):
        raise argparse.ArgumentTypeError(f"{text!r} does not begin with http:// or https://")
    return text if text.endswith("/") else f"{text}/"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day like 2021-08-12") from None


if __name__ == "__main__":
    sys.exit(main())

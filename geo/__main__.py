"""The command line: ``python -m geo validate | control | counts | claims``.

Exit status 0: done. 1: the data is wrong, each reason on a line of its own. 2: the call is wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from geo import answers, formats
from geo.checks import read_record
from geo.record import DEFAULT_FOLDER, DataError, Record

CONTROL_COLUMNS = ("place_id", "name", "kind", "iso_3166_2", "holder", "contender", "standing", "since", "claim_ids")
CLAIM_COLUMNS = ("event_date", "reported_on", "holder", "contender", "claimant", "evidence", "summary", "outlet", "url")


def main(words: Sequence[str] | None = None) -> int:
    """The exit status of a call, after printing its answer."""
    parser = _parser()
    call = parser.parse_args(words)
    try:
        record = read_record(call.folder)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    if call.command == "validate":
        held = f"{len(record.claims)} claims from {len(record.sources)} sources about {len(record.places)} places"
        print(f"{record.title}: {held}; no problem found")
        return 0
    if call.command == "claims" and call.place not in record.places:
        parser.error(f"argument --place: {call.place!r} is not in places.csv")
    kinds = sorted({place.kind for place in record.places.values()})
    if call.command == "control" and call.kind not in (None, *kinds):
        parser.error(f"argument --kind: {call.kind!r} is none of {', '.join(kinds)}")
    print(_answer(record, call))
    return 0


def _answer(record: Record, call: argparse.Namespace) -> str:
    if call.command == "counts":
        counted = answers.counts(record, call.on, call.known)
        if call.format == "json":
            return formats.as_json(counted)
        holders = sorted({holder for row in counted.values() for holder in row["by_holder"]})
        rows = [{"kind": kind, **row, **{holder: row["by_holder"].get(holder, 0) for holder in holders}} for kind, row in counted.items()]
        return formats.as_table(rows, ["kind", "total", *holders, "contested", "unreported"])
    if call.command == "control":
        rows = answers.control(record, call.on, call.known, call.kind)
        columns = CONTROL_COLUMNS
    else:
        rows = answers.claims(record, call.place, call.on, call.known)
        columns = CLAIM_COLUMNS
    if call.format == "json":
        return formats.as_json(rows)
    if call.format == "geojson":
        return formats.as_geojson(record, rows)
    if call.format == "csv":
        return formats.as_csv(rows, list(rows[0]) if rows else columns)
    return formats.as_table(rows, columns)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m geo", description="Who was reported to hold what, when, and according to whom.")
    commands = parser.add_subparsers(dest="command", required=True)
    validate = commands.add_parser("validate", help="check a data set and name every wrong row")
    control = commands.add_parser("control", help="the derived state of every place on a day")
    counts = commands.add_parser("counts", help="how many places each actor holds on a day, by kind")
    claims = commands.add_parser("claims", help="the claims about one place")
    for command in (validate, control, counts, claims):
        command.add_argument(
            "folder", metavar="DIR", nargs="?", type=Path, default=DEFAULT_FOLDER, help="a data set; the Afghan record if left out"
        )
    for command in (control, counts):
        command.add_argument("--on", metavar="DATE", required=True, type=_day, help="the day, YYYY-MM-DD")
    claims.add_argument("--place", metavar="ID", required=True, help="a place_id of places.csv")
    claims.add_argument("--on", metavar="DATE", type=_day, help="only claims about this day or earlier")
    for command in (control, counts, claims):
        command.add_argument(
            "--known", metavar="DATE", type=_day, help="read only what was published by this day; all that is known now if left out"
        )
    control.add_argument("--kind", metavar="KIND", help="only this kind of place: province, capital, ...")
    control.add_argument("--format", choices=("table", "csv", "json", "geojson"), default="table")
    counts.add_argument("--format", choices=("table", "json"), default="table")
    claims.add_argument("--format", choices=("table", "csv", "json"), default="table")
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day like 2021-08-12") from None


if __name__ == "__main__":
    sys.exit(main())

"""What was checked, a line of JSON an address, so that a check that was broken off goes on."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from geo.links.check import Check, Hop, Outcome


class LedgerError(ValueError):
    """A file that is no ledger."""


def read_ledger(path: Path) -> dict[str, Check]:
    """The checks of a ledger by address, the last of each; none where there is no file.

    A last line that was cut off is left out. Raises :class:`LedgerError` where another line is no
    check, and ``OSError`` where the file cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return {}
    checks: dict[str, Check] = {}
    for number, line in enumerate(lines, start=1):
        try:
            check = _check(json.loads(line))
        except (ValueError, TypeError, KeyError, AttributeError):
            if number == len(lines):
                break
            raise LedgerError(f"line {number} is no check of an address") from None
        checks[check.url] = check
    return checks


class Ledger:
    """A ledger that is added to. Each line is on the disk when the next one is begun."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def open(self) -> None:
        """End a line that was cut off. Raises ``OSError`` where the file cannot be written."""
        if self._path is None:
            return
        with self._path.open("ab+") as file:
            if file.tell():
                file.seek(-1, 2)
                if file.read(1) != b"\n":
                    self._drop_last_line()

    def add(self, check: Check) -> None:
        """Add a check; nothing where there is no file."""
        if self._path is not None:
            line = json.dumps(asdict(check), ensure_ascii=False)
            with self._path.open("a", encoding="utf-8") as file:
                file.write(f"{line}\n")

    def _drop_last_line(self) -> None:
        assert self._path is not None
        content = self._path.read_bytes()
        kept = content[: content.rfind(b"\n") + 1]
        with self._path.open("rb+") as file:
            file.truncate(len(kept))


def _check(cells: dict[str, Any]) -> Check:
    hops = tuple(Hop(**hop) for hop in cells.pop("hops"))
    return Check(**{**cells, "outcome": Outcome(cells["outcome"])}, hops=hops)

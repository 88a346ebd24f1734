"""The record on display: read once for all readers, read again when its files change, kept when the new files are wrong."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from pathlib import Path

from geo.assets import Assets
from geo.assets import assets as assets_of
from geo.checks import read_record
from geo.record import DEFAULT_FOLDER, DataError, Problem, Record

FOLDER_VARIABLE = "CLAIMLINE_DATA"
"""The environment variable that names another data set's folder."""

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Display:
    """What readers see: the last good record with its assets, and what is wrong with the files since. Equal to itself alone."""

    record: Record
    assets: Assets
    problems: tuple[Problem, ...] = ()


class Shelf:
    """Holds the display of one folder. Safe to ask from many threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._stamp: Stamp | None = None
        self._display: Display | None = None
        self._problems: tuple[Problem, ...] = ()

    def display(self) -> Display:
        """The display of the files as they are now.

        Raises :class:`~geo.record.DataError` only where the files are wrong and no good record was read before.
        """
        stamp = self._read_stamp()
        with self._lock:
            if stamp != self._stamp:
                self._stamp = stamp
                self._read()
            if self._display is None:
                raise DataError(list(self._problems))
            return self._display

    def _read(self) -> None:
        try:
            record = read_record(self.folder)
            self._display, self._problems = Display(record, assets_of(record)), ()
        except DataError as error:
            self._problems = tuple(error.problems)
            if self._display:
                self._display = Display(self._display.record, self._display.assets, self._problems)

    def _read_stamp(self) -> Stamp:
        files = [*self.folder.glob("*.csv"), *self.folder.glob("*.json"), *self.folder.glob("boundaries/*")]
        found = []
        for path in files:
            try:
                status = path.stat()
            except FileNotFoundError:
                continue
            found.append((path.name, status.st_mtime_ns, status.st_size))
        return tuple(sorted(found))


_shelf = Shelf(Path(os.environ.get(FOLDER_VARIABLE) or DEFAULT_FOLDER))


def display() -> Display:
    """The display of the app's data set. Raises :class:`~geo.record.DataError` where there is none to show."""
    return _shelf.display()

"""The record on display: read once for all readers, and read again when its files change."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from pathlib import Path

from geo.dataset.reader import DEFAULT_FOLDER, read_record
from geo.model.problem import DataError, Problem
from geo.model.record import Record
from geo.web.assets import Assets, record_assets

FOLDER_VARIABLE = "CLAIMLINE_DATA"
"""The environment variable that names another data set's folder."""

Stamp = tuple[tuple[str, int, int], ...]
"""(name, time of change in ns, size) of each file of a data set."""


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """What readers see: the last good record, its assets, and what is wrong with newer files.

    It is equal to itself only, so that it can be the key under which answers are kept.
    """

    record: Record
    assets: Assets
    problems: tuple[Problem, ...] = ()


class RecordCache:
    """Holds the snapshot of one folder. Safe to use from many threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._stamp: Stamp | None = None
        self._snapshot: Snapshot | None = None
        self._problems: tuple[Problem, ...] = ()

    def snapshot(self) -> Snapshot:
        """The snapshot of the files as they are now; the last good one while they are wrong.

        Raises :class:`~geo.model.problem.DataError` where no good record was read before either.
        """
        stamp = self._read_stamp()
        with self._lock:
            if stamp != self._stamp:
                self._stamp = stamp
                self._read()
            if self._snapshot is None:
                raise DataError(list(self._problems))
            return self._snapshot

    def _read(self) -> None:
        try:
            record = read_record(self.folder)
            self._snapshot, self._problems = Snapshot(record, record_assets(record)), ()
        except DataError as error:
            self._problems = tuple(error.problems)
            if last := self._snapshot:
                self._snapshot = Snapshot(last.record, last.assets, self._problems)

    def _read_stamp(self) -> Stamp:
        stamps = []
        for path in self.folder.rglob("*"):  # tables and layers may lie anywhere below the folder
            try:
                status = path.stat()
            except OSError:
                continue
            stamps.append((str(path), status.st_mtime_ns, status.st_size))
        return tuple(sorted(stamps))


_cache = RecordCache(Path(os.environ.get(FOLDER_VARIABLE) or DEFAULT_FOLDER))


def snapshot() -> Snapshot:
    """The snapshot of the data set that this process shows.

    Raises :class:`~geo.model.problem.DataError` where there is none to show.
    """
    return _cache.snapshot()

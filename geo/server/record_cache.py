"""The record on display: read once for all readers, and read again when its files change.

Nobody waits for that: it is read in a process beside, and what was read is put in place whole.
"""

from __future__ import annotations

import asyncio
import atexit
import itertools
import logging
import os
import shutil
import threading
import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from geo.dataset.reader import DEFAULT_FOLDER
from geo.model.problem import DataError, Problem
from geo.model.record import Record
from geo.server.jobs.process import WorkerProcess
from geo.server.jobs.tasks import reading
from geo.web.assets import Assets

FOLDER_VARIABLE = "CLAIMLINE_DATA"
"""The environment variable that names another data set's folder."""

LOOK_SECONDS = 1.0
"""How long what was seen of the files is believed. Nothing is looked at while nobody asks."""

RETRY_SECONDS = 30.0
"""After how long files are read again that could not be read for a reason not their own."""

FIRST_READING_SECONDS = 2.0
"""How long an answer is held back for the first reading, before it says that it has to wait."""

FIRST_LOOK_SECONDS = 0.05

Stamp = tuple[tuple[str, int, int], ...]
"""(name, time of change in ns, size) of each file of a data set."""

Read = Callable[[Path], tuple[Record, Assets]]
"""Reads a folder; it may take as long as it likes."""

_numbers = itertools.count()
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """What readers see: the last good record, its assets, and what is wrong with newer files.

    The record's folder is a copy of the files as they were read, which goes with the record.
    ``number`` is no other snapshot's of this process: answers are kept under it.
    """

    record: Record
    assets: Assets
    problems: tuple[Problem, ...] = ()
    number: int = field(default_factory=lambda: next(_numbers))


class StillReading(DataError):
    """There is no record yet, since it is being read for the first time."""

    def __init__(self, problems: list[Problem] | None = None) -> None:
        super().__init__(problems or [Problem("datapackage.json", None, None, "is being read")])


class RecordCache:
    """Holds the snapshot of one folder. Safe to use from many threads."""

    def __init__(self, folder: Path, read: Read | None = None) -> None:
        self.folder = folder
        self._read = read or read_beside
        self._reading = threading.Lock()
        self._held = threading.Lock()
        self._stamp: Stamp | None = None
        self._snapshot: Snapshot | None = None
        self._problems: tuple[Problem, ...] = ()
        self._next_look = 0.0

    def snapshot(self) -> Snapshot:
        """The snapshot, at once; files that have changed are read meanwhile.

        It is the last good one while the files are wrong or are being read. Raises
        :class:`StillReading` before the first reading has ended, and
        :class:`~geo.model.problem.DataError` where no good record was read.
        """
        with self._held:
            due = time.monotonic() >= self._next_look
            if due:
                self._next_look = float("inf")
        if due:
            threading.Thread(target=self._look, name="reading", daemon=True).start()
        return self._current()

    def read(self) -> Snapshot:
        """The snapshot of the files as they are now, however long it takes to read them."""
        self._look()
        return self._current()

    def _current(self) -> Snapshot:
        with self._held:
            if self._snapshot is not None:
                return self._snapshot
            raise DataError(list(self._problems)) if self._problems else StillReading()

    def _look(self) -> None:
        """Read the files if they have changed; one thread at a time does."""
        wait = LOOK_SECONDS
        try:
            with self._reading:
                stamp = self._read_stamp()
                if stamp != self._stamp:
                    self._take(*self._result())
                    self._stamp = stamp
        except Exception:
            wait = RETRY_SECONDS
            _log.exception("the data set could not be read")
        finally:
            self._next_look = time.monotonic() + wait

    def _result(self) -> tuple[Snapshot | None, tuple[Problem, ...]]:
        try:
            return Snapshot(*self._read(self.folder)), ()
        except DataError as error:
            return None, tuple(error.problems)

    def _take(self, read: Snapshot | None, problems: tuple[Problem, ...]) -> None:
        """Put what was read in place; of wrong files only what is wrong with them."""
        with self._held:
            last, self._problems = self._snapshot, problems
            if read is not None:
                self._snapshot = read
            elif last is not None:
                self._snapshot = Snapshot(last.record, last.assets, problems)

    def _read_stamp(self) -> Stamp:
        stamps = []
        for path in self.folder.rglob("*"):  # tables and layers may lie anywhere below the folder
            try:
                status = path.stat()
            except OSError:
                continue
            stamps.append((str(path), status.st_mtime_ns, status.st_size))
        return tuple(sorted(stamps))


def read_beside(folder: Path) -> tuple[Record, Assets]:
    """The record in a folder and its assets, read in a process that ends afterwards.

    The copy of the files that it was read from is deleted when the record is no longer used.
    Raises :class:`~geo.model.problem.DataError` with every problem of the files.
    """
    copies, process = Path(mkdtemp(dir=_copies())), WorkerProcess()
    try:
        record, assets = process.call(reading, (folder, copies))
    except BaseException:
        shutil.rmtree(copies, ignore_errors=True)
        raise
    finally:
        process.close()
    weakref.finalize(record, shutil.rmtree, copies, ignore_errors=True)
    return record, assets


@cache
def _copies() -> Path:
    """The folder of this process for the copies of data sets."""
    folder = Path(mkdtemp(prefix="claimline-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def delete_copies() -> None:
    """Delete all copies, when nothing is asked for any more: a process ended by a signal does not.

    Records that are still there then have no files.
    """
    if _copies.cache_info().currsize:
        shutil.rmtree(_copies(), ignore_errors=True)
        _copies.cache_clear()


_cache = RecordCache(Path(os.environ.get(FOLDER_VARIABLE) or DEFAULT_FOLDER))


def snapshot() -> Snapshot:
    """The snapshot of the data set that this process shows, at once.

    Raises :class:`~geo.model.problem.DataError` where there is none to show, in particular
    :class:`StillReading` where there may be one soon.
    """
    return _cache.snapshot()


async def first_snapshot() -> Snapshot:
    """The snapshot; where it is the first, it is waited for a little, beside other requests.

    Raises what :func:`snapshot` raises.
    """
    end = time.monotonic() + FIRST_READING_SECONDS
    while True:
        try:
            return snapshot()
        except StillReading:
            if time.monotonic() >= end:
                raise
            await asyncio.sleep(FIRST_LOOK_SECONDS)


def wait_for_snapshot() -> Snapshot:
    """The snapshot of the files as they are now, however long that takes; for a thread of its own.

    Raises :class:`~geo.model.problem.DataError` where there is none to show.
    """
    return _cache.read()

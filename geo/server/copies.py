"""Folders for copies of data sets: one for each process, which go with it.

Who is killed leaves its folder behind; the next process to start deletes it. A lock on a file in
the folder, which the system lets go of with its process, tells whose process lives.
"""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import gettempdir, mkdtemp

PREFIX = "claimline-"
LOCK = ".lock"

YOUNG_SECONDS = 60
"""A folder that is younger is left alone: its process may not have locked it yet."""


def new_copy_folder() -> Path:
    """A new, empty folder in that of this process."""
    return Path(mkdtemp(dir=_process_folder()))


def delete_copies() -> None:
    """Delete all copies, when nothing is asked for any more: a process ended by a signal does not.

    Records that are still there then have no files.
    """
    if _process_folder.cache_info().currsize:
        shutil.rmtree(_process_folder(), ignore_errors=True)
        _process_folder.cache_clear()


def delete_abandoned() -> None:
    """Delete the folders of this user's processes that have ended without doing it."""
    if sys.platform == "win32":
        return  # there are no such locks
    for folder in Path(gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            status = folder.lstat()
            is_old = time.time() - status.st_mtime > YOUNG_SECONDS
            if status.st_uid == os.getuid() and is_old and _locked(folder / LOCK, os.O_RDWR):
                shutil.rmtree(folder, ignore_errors=True)


@cache
def _process_folder() -> Path:
    folder = Path(mkdtemp(prefix=PREFIX))
    _locked(folder / LOCK, os.O_RDWR | os.O_CREAT)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    delete_abandoned()
    return folder


def _locked(path: Path, flags: int) -> bool:
    """Whether this process has the lock of a file now, for as long as it lives.

    Raises ``OSError`` where the file cannot be opened; never true where there are no such locks.
    """
    if sys.platform == "win32":
        return False
    import fcntl

    descriptor = os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return False
    return True

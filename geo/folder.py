"""Reading the files of a data set's folder: none outside it, none endless, none too large."""

from __future__ import annotations

import os
import stat
from pathlib import Path

MEGABYTE = 2**20

LARGEST_MEGABYTES = 64
"""The largest file that is read, in megabytes. A hundred thousand claims take about half of it."""

_PLAIN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""How a file is opened: without waiting for the other end where it turns out to be a pipe."""


class UnusableFileError(OSError):
    """A file that is not read; the text says why."""


def inside(folder: Path, name: str) -> Path:
    """The path of a file in a folder.

    Raises :class:`UnusableFileError` where a link leads outside the folder or nowhere.
    """
    path = folder / name
    try:
        is_inside = path.resolve().is_relative_to(folder.resolve())
    except (RuntimeError, ValueError, OSError) as error:
        raise UnusableFileError(f"leads nowhere: {error}") from None
    if not is_inside:
        raise UnusableFileError("leads outside the folder")
    return path


def read_file(folder: Path, name: str, largest_megabytes: int = LARGEST_MEGABYTES) -> bytes:
    """The content of a file in a folder.

    Raises ``OSError`` where there is no such file, and :class:`UnusableFileError` where it lies
    outside, is no plain file, or has more than so many megabytes.
    """
    largest = largest_megabytes * MEGABYTE
    opened = os.open(inside(folder, name), _PLAIN)
    if not stat.S_ISREG(os.fstat(opened).st_mode):
        os.close(opened)
        raise UnusableFileError("is no plain file")
    with os.fdopen(opened, "rb") as file:
        content = file.read(largest + 1)
    if len(content) > largest:
        raise UnusableFileError(f"has more than {largest_megabytes} megabytes")
    return content

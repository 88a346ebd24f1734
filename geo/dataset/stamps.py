"""Which data sets were found valid: empty files in the reader's cache folder.

A stamp is named after a fingerprint of a data set's files and of the code that checked them. Only
whether such a file exists is ever read. A folder that another user can write to is not believed.
``CLAIMLINE_CACHE=off`` turns stamps off.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from glob import escape
from hashlib import sha256
from pathlib import Path
from typing import Any

from geo.boundaries.formats import LARGEST_MEGABYTES
from geo.dataset.descriptor import LAYERS, NAME, table_resources
from geo.folder import read_file

SWITCH = "CLAIMLINE_CACHE"
MOST_STAMPS = 64

CHECKED_BY = ("__init__.py", "model/*.py", "dataset/*.py", "boundaries/*.py")
"""The code that decides what is valid, and the version of all code."""

STAMP = re.compile(r"[0-9a-f]{64}")


def fingerprint(folder: Path, descriptor: Mapping[str, Any]) -> str | None:
    """A hash of the bytes of a data set's files and of the code that checks them.

    None where a file cannot be read, or where stamps are turned off.
    """
    if is_off():
        return None
    made = sha256(code_hash())
    try:
        for path in sorted(data_files(folder, descriptor)):
            name = path.relative_to(folder).as_posix()
            content = read_file(folder, name, LARGEST_MEGABYTES)
            made.update(f"{name}\0{sha256(content).hexdigest()}\n".encode())
    except (OSError, ValueError):
        return None
    return made.hexdigest()


def is_off() -> bool:
    """Whether the reader has turned stamps off, and all else that is kept."""
    return os.environ.get(SWITCH, "").lower() == "off"


def has_stamp(fingerprint: str | None) -> bool:
    """Whether the data set of a fingerprint was found valid."""
    folder = stamp_folder()
    if fingerprint is None or folder is None or not is_private(folder):
        return False
    try:
        return stat.S_ISREG((folder / fingerprint).lstat().st_mode)
    except OSError:
        return False


def set_stamp(fingerprint: str | None) -> None:
    """Remember that the data set of a fingerprint is valid; nothing where that is not possible."""
    folder = stamp_folder()
    if fingerprint is None or folder is None:
        return
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if is_private(folder):
            with (folder / fingerprint).open("xb"):
                pass
            drop_oldest(folder)


def stamp_folder() -> Path | None:
    """The folder of the stamps; None where the reader has no cache folder."""
    return cache_folder("valid")


def cache_folder(name: str) -> Path | None:
    """A folder of the reader's cache folder; None where the reader has none."""
    variable = "LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME"
    base = Path(os.environ.get(variable, ""))
    if not base.is_absolute():
        try:
            base = Path.home() / ".cache"
        except RuntimeError:
            return None
    return base / "claimline" / name


def data_files(folder: Path, descriptor: Mapping[str, Any]) -> Iterator[Path]:
    """The descriptor, the tables and the layers with the files that belong to them."""
    yield folder / NAME
    yield from (folder / resource["path"] for resource in table_resources(descriptor))
    for layer in LAYERS:
        settings = descriptor["claimline"].get(layer)
        if settings:
            yield from layer_files(folder / settings["path"])


def layer_files(path: Path) -> Iterator[Path]:
    """The files of a layer: a shapefile has several of one name, some formats are folders."""
    inside = path.rglob("*") if path.is_dir() else path.parent.glob(f"{escape(path.stem)}.*")
    yield from (file for file in inside if file.is_file())


@cache
def code_hash() -> bytes:
    """A hash of the code that reads and checks data sets."""
    made = sha256()
    package = Path(__file__).parents[1]
    for pattern in CHECKED_BY:
        for path in sorted(package.glob(pattern)):
            made.update(path.name.encode() + b"\0" + path.read_bytes())
    return made.digest()


def is_private(folder: Path) -> bool:
    """Whether only this user can have put a file into the folder."""
    try:
        status = folder.stat()
    except OSError:
        return False
    if not stat.S_ISDIR(status.st_mode):
        return False
    if sys.platform == "win32":
        return True  # a user's own folders are not open to others there
    return status.st_uid == os.geteuid() and not status.st_mode & 0o022


def drop_oldest(folder: Path) -> None:
    """Delete the oldest files where there are more than are kept."""
    with os.scandir(folder) as entries:
        stamps = [
            (entry.stat(follow_symlinks=False).st_mtime, entry.path)
            for entry in entries
            if STAMP.fullmatch(entry.name) and entry.is_file(follow_symlinks=False)
        ]
    for _, path in sorted(stamps)[:-MOST_STAMPS]:
        Path(path).unlink(missing_ok=True)

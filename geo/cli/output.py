"""Delivering an answer: printed, or as a file that is whole or not there."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from geo.cli.errors import CallError

Answer = str | bytes
"""Text without a line end, or the bytes of a file."""

STANDARD_STREAMS = (1, 2)
"""The file numbers of standard output and standard error."""


def deliver(answer: Answer, to: Path | None = None) -> None:
    """Print an answer, or write it to a file.

    Raises :class:`~geo.cli.errors.CallError` where bytes have no file to become, or the file
    cannot be written.
    """
    if to is None:
        _print(answer)
        return
    try:
        write_file(to, answer if isinstance(answer, bytes) else f"{answer}\n".encode())
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or error
        raise CallError("--to", f"{str(to)!r} cannot be written: {reason}") from None


def write_file(path: Path, content: bytes) -> None:
    """Write a file that is never seen half written.

    A link is followed, and the permissions of an existing file are kept. What is no regular file,
    such as a pipe, is written to directly. Raises ``OSError`` where that fails; the file is then
    as it was before.
    """
    if _is_stream(path):
        path.write_bytes(content)
        return
    target = Path(os.path.realpath(path))
    if target.is_dir() or (target.exists() and not os.access(target, os.W_OK)):
        with target.open("r+b"):  # says why not
            pass
    part = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


@contextmanager
def progress_bar(task: str) -> Iterator[Callable[[int, int], None]]:
    """What long work reports (done, total) to: a bar, where somebody watches."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        number = bar.add_task(task)
        yield lambda done, total: bar.update(number, completed=done, total=total)


def _print(answer: Answer) -> None:
    if isinstance(answer, bytes):
        raise CallError("--to", "the answer is no text; say which file it shall become")
    try:
        print(answer)
    except UnicodeEncodeError as error:
        reason = f"the output's encoding {error.encoding} lacks signs of the answer; name a file"
        raise CallError("--to", reason) from None


def _is_stream(path: Path) -> bool:
    """Whether a path leads to a pipe or a device, or to where the output already goes."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return False
    if not path.is_file() and not path.is_dir():
        return True
    return any(_is_same(status, number) for number in STANDARD_STREAMS)


def _is_same(status: os.stat_result, number: int) -> bool:
    try:
        return os.path.samestat(status, os.fstat(number))
    except OSError:
        return False

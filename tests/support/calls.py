"""What tests have workers do: functions of a module that a worker can import."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from geo.server.jobs.worker import report


def process_id() -> int:
    """The process that is asked."""
    return os.getpid()


def niceness() -> int:
    """How far it stands back."""
    return os.nice(0)


def printed(text: str) -> str:
    """A text, which a library prints meanwhile."""
    print(text, flush=True)
    os.write(1, b"to the file itself\n")
    return text


def failed(reason: str) -> None:
    """Nothing: it fails."""
    raise ValueError(reason)


def unsendable() -> object:
    """What cannot be pickled."""
    return lambda: None


def died() -> None:
    """Nothing: the process is killed, as by a system that runs out of memory."""
    os.kill(os.getpid(), signal.SIGKILL)


def too_much(bytes_wanted: int) -> int:
    """How much memory was had."""
    return len(bytearray(bytes_wanted))


def counted(steps: int, seconds: float) -> int:
    """The number of steps, each of which takes some time and is reported."""
    for step in range(steps):
        time.sleep(seconds)
        report(step + 1, steps)
    return steps


def marked(path: Path, seconds: float = 0.0) -> bytes:
    """A body, after a time; that it was made is noted in a file, a line each time."""
    time.sleep(seconds)
    with path.open("a") as file:
        file.write(f"{os.getpid()}\n")
    return b"made"

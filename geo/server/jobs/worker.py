"""A worker process: does one call after the other, as its parent sends them.

Calls and answers are pickled on standard input and output, which nobody else writes to. The process
ends with its parent.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

NICENESS = 10
"""How far workers stand back: readers' runs come first on a busy machine."""

MEMORY_BYTES = 3 << 30
"""The most address space of a worker; what needs more fails, and the worker with it."""

_answers: BinaryIO | None = None


def report(done: int, total: int) -> None:
    """Tell whoever waits how far the call is; nothing outside a worker."""
    if _answers is not None:
        _send(_answers, ("progress", (done, total)))


def main() -> None:
    """Answer calls until there are no more."""
    global _answers  # noqa: PLW0603
    calls = sys.stdin.buffer
    _answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    stand_back()
    while True:
        try:
            function, arguments = pickle.load(calls)  # noqa: S301
        except EOFError:
            return
        _send(_answers, _answer(function, arguments))


def stand_back() -> None:
    """Lower the priority and bound the memory of this process, where the system can do that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its workers itself
    if sys.platform == "win32":
        return
    import resource

    os.nice(NICENESS)
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    bound = MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(MEMORY_BYTES, hard)
    resource.setrlimit(resource.RLIMIT_AS, (bound, hard))


def _answer(function: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[str, Any]:
    try:
        return "done", function(*arguments)
    except MemoryError:
        raise  # what is left of the process is not to be trusted: it ends, and a new one is started
    except Exception as error:
        return "failed", error


def _send(answers: BinaryIO, answer: tuple[str, Any]) -> None:
    try:
        content = pickle.dumps(answer)
    except Exception as error:
        content = pickle.dumps(("failed", RuntimeError(f"{answer[1]!r} cannot be sent: {error}")))
    answers.write(content)
    answers.flush()

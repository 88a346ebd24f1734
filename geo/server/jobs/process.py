"""The parent's side of a worker process."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import IO, Any

COMMAND = (sys.executable, "-c", "from geo.server.jobs.worker import main; main()")

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""Libraries then start no threads of their own, which would take the readers' cores."""

Report = Callable[[int, int], object]
"""Called with (steps done, steps in all)."""


class WorkerDied(Exception):
    """The process ended before it answered: it was killed, or took too much memory."""


class WorkerProcess:
    """A worker process, started at its first call, and again after it has ended.

    One thread at a time calls; any thread may :meth:`end` it.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def call(
        self, function: Callable[..., Any], arguments: tuple[Any, ...], report: Report | None = None
    ) -> Any:
        """What a function returns that is called in the worker, or raises what it raises.

        Parameters
        ----------
        function
            A function of a module, which the worker imports.
        arguments
            What it is called with; they are pickled, as is what it returns.
        report
            Called as often as the function reports how far it is.

        Raises
        ------
        WorkerDied
            Where the process ends before it answers.
        """
        content = pickle.dumps((function, arguments))
        calls, answers = self._streams()
        try:
            calls.write(content)
            calls.flush()
            kind, answer = pickle.load(answers)  # noqa: S301 - our own process wrote it
            while kind == "progress":
                if report:
                    report(*answer)
                kind, answer = pickle.load(answers)  # noqa: S301
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            self.end()
            raise WorkerDied(f"a worker ended before it had answered: {error!r}") from None
        if kind == "failed":
            raise answer
        return answer

    def end(self) -> None:
        """End the process at once, whatever it does; nothing where there is none."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def close(self) -> None:
        """End the process and let go of its streams; only the calling thread may do that."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            with process:  # closes the streams
                process.wait()

    def _streams(self) -> tuple[IO[bytes], IO[bytes]]:
        """Where the calls go and where the answers come from, of a process that lives."""
        if self._process is not None and self._process.poll() is not None:
            self.close()
        process = self._process = self._process or _started()
        if process.stdin is None or process.stdout is None:
            raise WorkerDied("a worker has no streams")
        return process.stdin, process.stdout


def _started() -> subprocess.Popen[bytes]:
    path = os.pathsep.join(entry for entry in sys.path if entry)
    return subprocess.Popen(  # noqa: S603 - the command is our own
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, **ONE_THREAD, "PYTHONPATH": path},
    )

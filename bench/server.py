"""A Streamlit server in a process of its own, on a free port of this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

HOST = "127.0.0.1"
START_SECONDS = 60
STOP_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Server:
    """A running server and the figures of its process, children included."""

    port: int
    process: psutil.Process

    @property
    def url(self) -> str:
        """The address of its first page."""
        return f"http://{HOST}:{self.port}/"

    def cpu_ms(self) -> float:
        """Processor time used so far, user and system."""
        times = [process.cpu_times() for process in self._processes()]
        seconds: float = sum(used.user + used.system for used in times)
        return seconds * 1000

    def memory_mb(self) -> float:
        """Resident memory now."""
        held: int = sum(process.memory_info().rss for process in self._processes())
        return held / 1e6

    def _processes(self) -> list[psutil.Process]:
        return [self.process, *self.process.children(recursive=True)]


@contextmanager
def running(
    script: Path, folder: Path | None = None, variables: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """``streamlit run SCRIPT``, started in ``folder`` and ended with the block.

    Without a folder it starts in an empty one: no project's settings apply. Those of the user never
    do. Raises :class:`RuntimeError` with the end of the server's log where it does not come up.
    """
    with tempfile.TemporaryDirectory(prefix="bench-") as empty, tempfile.TemporaryFile("w+") as log:
        port = _free_port()
        process = subprocess.Popen(
            # -P: as with the command `streamlit`, modules are found beside the script, not in the
            # working folder
            [
                sys.executable,
                "-P",
                "-m",
                "streamlit",
                "run",
                str(script),
                "--server.headless",
                "true",
                "--server.address",
                HOST,
                "--server.port",
                str(port),
            ],
            cwd=folder or empty,
            env=_environment(empty, variables or {}),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            if not _is_up(port, process):
                log.seek(0)
                raise RuntimeError(f"{script} did not come up:\n{log.read()[-2000:]}")
            yield Server(port, psutil.Process(process.pid))
        finally:
            _stop(process)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _environment(home: str, variables: Mapping[str, str]) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("STREAMLIT_", "CLAIMLINE_"))
    }
    return {**kept, "HOME": home, **variables}


def _is_up(port: int, process: subprocess.Popen[bytes]) -> bool:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://{HOST}:{port}/_stcore/health", timeout=5):
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()

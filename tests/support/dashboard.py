"""Starting a dashboard, and serving a folder as a static host does."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).parents[2]
"""The folder of the project."""

START_SECONDS = 60


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def start_dashboard(
    environment: Mapping[str, str], base: str = "", port: int = 0, ready: str = "health"
) -> tuple[subprocess.Popen[bytes], str]:
    """(process, address) of a dashboard that has read its record, below a base path.

    It listens on a free port unless one is given. ``ready`` is what it has to answer; a data set
    that is refused has no ``health``.
    """
    port = port or free_port()
    words = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    words += ["--server.headless", "true"]
    words += ["--server.baseUrlPath", base] if base else []
    process = subprocess.Popen(
        words,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}/{base + '/' if base else ''}"
    end = time.time() + START_SECONDS
    while time.time() < end:
        try:
            urllib.request.urlopen(address + ready, timeout=1).close()
            return process, address
        except OSError:
            time.sleep(0.2)
    process.terminate()
    raise RuntimeError("the dashboard did not start")


class Desk:
    """A dashboard of a folder, which can be killed and started again at the same address."""

    def __init__(self, folder: Path) -> None:
        self._environment = {"CLAIMLINE_DATA": str(folder)}
        self._process, self.address = start_dashboard(self._environment)

    def kill(self) -> None:
        """End it at once, as ``kill -9`` does."""
        self._process.kill()
        self._process.wait()

    def start(self) -> None:
        """Start it again; done when it answers."""
        port = int(self.address.rpartition(":")[2].strip("/"))
        self._process, _ = start_dashboard(self._environment, port=port)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a static host of a folder."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()

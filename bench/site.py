"""The static site, written from the shipped record and served by a static host here."""

from __future__ import annotations

import gzip
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from bench.server import HOST
from geo.dataset.reader import read_record
from geo.web.site import DEFAULT_ADDRESS
from geo.web.site_page import site_page


@dataclass(frozen=True, slots=True)
class Site:
    """Where the page is, and how many kB it is when a host compresses it."""

    url: str
    packed_kb: float


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of requests."""


@contextmanager
def hosted(data: Path) -> Iterator[Site]:
    """The page of a data set's folder, on a host that ends with the block."""
    page = site_page(read_record(data), DEFAULT_ADDRESS).encode()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        (Path(folder) / "index.html").write_bytes(page)
        server = ThreadingHTTPServer((HOST, 0), partial(_Quiet, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield Site(f"http://{HOST}:{server.server_port}/", len(gzip.compress(page)) / 1000)
        finally:
            server.shutdown()
            server.server_close()

"""What the tests share: the shipped record, small data sets to break, and the dashboard in a real browser."""

from __future__ import annotations

import csv
import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from reader import Page

from geo import export
from geo.checks import read_record
from geo.record import DEFAULT_FOLDER, Record

ROOT = Path(__file__).parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def record() -> Record:
    """The record that ships with the project."""
    return read_record(DEFAULT_FOLDER)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped data set, to break."""
    copy = tmp_path / "copy"
    shutil.copytree(DEFAULT_FOLDER, copy, ignore=shutil.ignore_patterns("*.py", "*.md"))
    return copy


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(path: Path, content: list[dict[str, str]]) -> None:
    """Write rows over a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(content[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(content)


def change_row(path: Path, number: int, **cells: str) -> None:
    """Change cells of one row; ``number`` counts lines as an editor does."""
    content = rows(path)
    content[number - 2].update(cells)
    write_rows(path, content)


def change_descriptor(folder: Path, change) -> None:
    """Apply a change to ``datapackage.json``."""
    path = folder / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    change(descriptor)
    path.write_text(json.dumps(descriptor), encoding="utf-8")


def start_dashboard(environment: dict[str, str], base: str = "") -> tuple[subprocess.Popen, str]:
    """(process, address) of a dashboard that answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.headless", "true"]
    words += ["--server.baseUrlPath", base] if base else []
    process = subprocess.Popen(words, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/{base + '/' if base else ''}"
    end = time.time() + 60
    while time.time() < end:
        try:
            urllib.request.urlopen(address + "_stcore/health", timeout=1).close()
            return process, address
        except OSError:
            time.sleep(0.2)
    process.terminate()
    raise RuntimeError("the dashboard did not start")


@pytest.fixture(scope="session")
def dashboard() -> Iterator[str]:
    """The address of a dashboard of the shipped record."""
    process, address = start_dashboard({})
    yield address
    process.terminate()
    process.wait(10)


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


@pytest.fixture(scope="session")
def site_folder(record: Record, tmp_path_factory) -> Path:
    """A folder with the page of the shipped record that needs no server."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "index.html").write_text(export.page(record, "http://localhost/"), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def site(site_folder: Path) -> Iterator[str]:
    """The address of that page on a static host."""
    with served(site_folder) as address:
        yield address


@pytest.fixture(scope="session")
def chromium():
    """A real browser that can reach this machine alone."""
    from playwright.sync_api import sync_playwright

    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    quiet += ["--no-first-run", "--disable-quic", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=quiet)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium):
    contexts = []

    def opened(address: str, query: str = "", **options) -> Page:
        context = chromium.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
        contexts.append(context)
        return Page(context.new_page(), address, query)

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(params=["dashboard", "site"])
def opened(request, open_page):
    """Opens a view in one home after the other."""
    return partial(open_page, request.getfixturevalue(request.param))

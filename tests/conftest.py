"""Fixtures: the shipped record, a copy to break, and both homes of the map in a real browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from support.dashboard import served, start_dashboard
from support.reader import Page

from geo.dataset.reader import DEFAULT_FOLDER, read_record
from geo.model.problem import DataError
from geo.model.record import Record
from geo.server import record_cache
from geo.server.record_cache import RecordCache

BROWSERS = ("chromium", "chromium-browser", "google-chrome")

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
"""What makes a browser reach this machine only."""


LONG_FIXTURES = {"folder", "hostile_folder", "hostile_record", "site_folder"}
"""What takes a second or more to make: copies of the data set are read and checked as a whole."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs one of the long fixtures as long."""
    for item in items:
        if LONG_FIXTURES & {*getattr(item, "fixturenames", ())}:
            item.add_marker("long")


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing is remembered in the user's own cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


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


@pytest.fixture
def show(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], RecordCache]:
    """Puts a folder on display, read once already, and gives the cache that reads it."""

    def shown(folder: Path) -> RecordCache:
        cache = RecordCache(folder)
        with suppress(DataError):
            cache.read()
        monkeypatch.setattr(record_cache, "_cache", cache)
        return cache

    return shown


@pytest.fixture(scope="session")
def dashboard() -> Iterator[str]:
    """The address of a dashboard of the shipped record."""
    process, address = start_dashboard({})
    yield address
    process.terminate()
    process.wait(10)


@pytest.fixture(scope="session")
def site_folder(record: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the static site's page of the shipped record."""
    from geo.web.site_page import site_page

    folder = tmp_path_factory.mktemp("site")
    (folder / "index.html").write_text(site_page(record, "http://localhost/"), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def site(site_folder: Path) -> Iterator[str]:
    """The address of that page on a static host."""
    with served(site_folder) as address:
        yield address


@pytest.fixture(scope="session")
def chromium():
    """A real browser that can reach this machine only."""
    from playwright.sync_api import sync_playwright

    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*QUIET])
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium) -> Iterator[Callable[..., Page]]:
    """Opens a view at an address, in a browser context of its own."""
    contexts = []

    def opened(address: str, query: str = "", **options: object) -> Page:
        size = {"viewport": {"width": 1440, "height": 900}}
        context = chromium.new_context(**{**size, **options})
        contexts.append(context)
        return Page(context.new_page(), address, query)

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(params=["dashboard", "site"])
def opened(request: pytest.FixtureRequest, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Opens a view in one home after the other."""
    return partial(open_page, request.getfixturevalue(request.param))

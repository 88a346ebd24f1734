"""Writing the static site of a record.

It is one page that carries everything, a small page with a picture for each day, a sitemap, the
data package, and files for other programs.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urljoin
from xml.etree import ElementTree

from geo.dataset.archive import file_names
from geo.images.render import social_cards
from geo.model.record import Record
from geo.web.site_files import FOLDER, site_file_contents
from geo.web.site_page import DAYS, day_page, site_page

DEFAULT_ADDRESS = "http://localhost:8000/"
"""Where ``python -m http.server`` serves a folder."""

INDEX = "index.html"

Progress = Callable[[int, int], None]
"""Called with (days done, all days) after each day."""


def write_site(
    record: Record,
    folder: Path,
    address: str = DEFAULT_ADDRESS,
    progress: Progress | None = None,
) -> None:
    """Write the site of a record into a folder, over an earlier one; other files there stay.

    All files are written beside first and moved in when the last one is there, so that a failure on
    the way leaves the earlier site as it was.

    Parameters
    ----------
    record
        The record.
    folder
        Where the site goes; made where there is none.
    address
        Where the site will be served; previews and the sitemap need it.
    progress
        Called after each day with the number of days done and of all days.

    Raises
    ------
    OSError
        Where the folder cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    is_new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        # Inside the folder: what is moved then stays on one file system.
        with TemporaryDirectory(prefix=".claimline-", dir=folder) as staging:
            base = address if address.endswith("/") else address + "/"
            _write_files(record, Path(staging), base, progress)
            _move_files(Path(staging), folder)
    except BaseException:
        if is_new and not any(folder.iterdir()):
            folder.rmdir()
        raise


def _write_files(record: Record, folder: Path, base: str, progress: Progress | None) -> None:
    (folder / DAYS).mkdir()
    (folder / INDEX).write_text(site_page(record, base), encoding="utf-8")
    _copy_data(record, folder / "data")
    _write_other_files(record, folder / FOLDER)
    (folder / "sitemap.xml").write_bytes(_sitemap(base, record.days))
    cards = social_cards(record, record.days)
    for done, (day, card) in enumerate(zip(record.days, cards, strict=True), start=1):
        (folder / DAYS / f"{day}.html").write_text(day_page(record, day, base), encoding="utf-8")
        (folder / DAYS / f"{day}.png").write_bytes(card)
        if progress:
            progress(done, len(record.days))


def _move_files(staging: Path, folder: Path) -> None:
    """Move all files into the folder; the page that opens comes last, when all others are there."""
    paths = sorted(path for path in staging.rglob("*") if path.is_file())
    for path in sorted(paths, key=lambda path: path.name == INDEX):
        place = folder / path.relative_to(staging)
        place.parent.mkdir(parents=True, exist_ok=True)
        path.replace(place)


def _copy_data(record: Record, folder: Path) -> None:
    """The data package as it is: descriptor, tables, boundaries, and their descriptions."""
    for name in file_names(record):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(record.folder / name, folder / name)


def _write_other_files(record: Record, folder: Path) -> None:
    """Tables and layers for other programs."""
    folder.mkdir()
    for name, content in site_file_contents(record):
        (folder / name).write_bytes(content)


def _sitemap(base: str, days: Iterable[date]) -> bytes:
    urls = ElementTree.Element("urlset", xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")
    for address in (base, *(urljoin(base, f"{DAYS}{day}.html") for day in days)):
        ElementTree.SubElement(ElementTree.SubElement(urls, "url"), "loc").text = address
    ElementTree.indent(urls)
    sitemap: bytes = ElementTree.tostring(urls, encoding="utf-8", xml_declaration=True)
    return sitemap + b"\n"

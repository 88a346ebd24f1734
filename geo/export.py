"""A static site of a record: one page that carries everything, a small page with a preview for each day, and the data package.

The page is made of the same files as the dashboard's. It fetches nothing, so it also works opened from disk.
"""

from __future__ import annotations

import base64
import gzip
import json
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

from folium.utilities import camelize
from markupsafe import Markup

from geo import archive, caption, chart, history, link, panel, picture, preview, reading
from geo.assets import FRONTEND, Assets, assets, sheet
from geo.bundle import bundle
from geo.html import render
from geo.record import Record

DEFAULT_ADDRESS = "http://localhost:8000/"
"""Where ``python -m http.server`` serves a folder."""

PARTS = ("headline", "timeline", "places")
STYLES = ("colours.css", "map.css", "page.css", "alone.css")
DAYS = "days/"

Progress = Callable[[int, int], None]


def write_site(record: Record, folder: Path, address: str = DEFAULT_ADDRESS, progress: Progress | None = None) -> None:
    """Write the site of a record into a folder, over what an earlier export left there.

    ``address`` is where the site will be served; previews and the sitemap need it. ``progress(done, total)`` is called after each day.
    Raises :class:`OSError` where the folder cannot be written.
    """
    base = address if address.endswith("/") else address + "/"
    days = history.days(record)
    (folder / DAYS).mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(page(record, base), encoding="utf-8")
    _copy_data(record, folder / "data")
    (folder / "sitemap.xml").write_bytes(_sitemap(base, days))
    for done, (day, image) in enumerate(zip(days, picture.previews(record, days), strict=True), start=1):
        (folder / DAYS / f"{day}.html").write_text(day_page(record, day, base), encoding="utf-8")
        (folder / DAYS / f"{day}.png").write_bytes(image)
        if progress:
            progress(done, len(days))


def page(record: Record, address: str) -> str:
    """The page that carries everything, as HTML."""
    made = assets(record)
    scripts = _scripts(made)
    opens = date.fromisoformat(record.settings["opens_on"])
    title = f"Claimline: {record.title}"
    description = str(record.descriptor.get("description", ""))
    said = caption.headline(record, opens)
    return render(
        "alone.html",
        title=title,
        attribute=preview.attribute,
        tags=preview.tags(title, description, address=address, image=urljoin(address, f"{DAYS}{opens}.png")),
        icon=_data_address("image/svg+xml", "icon.svg"),
        wordmark=_data_address("image/svg+xml", "wordmark.svg"),
        styles=made.by_path[made.leaflet[1]].body.decode() + sheet(*STYLES),
        parts={name: (FRONTEND / f"{name}.html").read_text(encoding="utf-8") for name in PARTS},
        said=f"{caption.day_in_words(opens)}: {said}. The map needs JavaScript.",
        credit=caption.credit(record),
        data=[name for name in archive.paths(record) if "/" not in name],
        settings=_script(_settings(record)),
        states=_script(_contents(made, made.states)),
        land=_script(_contents(made, made.land)),
        written=_packed(_written(record)),
        scripts=scripts,
        hashes=[_hash(script) for script in scripts.values()],
    )


def day_page(record: Record, day: date, address: str) -> str:
    """The small page of a day: its preview for those who only see the link, and the way on to the map."""
    own, image = (urljoin(address, f"{DAYS}{day}.{kind}") for kind in ("html", "png"))
    return render(
        "alone_day.html",
        title=caption.title(record, day),
        attribute=preview.attribute,
        tags=preview.view_tags(record, day, None, "", address=own, image=image),
        day=day,
        said=caption.headline(record, day),
        told=caption.description(record, day),
        credit=caption.credit(record),
    )


def _settings(record: Record) -> dict[str, Any]:
    return {
        "opens_on": record.settings["opens_on"],
        "window": chart.window(record),
        "options": {camelize(name): value for name, value in chart.OPTIONS.items()},
        "notices": link.NOTICES,
        "days": DAYS,
    }


def _written(record: Record) -> dict[str, Mapping[str, str]]:
    """Everything to be read beside the map, as HTML."""
    return {
        "places": {place_id: panel.place_dossier(record, place_id) for place_id in record.places},
        "days": {day.isoformat(): panel.day_dossier(record, day) for day in history.days(record)},
        "statements": panel.statements(record),
        "pages": {"method": reading.method_page(record), "record": reading.record_page(record)},
    }


def _scripts(made: Assets) -> dict[str, str]:
    """The scripts of the page, in the order in which they run."""
    return {
        "early": (FRONTEND / "early.js").read_text(encoding="utf-8"),
        "leaflet": made.by_path[made.leaflet[0]].body.decode(),
        "page": bundle(FRONTEND, "alone.js"),
    }


def _hash(script: str) -> str:
    """What a Content-Security-Policy calls a script by: no other script runs in the page."""
    return f"'sha256-{base64.b64encode(sha256(script.encode()).digest()).decode()}'"


def _contents(made: Assets, path: str) -> Any:
    return json.loads(made.by_path[path].body)


def _script(content: Any) -> Markup:
    """JSON that can stand in a script element."""
    return Markup(json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))  # noqa: S704 -- no tag can begin


def _packed(content: Any) -> str:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.b64encode(gzip.compress(text, mtime=0)).decode()


def _data_address(media_type: str, name: str) -> str:
    return f"data:{media_type};base64,{base64.b64encode((FRONTEND / name).read_bytes()).decode()}"


def _copy_data(record: Record, folder: Path) -> None:
    """The data package as it is: descriptor, tables, boundaries, and what its folder says about them."""
    for name in archive.paths(record):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(record.folder / name, folder / name)


def _sitemap(base: str, days: list[date]) -> bytes:
    urls = ElementTree.Element("urlset", xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")
    for address in (base, *(urljoin(base, f"{DAYS}{day}.html") for day in days)):
        ElementTree.SubElement(ElementTree.SubElement(urls, "url"), "loc").text = address
    ElementTree.indent(urls)
    found: bytes = ElementTree.tostring(urls, encoding="utf-8", xml_declaration=True)
    return found + b"\n"

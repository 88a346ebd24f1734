"""Pictures of a view under addresses of their own: for previews of links, and for print. Each is made once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from geo import link, picture
from geo.link import Selection
from geo.record import DataError, Record
from pages.parts import shelf
from pages.parts.shelf import Display

PREVIEW = "preview.png"
HEADERS = {
    "cache-control": "public, max-age=3600",
    "x-content-type-options": "nosniff",
    "access-control-allow-origin": "*",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
}

_drawing = threading.Lock()


@dataclass(frozen=True, slots=True)
class Kind:
    """How a picture is drawn and what it is sent as; ``saved``: for the reader's disk and not for the screen."""

    draw: Callable[[Record, Selection], bytes]
    media_type: str
    saved: bool = True


def _preview(record: Record, view: Selection) -> bytes:
    return picture.preview(record, view.date, view.known, view.place)


def _sheet_png(record: Record, view: Selection) -> bytes:
    return picture.sheet(record, view.date, view.known, view.place, "png")


def _sheet_svg(record: Record, view: Selection) -> bytes:
    return picture.sheet(record, view.date, view.known, view.place, "svg")


KINDS: Mapping[str, Kind] = {
    PREVIEW: Kind(_preview, "image/png", saved=False),
    "map.png": Kind(_sheet_png, "image/png"),
    "map.svg": Kind(_sheet_svg, "image/svg+xml"),
}
"""The pictures by their path below the app's root. Parameters are those of the page; nonsense in them takes its default."""


def warm() -> None:
    """Read the record and draw the preview that most links show first; what is wrong with the files is for the pages to say."""
    with suppress(DataError), _drawing:
        shown = shelf.display()
        _drawn(shown, link.selection({}, shown.record)[0], PREVIEW)


def answer(request: Request) -> Response:
    """The picture of the view that the request's parameters name; 503 while there is no record to show."""
    try:
        shown = shelf.display()
    except DataError:
        return Response(status_code=503)
    name = request.url.path.rpartition("/")[2]
    view, _ = link.selection(request.query_params, shown.record)
    with _drawing:  # one at a time: readers' runs need the other core
        body, tag = _drawn(shown, view, name)
    headers = {**HEADERS, "etag": tag}
    if KINDS[name].saved:
        told = "-".join(filter(None, ["claimline", view.date.isoformat(), view.view.value, view.place]))
        headers["content-disposition"] = f'attachment; filename="{told}.{name.rpartition(".")[2]}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=KINDS[name].media_type, headers=headers)


@lru_cache(maxsize=512)
def _drawn(shown: Display, view: Selection, name: str) -> tuple[bytes, str]:
    body = KINDS[name].draw(shown.record, view)
    return body, f'"{sha256(body).hexdigest()[:16]}"'

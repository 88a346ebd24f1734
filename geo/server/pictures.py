"""Pictures of a view under addresses of their own: for previews of links, and for print. Each is made once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache, partial
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
    """How a picture is drawn and what it is sent as; ``kept``: of how many views; ``saved``: for the reader's disk, not for the screen."""

    draw: Callable[[Record, Selection], bytes]
    media_type: str
    kept: int = 16
    saved: bool = True


def _preview(record: Record, view: Selection) -> bytes:
    return picture.preview(record, view.date, view.known, view.place)


def _sheet_png(record: Record, view: Selection) -> bytes:
    return picture.sheet(record, view.date, view.known, view.place, "png")


def _sheet_svg(record: Record, view: Selection) -> bytes:
    return picture.sheet(record, view.date, view.known, view.place, "svg")


KINDS: Mapping[str, Kind] = {
    PREVIEW: Kind(_preview, "image/png", kept=512, saved=False),
    "map.png": Kind(_sheet_png, "image/png"),
    "map.svg": Kind(_sheet_svg, "image/svg+xml"),
}
"""The pictures by their path below the app's root. Parameters are those of the page; nonsense in them takes its default."""


def warm() -> None:
    """Read the record and draw the preview that most links show first; what is wrong with the files is for the pages to say."""
    with suppress(DataError), _drawing:
        shown = shelf.display()
        _DRAWN[PREVIEW](shown, link.selection({}, shown.record)[0])


def answer(request: Request) -> Response:
    """The picture of the view that the request's parameters name; 503 while there is no record to show."""
    try:
        shown = shelf.display()
    except DataError:
        return Response(status_code=503)
    name = request.url.path.rpartition("/")[2]
    view, _ = link.selection(request.query_params, shown.record)
    with _drawing:  # one at a time: readers' runs need the other core
        body, tag = _DRAWN[name](shown, replace(view, whole=False))
    headers = {**HEADERS, "etag": tag}
    if KINDS[name].saved:
        told = "-".join(filter(None, ["claimline", view.date.isoformat(), view.view.value, view.place]))
        headers["content-disposition"] = f'attachment; filename="{told}.{name.rpartition(".")[2]}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=KINDS[name].media_type, headers=headers)


def _drawn(kind: Kind, shown: Display, view: Selection) -> tuple[bytes, str]:
    """A picture and its tag."""
    body = kind.draw(shown.record, view)
    return body, f'"{sha256(body).hexdigest()[:16]}"'


_DRAWN = {name: lru_cache(maxsize=kind.kept)(partial(_drawn, kind)) for name, kind in KINDS.items()}
"""What draws each kind of picture, or remembers it."""

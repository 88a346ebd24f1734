"""Pictures of a view under addresses of their own. Each is drawn once and kept."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache, partial
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from geo.model.problem import DataError
from geo.model.view import ViewState
from geo.server import record_cache
from geo.server.http import KeptBody, respond
from geo.server.record_cache import Snapshot
from geo.web.address import parse_address
from geo.web.pictures import PICTURES, SOCIAL_CARD, Picture, file_name

KEPT = {SOCIAL_CARD: 512}
"""Of how many views a picture is kept, where it is not :data:`KEPT_PRINTS`."""

KEPT_PRINTS = 16

HEADERS = {
    "cache-control": "public, max-age=3600",
    "x-content-type-options": "nosniff",
    "access-control-allow-origin": "*",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
}

_drawing = threading.Lock()


def warm_up() -> None:
    """Read the record and draw the social card that most links show first.

    What is wrong with the files is for the pages to say.
    """
    with suppress(DataError), _drawing:
        snapshot = record_cache.snapshot()
        _KEPT_PICTURES[SOCIAL_CARD](snapshot, parse_address({}, snapshot.record)[0])


def send_picture(request: Request) -> Response:
    """The picture of the view that the parameters name; 503 while there is no record to show."""
    try:
        snapshot = record_cache.snapshot()
    except DataError:
        return Response(status_code=503)
    name = request.url.path.rpartition("/")[2]
    view, _ = parse_address(request.query_params, snapshot.record)
    with _drawing:  # one at a time: readers' runs need the other core
        body = _KEPT_PICTURES[name](snapshot, replace(view, all_claims=False))
    saved = f'attachment; filename="{file_name(name, view)}"' if PICTURES[name].saved else ""
    return respond(request, body, HEADERS, saved)


def _drawn(picture: Picture, snapshot: Snapshot, view: ViewState) -> KeptBody:
    content = picture.draw(snapshot.record, view)
    return KeptBody(content, picture.media_type, sha256(content).hexdigest()[:16])


_KEPT_PICTURES = {
    name: lru_cache(maxsize=KEPT.get(name, KEPT_PRINTS))(partial(_drawn, picture))
    for name, picture in PICTURES.items()
}
"""What draws each picture, or remembers it."""

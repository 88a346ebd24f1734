"""Every address that is no page: assets, pictures and the API."""

from __future__ import annotations

import json
import re

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from geo.model.problem import DataError
from geo.server import kept_snapshots
from geo.server.api.app import api_routes
from geo.server.http import KeptBody, respond
from geo.server.pictures import send_picture
from geo.web.pictures import PICTURES

ASSET_HEADERS = {
    "cache-control": "public, max-age=31536000, immutable",
    "vary": "accept-encoding",
    "x-content-type-options": "nosniff",
}


VERSION = "version.json"
"""Where open pages ask for the present record."""

VERSION_HEADERS = {"cache-control": "no-cache", "x-content-type-options": "nosniff"}

AGAIN = re.compile(r"@\d+(?=/)")
"""What a browser puts behind the folder when it asks for a module again: it remembers failures."""


async def send_asset(request: Request) -> Response:
    """A body under its content-hashed address.

    404 where no page that is still open should name it, 503 while there is no record to show.
    """
    path = AGAIN.sub("", f"assets/{request.path_params['path']}", count=1)
    try:
        asset = kept_snapshots.asset(path)
    except DataError:
        return Response(status_code=503)
    if asset is None:
        return Response(status_code=404)
    body = KeptBody(asset.compressed, asset.media_type, is_gzip=True)
    return respond(request, body, ASSET_HEADERS)


async def send_version(request: Request) -> Response:
    """The digest of the record on display, and where its parts are; 503 while there is none.

    Every open page asks for it every few seconds, so it is small and answered without work.
    """
    try:
        version = kept_snapshots.newest().assets.version()
    except DataError:
        return Response(status_code=503)
    content = json.dumps(version, separators=(",", ":")).encode()
    digest = f"{version['record']}-{version['frontend'].rpartition('/')[2]}"
    return respond(request, KeptBody(content, "application/json", digest), VERSION_HEADERS)


def routes(base: str) -> list[BaseRoute]:
    """The routes below the base path, which has slashes around it."""
    return [
        Route(f"{base}assets/{{path:path}}", send_asset),
        Route(base + VERSION, send_version),
        *(Route(base + name, send_picture) for name in PICTURES),
        *api_routes(base),
    ]

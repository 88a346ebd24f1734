"""Every address that is no page: assets, pictures and the API."""

from __future__ import annotations

import json
import re

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from geo.model.problem import DataError
from geo.server import kept_snapshots, record_cache
from geo.server.api import errors
from geo.server.api.app import api_routes
from geo.server.headers import ASSET_HEADERS, STATUS_HEADERS
from geo.server.http import KeptBody, respond
from geo.server.pictures import send_picture
from geo.web.pictures import PICTURES

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
        await record_cache.first_snapshot()
        asset = kept_snapshots.asset(path)
    except DataError as error:
        return await errors.on_wrong_data(request, error)
    if asset is None:
        return Response(status_code=404)
    body = KeptBody(asset.compressed, asset.media_type, is_gzip=True)
    return respond(request, body, ASSET_HEADERS)


async def send_health(request: Request) -> Response:
    """200 when there is a record to show, for whoever decides where requests go; 503 before."""
    try:
        record_cache.snapshot()
    except DataError as error:
        return await errors.on_wrong_data(request, error)
    return Response("ok\n", headers=STATUS_HEADERS, media_type="text/plain")


async def send_version(request: Request) -> Response:
    """The digest of the record on display, and where its parts are; 503 while there is none.

    Every open page asks for it every few seconds, so it is small and answered without work.
    """
    try:
        version = kept_snapshots.newest().assets.version()
    except DataError as error:
        return await errors.on_wrong_data(request, error)
    content = json.dumps(version, separators=(",", ":")).encode()
    digest = f"{version['record']}-{version['frontend'].rpartition('/')[2]}"
    return respond(request, KeptBody(content, "application/json", digest), VERSION_HEADERS)


def routes(base: str) -> list[BaseRoute]:
    """The routes below the base path, which has slashes around it."""
    return [
        Route(f"{base}assets/{{path:path}}", send_asset),
        Route(f"{base}health", send_health),
        Route(base + VERSION, send_version),
        *(Route(base + name, send_picture) for name in PICTURES),
        *api_routes(base),
    ]

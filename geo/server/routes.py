"""Every address that is no page: assets, pictures and the API."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from geo.model.problem import DataError
from geo.server import record_cache
from geo.server.api.app import api_routes
from geo.server.http import KeptBody, respond
from geo.server.pictures import send_picture
from geo.web.pictures import PICTURES

ASSET_HEADERS = {
    "cache-control": "public, max-age=31536000, immutable",
    "vary": "accept-encoding",
    "x-content-type-options": "nosniff",
}


async def send_asset(request: Request) -> Response:
    """A body under its content-hashed address.

    404 where that is not the current one, 503 while there is no record to show.
    """
    path = f"assets/{request.path_params['path']}"
    try:
        asset = record_cache.snapshot().assets.by_path.get(path)
    except DataError:
        return Response(status_code=503)
    if asset is None:
        return Response(status_code=404)
    body = KeptBody(asset.compressed, asset.media_type, is_gzip=True)
    return respond(request, body, ASSET_HEADERS)


def routes(base: str) -> list[BaseRoute]:
    """The routes below the base path, which has slashes around it."""
    return [
        Route(f"{base}assets/{{path:path}}", send_asset),
        *(Route(base + name, send_picture) for name in PICTURES),
        *api_routes(base),
    ]

"""The ASGI app: the pages, the assets that they fetch, the API, and the head of the page that is sent first."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pages.parts import api, pictures, shelf
from pages.parts.head import Head
from pages.parts.root import root_path

FOR_EVER = {"cache-control": "public, max-age=31536000, immutable", "vary": "accept-encoding", "x-content-type-options": "nosniff"}


async def asset(request: Request) -> Response:
    """A body under its content-hashed address; 404 where it is not, or no longer, the current one."""
    found = shelf.display().assets.by_path.get(f"assets/{request.path_params['path']}")
    if found is None:
        return Response(status_code=404)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(found.packed, media_type=found.media_type, headers={**FOR_EVER, "content-encoding": "gzip"})
    return Response(found.body, media_type=found.media_type, headers=FOR_EVER)


@asynccontextmanager
async def warm(_: st.App) -> AsyncIterator[None]:
    """Read the record and draw a picture beside the first requests, so that none of them has to wait for all of it."""
    work = asyncio.create_task(asyncio.to_thread(pictures.warm))
    yield
    await work


app = st.App(
    "pages/index.py",
    lifespan=warm,
    routes=[
        Route(f"{root_path()}assets/{{path:path}}", asset),
        *(Route(root_path() + name, pictures.answer) for name in pictures.KINDS),
        *api.routes(root_path()),
    ],
    middleware=[Middleware(Head)],
)

"""The ASGI app: the pages, and every address beside them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware

from geo.server import pictures
from geo.server.addresses import base_path
from geo.server.host_config import HostConfigMiddleware
from geo.server.index_page import IndexPageMiddleware
from geo.server.routes import routes

BASE = base_path(st.get_option("server.baseUrlPath") or "")


@asynccontextmanager
async def warm_up(_: st.App) -> AsyncIterator[None]:
    """Read the record and draw a picture beside the first requests, so that none waits for all."""
    work = asyncio.create_task(asyncio.to_thread(pictures.warm_up))
    yield
    await work


app = st.App(
    "pages/index.py",
    lifespan=warm_up,
    routes=routes(BASE),
    middleware=[
        Middleware(IndexPageMiddleware, base=BASE),
        Middleware(HostConfigMiddleware, base=BASE),
    ],
)

"""The ASGI app: the pages, and every address beside them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import streamlit as st
from starlette.middleware import Middleware

from geo.model.problem import DataError
from geo.server import record_cache
from geo.server.addresses import base_path
from geo.server.host_config import HostConfigMiddleware
from geo.server.index_page import IndexPageMiddleware
from geo.server.jobs.shared import QUEUES
from geo.server.routes import routes
from geo.server.security import SecurityHeadersMiddleware

BASE = base_path(st.get_option("server.baseUrlPath") or "")


@asynccontextmanager
async def work_beside(_: st.App) -> AsyncIterator[None]:
    """Begin to read the record before the first request, and end what works beside at the end."""
    with suppress(DataError):
        record_cache.snapshot()
    yield
    for queue in QUEUES:
        queue.close()
    record_cache.delete_copies()


app = st.App(
    "pages/index.py",
    lifespan=work_beside,
    routes=routes(BASE),
    middleware=[
        Middleware(SecurityHeadersMiddleware),
        Middleware(IndexPageMiddleware, base=BASE),
        Middleware(HostConfigMiddleware, base=BASE),
    ],
)

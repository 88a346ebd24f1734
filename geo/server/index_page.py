"""The page that is sent first, completed for the view that it is asked for.

Its head gets what a link to the view shows of it, the style sheet, and what the browser should
fetch while Streamlit starts.
"""

from __future__ import annotations

import asyncio
import re
import string
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import escape
from urllib.parse import unquote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.model.problem import DataError
from geo.model.view import ViewState
from geo.server import record_cache
from geo.server.addresses import fixed_address, public_address
from geo.server.byte_cache import ByteCache
from geo.server.headers import NEVER
from geo.server.panels import kept_panel
from geo.server.record_cache import Snapshot, StillReading
from geo.server.security import POLICY, security_headers
from geo.web import templates
from geo.web.address import is_embedded, parse_address, query_parameters, repaired_query
from geo.web.assets import (
    COMPONENT_ADAPTER,
    EARLY_SCRIPT,
    FIRST_SIGHT_BUNDLE,
    HOLD_SCRIPT,
    ICON,
    PAGE_STYLES,
    Assets,
    head_script,
)
from geo.web.first_sight import first_sight
from geo.web.link_preview import name_attribute, view_tags
from geo.web.notices import READING
from geo.web.pages import PAGES
from geo.web.pictures import SOCIAL_CARD

START = '<html lang="en">'
ROOT = '<div id="root"></div>'
ROOT_BELOW = '<div id="root" inert></div>'
"""Streamlit's page, which nobody reaches while the first sight lies over it."""

TITLE = "<title>Streamlit</title>"
STREAMLIT_ICON = '<link rel="shortcut icon" href="./favicon.png" />'
STREAMLIT_SCRIPT = re.compile(r'<script type="module" crossorigin src="([^"]+)"></script>')
"""What starts Streamlit."""

COMPILED_AHEAD = 'rel="modulepreload" crossorigin'
FETCHED_AHEAD = 'rel="preload" as="script" crossorigin'
"""How the modules of Streamlit's page are fetched ahead: without being compiled yet."""

FONT = re.compile(r'<link\s+rel="preload"\s+href="([^"]+\.woff2)"\s+as="font"')
"""The font that Streamlit's page loads first."""

FONT_FACE = 'font-family: "Source Sans"; font-weight: 200 900; font-display: swap;'

PAGE_PATHS = {page.path for page in PAGES.values()}
STUCK = string.punctuation + string.whitespace + "“”‘’«»…"
"""What is stuck to an address where it stands in a text."""

NOT_KEPT = {"cache-control": NEVER}
REFRESH_SECONDS = 2

PAGE_BYTES = 16_000_000
"""How much is kept of completed pages: what a view shows takes some milliseconds to work out."""

PAGES_KEPT: ByteCache[str] = ByteCache(PAGE_BYTES, lambda page: len(page.encode()))
LONGEST_KEPT_QUERY = 1_000

_COMPLETING = ThreadPoolExecutor(1, thread_name_prefix="first-page")
EMBEDDED_START = '<html lang="en" class="cl-embed">'


class IndexPageMiddleware:
    """Completes the head of Streamlit's index page and leaves every other answer as it is."""

    def __init__(self, app: ASGIApp, base: str) -> None:
        self.app = app
        self.base = base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the answer on; where it is the index page, with its head completed.

        A mangled address is answered with the one that it meant.
        """
        meant = meant_address(scope, self.base) if scope["type"] == "http" else None
        if meant is not None:
            await RedirectResponse(meant, headers=NOT_KEPT)(scope, receive, send)
            return
        if scope["type"] != "http" or not may_be_page(scope["path"], self.base):
            await self.app(scope, receive, send)
            return
        # The page is changed, so it must not come compressed.
        headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        completing = _Completing(send, scope, self.base)
        await self.app({**scope, "headers": headers}, receive, completing.send)


def may_be_page(path: str, base: str) -> bool:
    """Whether a path below the base path may be answered with the index page.

    It then names no file and none of Streamlit's own routes; Streamlit answers unknown paths with
    its index page too.
    """
    first, _, rest = path.removeprefix(base).partition("/")
    return not rest and "." not in first and not first.startswith("_")


def _query(scope: Scope) -> str:
    return bytes(scope["query_string"]).decode("latin-1")


def meant_address(scope: Scope, base: str) -> str | None:
    """The address that a mangled one meant, relative to it; None where there is nothing to repair.

    Streamlit's own script and what readers copy then have the address that was meant.
    """
    path = scope["path"].removeprefix(base)
    page, sign, more = unquote(path).partition("?")
    known = page.strip(STUCK).lower()
    query = _query(scope)
    if known not in PAGE_PATHS or not (query or path != known):
        return None
    if sign:  # the question mark was encoded, so that the query has become a part of the path
        query = f"{more}&{query}" if query else more
    try:
        repaired = repaired_query(query, record_cache.snapshot().record)
    except DataError:
        return None
    if path == known:
        return None if repaired is None else f"?{repaired}"
    query = query if repaired is None else repaired
    return f"./{known}?{query}" if query else f"./{known}"


class _Completing:
    """Holds an HTML answer back until it is whole, and completes the head of an index page."""

    def __init__(self, send: Send, scope: Scope, base: str) -> None:
        self._send, self._scope, self._base = send, scope, base
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_html(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._send_whole(self._start)

    async def _send_whole(self, start: Message) -> None:
        body, headers = self._body, MutableHeaders(scope=start)
        if TITLE.encode() in body:
            try:
                snapshot = await _shown()
            except StillReading:
                body, start["status"] = waiting_page().encode(), 503
                headers.update({"retry-after": str(REFRESH_SECONDS), "cache-control": NEVER})
            else:
                page = await _completed(body.decode(), snapshot, self._scope, self._base)
                body = page.encode()
            headers[POLICY] = security_headers(self._scope, body)[POLICY]
        headers["content-length"] = str(len(body))
        for name in ("etag", "last-modified"):
            del headers[name]
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


async def _completed(page: str, snapshot: Snapshot | None, scope: Scope, base: str) -> str:
    """An index page completed beside other requests, or as it was kept for the same address."""
    if snapshot is None:
        return page
    host = public_address(scope["scheme"], Headers(scope=scope), fixed_address())
    key = (snapshot.number, scope["path"], scope["query_string"], host)
    kept = PAGES_KEPT.get(key)
    if kept is None:
        loop = asyncio.get_running_loop()
        kept = await loop.run_in_executor(
            _COMPLETING, completed_page, page, snapshot, scope, base, host
        )
        if len(scope["query_string"]) <= LONGEST_KEPT_QUERY:
            PAGES_KEPT.put(key, kept)
    return kept


async def _shown() -> Snapshot | None:
    """The snapshot; None where there is none to show."""
    try:
        return await record_cache.first_snapshot()
    except StillReading:
        raise
    except DataError:
        return None


def waiting_page() -> str:
    """What is shown while the record is read for the first time. It asks again by itself."""
    return templates.render(templates.WAITING, words=READING, seconds=REFRESH_SECONDS)


def _is_html(message: Message) -> bool:
    return MutableHeaders(scope=message).get("content-type", "").startswith("text/html")


def completed_page(page: str, snapshot: Snapshot, scope: Scope, base: str, host: str) -> str:
    """An index page with title, preview, style sheet and preloads for the requested view.

    Parameters
    ----------
    page
        Streamlit's index page.
    snapshot
        What is shown.
    scope
        The ASGI scope of the request, with its query and headers.
    base
        The base path, with slashes around it.
    host
        The public address of the host, without a slash at the end.

    Returns
    -------
    str
        The whole page.
    """
    parameters = query_parameters(_query(scope))
    view, notices = parse_address(parameters, snapshot.record)
    is_map = scope["path"].rstrip("/") == base.rstrip("/")
    tags = "\n    ".join(
        [*_head(snapshot, view, host, base), *_fetched(snapshot.assets, base, page, is_map)]
    )
    if is_map:
        sight = first_sight(
            snapshot.record,
            snapshot.assets,
            view,
            base,
            panel=kept_panel(snapshot, view),
            notices=notices,
            embedded=is_embedded(parameters),
        )
        page = STREAMLIT_SCRIPT.sub(_held_back, page.replace(ROOT, sight + ROOT_BELOW, 1), 1)
        page = page.replace(COMPILED_AHEAD, FETCHED_AHEAD)
    icon = f'<link rel="icon" type="image/svg+xml" href="{base}{snapshot.assets.file(ICON)}">'
    start = EMBEDDED_START if is_embedded(parameters) else START
    return page.replace(START, start, 1).replace(TITLE, tags, 1).replace(STREAMLIT_ICON, icon, 1)


def _held_back(script: re.Match[str]) -> str:
    """Streamlit's script, to be started when the first sight is on display."""
    preload = f'<link {FETCHED_AHEAD} href="{script[1]}">'
    return f'<script data-streamlit="{script[1]}">{head_script(HOLD_SCRIPT)}</script>{preload}'


def _head(snapshot: Snapshot, view: ViewState, host: str, base: str) -> Iterator[str]:
    yield f"<title>{escape(f'Claimline: {snapshot.record.title}')}</title>"
    yield '<meta name="claimline" content="page">'
    for name, content in view_tags(
        snapshot.record,
        view.moment,
        view.place_id,
        address=f"{host}{base}?{view.query()}",
        image=f"{host}{base}{SOCIAL_CARD}?{view.query()}",
    ):
        text = escape(content, quote=True)
        yield f'<meta {name_attribute(name)}="{name}" content="{text}">'


def _fetched(assets: Assets, base: str, page: str, is_map: bool) -> Iterator[str]:
    """The style sheet, and what the first sight needs, ahead of what Streamlit needs."""
    yield f'<link rel="stylesheet" href="{base}{assets.file(PAGE_STYLES)}">'
    if not is_map:
        return
    yield f"<script>{head_script(EARLY_SCRIPT)}</script>"
    if font := FONT.search(page):
        yield f'<style>@font-face {{ {FONT_FACE} src: url("{font[1]}"); }}</style>'
    yield f'<link rel="modulepreload" href="{base}{assets.file(FIRST_SIGHT_BUNDLE)}">'
    yield f'<link rel="preload" as="script" href="{base}{assets.leaflet}">'
    for path in (assets.payload, assets.boundaries):
        yield f'<link rel="preload" as="fetch" crossorigin href="{base}{path}">'
    yield f'<link rel="modulepreload" href="{base}{assets.file(COMPONENT_ADAPTER)}">'

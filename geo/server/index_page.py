"""The page that is sent first, completed for the view that it is asked for.

Its head gets what a link to the view shows of it, the style sheet, and what the browser should
fetch while Streamlit starts.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.model.problem import DataError
from geo.model.view import ViewState
from geo.server import record_cache
from geo.server.addresses import fixed_address, public_address
from geo.server.byte_cache import ByteCache
from geo.server.headers import NEVER
from geo.server.record_cache import Snapshot, StillReading
from geo.server.security import POLICY, security_headers
from geo.web import templates
from geo.web.address import is_embedded, parse_address
from geo.web.assets import ICON, MAP_SCRIPT, MAP_STYLES, PAGE_STYLES, Assets, preloaded_scripts
from geo.web.link_preview import name_attribute, view_tags
from geo.web.notices import READING
from geo.web.pictures import SOCIAL_CARD

START = '<html lang="en">'
TITLE = "<title>Streamlit</title>"
STREAMLIT_ICON = '<link rel="shortcut icon" href="./favicon.png" />'
REFRESH_SECONDS = 2

HEAD_BYTES = 4_000_000
"""How much is kept of heads: working out what a day brought takes longer than all else in them."""

HEADS: ByteCache[str] = ByteCache(HEAD_BYTES, len)

EMBEDDED_START = '<html lang="en" class="cl-embed">'


class IndexPageMiddleware:
    """Completes the head of Streamlit's index page and leaves every other answer as it is."""

    def __init__(self, app: ASGIApp, base: str) -> None:
        self.app = app
        self.base = base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the answer on; where it is the index page, with its head completed."""
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
                body = completed_page(body.decode(), snapshot, self._scope, self._base).encode()
            headers[POLICY] = security_headers(self._scope, self._base, body)[POLICY]
        headers["content-length"] = str(len(body))
        for name in ("etag", "last-modified"):
            del headers[name]
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


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


def completed_page(page: str, snapshot: Snapshot | None, scope: Scope, base: str) -> str:
    """An index page with title, preview, style sheet and preloads for the requested view.

    Parameters
    ----------
    page
        Streamlit's index page.
    snapshot
        What is shown, or None.
    scope
        The ASGI scope of the request, with its query and headers.
    base
        The base path, with slashes around it.

    Returns
    -------
    str
        The page as it came where there is no record to show.
    """
    if snapshot is None:
        return page
    parameters = dict(parse_qsl(scope["query_string"].decode("latin-1")))
    view, _ = parse_address(parameters, snapshot.record)
    host = public_address(scope["scheme"], Headers(scope=scope), fixed_address())
    tags = HEADS.kept(
        (snapshot.record.folder, view, host, base),
        lambda: "\n    ".join(_head(snapshot, view, host, base)),
    )
    icon = f'<link rel="icon" type="image/svg+xml" href="{base}{snapshot.assets.file(ICON)}">'
    start = EMBEDDED_START if is_embedded(parameters) else START
    return page.replace(START, start, 1).replace(TITLE, tags, 1).replace(STREAMLIT_ICON, icon, 1)


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
    yield from _fetched(snapshot.assets, base)


def _fetched(assets: Assets, base: str) -> Iterator[str]:
    """The style sheet, and what the map page fetches soon."""
    yield f'<link rel="stylesheet" href="{base}{assets.file(PAGE_STYLES)}">'
    yield f'<link rel="preload" as="fetch" crossorigin href="{base}{assets.payload}">'
    for path in (
        assets.boundaries,
        *assets.leaflet,
        assets.file(MAP_SCRIPT),
        assets.file(MAP_STYLES),
    ):
        yield f'<link rel="prefetch" href="{base}{path}">'
    for name in preloaded_scripts():
        yield f'<link rel="modulepreload" href="{base}{assets.file(name)}">'

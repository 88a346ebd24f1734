"""The head of the page that is sent first: what a link to the view shows of it, style sheet, and what the browser should fetch while
Streamlit starts.
"""

from __future__ import annotations

from html import escape
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo import link, preview
from geo.record import DataError
from pages.parts import pictures, shelf
from pages.parts.root import public_address, root_path

MODULES = ("streamlit.js", "bus.js", "record.js", "fills.js", "theme.js", "timeline.js", "headline.js", "places.js", "search.js")
START = '<html lang="en">'
TITLE = "<title>Streamlit</title>"
ICON = '<link rel="shortcut icon" href="./favicon.png" />'


class Head:
    """Middleware that completes the head of Streamlit's index page and leaves every other answer alone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the answer on; where it is the index page, with its head completed."""
        if scope["type"] != "http" or not is_page(scope["path"]):
            await self.app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self.app({**scope, "headers": plain}, receive, _completing(send, scope))


def is_page(path: str) -> bool:
    """Whether a path below the app's root may be answered with the index page: it names no file and none of Streamlit's own routes."""
    first, _, rest = path.removeprefix(root_path()).partition("/")
    return not rest and "." not in first and not first.startswith("_")


def _completing(send: Send, scope: Scope) -> Send:
    """A ``send`` that holds an HTML answer back until it is whole, and completes the head of an index page."""
    start: Message | None = None
    body = b""

    async def completed(message: Message) -> None:
        nonlocal start, body
        if message["type"] == "http.response.start" and MutableHeaders(scope=message).get("content-type", "").startswith("text/html"):
            start = message
        elif start is None:
            await send(message)
        else:
            body += message.get("body", b"")
            if not message.get("more_body"):
                whole = completed_page(body.decode(), scope).encode() if TITLE.encode() in body else body
                headers = MutableHeaders(scope=start)
                headers["content-length"] = str(len(whole))
                for name in ("etag", "last-modified"):
                    del headers[name]
                await send(start)
                await send({"type": "http.response.body", "body": whole})

    return completed


def completed_page(page: str, scope: Scope) -> str:
    """An index page with title, preview, style sheet and preloads for the view that the request asks for."""
    try:
        shown = shelf.display()
    except DataError:
        return page
    root, assets = root_path(), shown.assets
    wanted = dict(parse_qsl(scope["query_string"].decode("latin-1")))
    selection, _ = link.selection(wanted, shown.record)
    host = public_address(scope["scheme"], Headers(scope=scope))
    told = preview.view_tags(
        shown.record,
        selection.date,
        selection.known,
        selection.place,
        address=host + root + "?" + selection.query(),
        image=host + root + pictures.PREVIEW + "?" + selection.query(),
    )
    tags = [
        f"<title>{escape(f'Claimline: {shown.record.title}')}</title>",
        '<meta name="claimline" content="page">',
        *(f'<meta {preview.attribute(name)}="{name}" content="{escape(content, quote=True)}">' for name, content in told),
        f'<link rel="stylesheet" href="{root}{assets.module("page-sheet.css")}">',
        f'<link rel="preload" as="fetch" crossorigin href="{root}{assets.states}">',
        *(
            f'<link rel="prefetch" href="{root}{path}">'
            for path in (assets.land, *assets.leaflet, assets.module("map.js"), assets.module("frame-sheet.css"))
        ),
        *(f'<link rel="modulepreload" href="{root}{assets.module(name)}">' for name in MODULES),
    ]
    icon = f'<link rel="icon" type="image/svg+xml" href="{root}{assets.module("icon.svg")}">'
    embedded = START.replace(">", ' class="cl-embed">') if wanted.get("embed", "").lower() == "true" else START
    return page.replace(START, embedded, 1).replace(TITLE, "\n    ".join(tags), 1).replace(ICON, icon, 1)

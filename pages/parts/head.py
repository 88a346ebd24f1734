"""The head of the page that is sent first: style sheet, title, and what the browser should fetch while Streamlit starts."""

from __future__ import annotations

from html import escape

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.record import DataError
from pages.parts import shelf
from pages.parts.root import root_path

MODULES = ("streamlit.js", "bus.js", "record.js", "fills.js", "theme.js", "timeline.js", "headline.js", "places.js")
TITLE = "<title>Streamlit</title>"
ICON = '<link rel="shortcut icon" href="./favicon.png" />'


class Head:
    """Middleware that completes the head of Streamlit's index page and leaves every other answer alone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the answer on; where it is the index page, with its head completed."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        start: Message | None = None
        body = b""

        async def completed(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html") and "content-encoding" not in headers:
                    start = message
                    return
            elif start is not None and message["type"] == "http.response.body":
                body += message.get("body", b"")
                if message.get("more_body"):
                    return
                whole = completed_page(body.decode()).encode() if TITLE.encode() in body else body
                headers = MutableHeaders(scope=start)
                headers["content-length"] = str(len(whole))
                await send(start)
                await send({"type": "http.response.body", "body": whole})
                return
            await send(message)

        await self.app(scope, receive, completed)


def completed_page(page: str) -> str:
    """An index page with title, description, style sheet and preloads for the record on display."""
    try:
        shown = shelf.display()
    except DataError:
        return page
    root, assets = root_path(), shown.assets
    title = f"Claimline: {shown.record.title}"
    tags = [
        f"<title>{escape(title)}</title>",
        f'<meta name="description" content="{escape(str(shown.record.descriptor.get("description", "")), quote=True)}">',
        f'<link rel="stylesheet" href="{root}{assets.module("page.css")}">',
        f'<link rel="preload" as="fetch" crossorigin href="{root}{assets.states}">',
        *(f'<link rel="prefetch" href="{root}{path}">' for path in (assets.land, *assets.leaflet, assets.module("map.js"), assets.module("map.css"))),
        *(f'<link rel="modulepreload" href="{root}{assets.module(name)}">' for name in MODULES),
    ]
    icon = f'<link rel="icon" type="image/svg+xml" href="{root}{assets.module("icon.svg")}">'
    return page.replace(TITLE, "\n    ".join(tags), 1).replace(ICON, icon, 1)

"""A headless Chromium, its pages, and what they send and receive."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserType, Page, Request, WebSocket

SYSTEM_CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
WINDOW = (1440, 900)


@dataclass
class Traffic:
    """What a page has exchanged so far.

    ``received`` counts bytes by websocket, ``foreign`` names the hosts of requests to any host but
    its own.
    """

    host: str
    received: int = 0
    foreign: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Count the traffic of a page from now on."""
        page.on("request", self._requested)
        page.on("websocket", self._connected)

    def _requested(self, request: Request) -> None:
        self._note(request.url)

    def _connected(self, socket: WebSocket) -> None:
        self._note(socket.url)
        socket.on("framereceived", self._arrived)

    def _arrived(self, frame: str | bytes) -> None:
        self.received += len(frame)

    def _note(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != self.host:
            self.foreign.append(parts.netloc)


@contextmanager
def fresh_page(chromium: BrowserType, url: str) -> Iterator[tuple[Page, Traffic]]:
    """A blank page in a browser that has never been anywhere, and its traffic.

    Traffic counts as foreign where it goes to another host than that of ``url``.

    The browser is $CHROMIUM, else the system's, else Playwright's own.
    """
    path = os.environ.get("CHROMIUM") or (
        SYSTEM_CHROMIUM if Path(SYSTEM_CHROMIUM).exists() else None
    )
    browser = chromium.launch(executable_path=path, args=ARGUMENTS)
    try:
        page = browser.new_page(viewport={"width": WINDOW[0], "height": WINDOW[1]})
        traffic = Traffic(urlsplit(url).netloc)
        traffic.watch(page)
        yield page, traffic
    finally:
        browser.close()


def set_slowdown(page: Page, times: float) -> None:
    """Make the page's processor so many times slower; 1 is its own speed."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": times})

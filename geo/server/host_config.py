"""What Streamlit's page asks about its host, with one answer changed.

Streamlit opens a dialog over the page when its server is away, and names a command line in it. The
page says that itself, in a quiet line, and goes on working; so Streamlit's dialogs are turned off.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOST_CONFIG = "_stcore/host-config"

CHANGED = {"blockErrorDialogs": True}


class HostConfigMiddleware:
    """Changes Streamlit's host configuration and leaves every other answer as it is."""

    def __init__(self, app: ASGIApp, base: str) -> None:
        self.app = app
        self.path = base + HOST_CONFIG

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the answer on."""
        if scope["type"] != "http" or scope["path"] != self.path:
            await self.app(scope, receive, send)
            return
        # The body is changed, so it must not come compressed.
        headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self.app({**scope, "headers": headers}, receive, _Changing(send).send)


@dataclass
class _Changing:
    """Holds an answer back until it is whole, and changes it."""

    _send: Send
    _start: Message = field(default_factory=dict)
    _body: bytes = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        self._body += message.get("body", b"")
        if message.get("more_body"):
            return
        body = changed(self._body) if self._start["status"] == 200 else self._body
        MutableHeaders(scope=self._start)["content-length"] = str(len(body))
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": body})


def changed(body: bytes) -> bytes:
    """A host configuration as JSON, without dialogs about errors."""
    return json.dumps({**json.loads(body), **CHANGED}).encode()

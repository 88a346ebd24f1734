"""Security headers on everything that is sent, as strict as Streamlit permits.

What an answer says of itself is kept: pictures, for instance, may do less than pages.
"""

from __future__ import annotations

import os
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from urllib.parse import parse_qsl

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.web.address import is_embedded

EMBEDDERS_VARIABLE = "CLAIMLINE_EMBEDDERS"
"""The environment variable with the sites that may embed views, separated by spaces.

Any site may where it is not set, and none where it is ``none``.
"""

POLICY = "content-security-policy"

INLINE_SCRIPT = re.compile(rb"<script(?: data-[^>]*)?>(.*?)</script>", re.DOTALL)

EVERYWHERE: Mapping[str, str] = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}

PAGE_POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "connect-src": "'self'",
    "font-src": "'self' data:",
    "form-action": "'self'",
    "frame-src": "'self'",
    "img-src": "'self' data: blob:",
    "manifest-src": "'self'",
    "media-src": "'self'",
    "script-src": "'self' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "worker-src": "'self' blob:",
}
"""The pages: scripts come from this host, or are handed to Streamlit's components by it."""


class SecurityHeadersMiddleware:
    """Adds the security headers that an answer does not have."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the answer on with its headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def completed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in security_headers(scope).items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, completed)


def security_headers(scope: Scope, page: bytes = b"") -> dict[str, str]:
    """The headers of the answer to a request.

    Parameters
    ----------
    scope
        The ASGI scope of the request.
    page
        The page that is the answer, of which the scripts in it may run.

    Returns
    -------
    dict of str to str
        By their names in lower case.
    """
    parameters = dict(parse_qsl(scope["query_string"].decode("latin-1")))
    policy = dict(PAGE_POLICY)
    policy["script-src"] = " ".join([policy["script-src"], *_hashes(page)])
    policy |= frame_rule(is_embedded(parameters))
    directives = (f"{name} {sources}" for name, sources in policy.items())
    return {**EVERYWHERE, POLICY: "; ".join(directives)}


def _hashes(page: bytes) -> Iterator[str]:
    """What a Content-Security-Policy calls the scripts that stand in a page."""
    for script in INLINE_SCRIPT.findall(page):
        yield f"'sha256-{b64encode(sha256(script).digest()).decode()}'"


def frame_rule(embeddable: bool) -> dict[str, str]:
    """Who may frame a document: any site where it is a view to embed, unless the host says which.

    What is not for embedding is framed by this host only, so that nobody's click is stolen.
    """
    if not embeddable:
        return {"frame-ancestors": "'self'"}
    named = os.environ.get(EMBEDDERS_VARIABLE, "").split()
    if not named:
        return {}  # no rule at all, since a rule would shut out pages that are opened from disk
    sites = [] if named == ["none"] else [site.strip(";,") for site in named]
    return {"frame-ancestors": " ".join(["'self'", *sites])}

"""The headers of everything that is sent: how long it is kept, who may read it, what it may do."""

from __future__ import annotations

from collections.abc import Mapping

FOR_EVER = "public, max-age=31536000, immutable"
AN_HOUR = "public, max-age=3600"
FIVE_MINUTES = "public, max-age=300"
NEVER = "no-store"

FOR_ALL = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "etag, content-disposition, retry-after",
}
"""For what pages of other hosts may read: the API and the pictures."""

NO_SNIFFING = {"x-content-type-options": "nosniff"}

ASSET_HEADERS: Mapping[str, str] = {
    **NO_SNIFFING,
    "cache-control": FOR_EVER,
    "vary": "accept-encoding",
}

PICTURE_HEADERS: Mapping[str, str] = {
    **FOR_ALL,
    **NO_SNIFFING,
    "cache-control": AN_HOUR,
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
}

ANSWER_HEADERS: Mapping[str, str] = {
    **FOR_ALL,
    **NO_SNIFFING,
    "cache-control": FIVE_MINUTES,
    "vary": "accept-encoding",
}

STATUS_HEADERS: Mapping[str, str] = {**FOR_ALL, **NO_SNIFFING, "cache-control": NEVER}
"""For what holds at this moment only: refusals, and how the server is."""

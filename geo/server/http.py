"""Sending a body that is kept: compression, entity tags and conditional requests (RFC 9110)."""

from __future__ import annotations

import asyncio
import gzip
import re
from collections.abc import Coroutine, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import Response

Result = TypeVar("Result")

CLIENT_LEFT = 499
"""The status of an answer that nobody is there to get, as nginx has it in its log."""

ZERO_WEIGHT = re.compile(r"q=0(\.0*)?")


@dataclass(frozen=True, slots=True)
class KeptBody:
    """A body to send, as it is kept.

    ``content`` is compressed by gzip if ``is_gzip`` says so; who does not take gzip gets it plain.
    A body with a ``digest`` has an entity tag, another one for each coding, as the bytes differ.
    """

    content: bytes = field(repr=False)
    media_type: str
    digest: str = ""
    is_gzip: bool = False

    def tag(self, coded: bool) -> str:
        """The strong entity tag of the body, sent with its coding or plain."""
        return f'"{self.digest}-gzip"' if coded else f'"{self.digest}"'


def plain_body(content: bytes, media_type: str) -> KeptBody:
    """A body that no compression would make smaller, with its digest."""
    return KeptBody(content, media_type, sha256(content).hexdigest()[:32])


def compressed_body(content: str | bytes, media_type: str) -> KeptBody:
    """A body compressed by gzip, with the digest of its plain bytes; a text ends its last line."""
    plain = content if isinstance(content, bytes) else f"{content}\n".encode()
    digest = sha256(plain).hexdigest()[:32]
    return KeptBody(gzip.compress(plain, compresslevel=6, mtime=0), media_type, digest, True)


async def while_connected(request: Request, work: Coroutine[Any, Any, Result]) -> Result | None:
    """What the work comes to, which is cancelled when the client leaves; None then."""
    working = asyncio.ensure_future(work)
    leaving = asyncio.ensure_future(_disconnected(request))
    try:
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        return working.result() if working.done() else None
    finally:
        for task in (working, leaving):
            task.cancel()
        await asyncio.gather(working, leaving, return_exceptions=True)


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def respond(
    request: Request, body: KeptBody, headers: Mapping[str, str], disposition: str = ""
) -> Response:
    """A body as the client takes it, or 304 where the client has it.

    Parameters
    ----------
    request
        The request, of which ``Accept-Encoding`` and ``If-None-Match`` are read.
    body
        What is sent.
    headers
        The headers of the answer and of a 304.
    disposition
        The ``Content-Disposition``; a 304 has none.

    Returns
    -------
    Response
        Status 200 or 304.
    """
    coded = body.is_gzip and accepts_gzip(request.headers.get("accept-encoding", ""))
    sent = dict(headers)
    if body.digest:
        sent["etag"] = body.tag(coded)
        if matches(request.headers.getlist("if-none-match"), sent["etag"]):
            return Response(status_code=304, headers=sent)
    if disposition:
        sent["content-disposition"] = disposition
    if coded:
        sent["content-encoding"] = "gzip"
    content = gzip.decompress(body.content) if body.is_gzip and not coded else body.content
    return Response(content, headers=sent, media_type=body.media_type)


def matches(held: Iterable[str], tag: str) -> bool:
    """Whether ``If-None-Match`` names a tag, by weak comparison; ``*`` names every tag.

    ``held`` has the values of all headers of that name.
    """
    names = [name.strip() for value in held for name in value.split(",")]
    return "*" in names or any(name.removeprefix("W/") == tag for name in names)


def accepts_gzip(accepted: str) -> bool:
    """Whether ``Accept-Encoding`` takes gzip, by name or by ``*``, and not with a weight of 0."""
    weights: dict[str, bool] = {}
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        weights[name.strip()] = ZERO_WEIGHT.fullmatch(weight.strip()) is None
    return weights.get("gzip", weights.get("*", False))

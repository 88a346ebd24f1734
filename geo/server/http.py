"""Sending a body that is kept: compression, entity tags and conditional requests (RFC 9110)."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

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

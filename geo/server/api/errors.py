"""Requests that cannot be answered: always JSON, and always with a reason."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from starlette.requests import Request
from starlette.responses import Response

from geo.model.problem import DataError
from geo.server.headers import STATUS_HEADERS
from geo.server.jobs.queue import BusyError
from geo.server.record_cache import StillReading

REPEATED_LETTERS = 80
"""The most characters of a request that a refusal repeats."""

LISTED_FAULTS = 20
"""The most faults that a refusal lists."""

WRONG_DATA_SECONDS = 60
"""After how long it is worth asking again while the data is wrong: somebody has to mend it."""

READING_SECONDS = 2
"""The same while it is read for the first time."""


@dataclass(frozen=True, slots=True)
class RequestFault:
    """One thing that is wrong with a request, or why it cannot be answered."""

    message: str
    parameter: str | None = None
    value: str | None = None
    allowed: tuple[str, ...] = ()

    def cells(self) -> dict[str, Any]:
        """The fields that are not empty."""
        cells = {
            "message": self.message,
            "parameter": self.parameter,
            "value": self.value,
            "allowed": list(self.allowed) or None,
        }
        return {name: cell for name, cell in cells.items() if cell is not None}


class RequestRefused(Exception):
    """A request that cannot be answered as it is."""

    def __init__(self, status: int, faults: Sequence[RequestFault]) -> None:
        super().__init__("\n".join(fault.message for fault in faults))
        self.status = status
        self.faults = faults


REFUSAL_SCHEMA = {
    "type": "object",
    "required": ["errors"],
    "properties": {
        "errors": {
            "type": "array",
            "items": {**TypeAdapter(RequestFault).json_schema(), "title": "Fault"},
        }
    },
}
"""The JSON schema of every refusal."""


def short(text: str) -> str:
    """A text as a refusal repeats it."""
    return text if len(text) <= REPEATED_LETTERS else text[: REPEATED_LETTERS - 1] + "…"


def refusal(status: int, faults: Sequence[RequestFault], **headers: str) -> Response:
    """A refusal as JSON.

    Parameters
    ----------
    status
        The HTTP status.
    faults
        The reasons, of which the first :data:`LISTED_FAULTS` are sent.
    headers
        Further headers.

    Returns
    -------
    Response
        It is not to be kept.
    """
    content = {"errors": [fault.cells() for fault in faults[:LISTED_FAULTS]]}
    body = json.dumps(content, indent=2) + "\n"
    return Response(body, status, {**STATUS_HEADERS, **headers}, "application/json")


async def on_refused(_: Request, refused: RequestRefused) -> Response:
    """The answer to a request that was refused by hand."""
    return refusal(refused.status, refused.faults)


async def on_wrong_data(_: Request, error: DataError) -> Response:
    """The answer while there is no good record to answer from."""
    faults = [RequestFault(str(problem)) for problem in error.problems]
    seconds = READING_SECONDS if isinstance(error, StillReading) else WRONG_DATA_SECONDS
    return refusal(503, faults, **{"retry-after": str(seconds)})


async def on_busy(_: Request, error: BusyError) -> Response:
    """The answer while more is asked for than can be made soon."""
    return refusal(503, [RequestFault(str(error))], **{"retry-after": str(error.retry_after)})


async def on_http_error(request: Request, error: Any) -> Response:
    """The answer to an unknown path or to a method that is not allowed."""
    if error.status_code == 405:
        fault = RequestFault(f"{short(request.method)}: this API is read only")
        return refusal(405, [fault], allow="GET, HEAD")
    reason = "there is nothing here; the index is at v1/"
    return refusal(error.status_code, [RequestFault(f"{short(request.url.path)}: {reason}")])


async def on_mistake(_: Request, __: Exception) -> Response:
    """The answer where the code fails; it does not show its inside."""
    return refusal(500, [RequestFault("a mistake of ours; it has been logged")])

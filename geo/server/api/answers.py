"""Working answers out, keeping them, and sending them."""

from __future__ import annotations

import gzip
import hashlib
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response

from geo.server import record_cache
from geo.server.api.errors import EVERYWHERE, RequestRefused
from geo.server.api.query import Query
from geo.server.http import KeptBody, respond
from geo.server.record_cache import Snapshot
from geo.tables.formats import FORMATS

KEPT = 64
"""How many answers are kept, compressed, for those who ask the same."""

HEADERS = {
    **EVERYWHERE,
    "cache-control": "public, max-age=300",
    "vary": "accept-encoding",
}

_WORKER = ThreadPoolExecutor(1, thread_name_prefix="api")
"""Works answers out, one at a time.

GDAL and PROJ keep several megabytes for every thread that they have run in, many threads would only
share the interpreter, and the dashboard's own readers keep a core.
"""


def send_answer(request: Request, query: Query) -> Response:
    """The answer to a query from the snapshot, or 304 where the client has it.

    Raises :class:`~geo.server.api.errors.RequestRefused` where the record lacks what is asked for,
    and :class:`~geo.model.problem.DataError` where there is no record.
    """
    snapshot = record_cache.snapshot()
    faults = query.faults(snapshot.record)
    if faults:
        raise RequestRefused(422, faults)
    shown_as = "attachment" if FORMATS[query.format_name].saved else "inline"
    disposition = f'{shown_as}; filename="{query.file_name()}"'
    return respond(request, _answer(snapshot, query), HEADERS, disposition)


@lru_cache(maxsize=KEPT)
def _answer(snapshot: Snapshot, query: Query) -> KeptBody:
    return _WORKER.submit(_work_out, snapshot, query).result()


@lru_cache(maxsize=KEPT)
def _work_out(snapshot: Snapshot, query: Query) -> KeptBody:
    """The answer, in the worker's thread.

    Those who ask the same while it is worked out are given it too.
    """
    content = query.content(snapshot)
    body = content if isinstance(content, bytes) else f"{content}\n".encode()
    compressed = gzip.compress(body, compresslevel=6, mtime=0)
    digest = hashlib.sha256(body).hexdigest()[:32]
    return KeptBody(compressed, FORMATS[query.format_name].media_type, digest, is_gzip=True)

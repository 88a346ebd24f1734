"""Working answers out, keeping them, and sending them."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from geo.server import record_cache
from geo.server.api.errors import RequestRefused
from geo.server.api.query import Query, RecordQuery
from geo.server.headers import ANSWER_HEADERS
from geo.server.http import CLIENT_LEFT, KeptBody, compressed_body, respond, while_connected
from geo.server.jobs import tasks
from geo.server.jobs.shared import COSTLY, QUICK, TABLES, record_job
from geo.server.record_cache import Snapshot
from geo.tables.formats import FORMATS


async def send_answer(request: Request, query: Query) -> Response:
    """The answer to a query from the snapshot, or 304 where the client has it.

    Raises :class:`~geo.server.api.errors.RequestRefused` where the record lacks what is asked for,
    :class:`~geo.model.problem.DataError` where there is no record, and
    :class:`~geo.server.jobs.queue.BusyError` where too many ask.
    """
    snapshot = await record_cache.first_snapshot()
    faults = query.faults(snapshot.record)
    if faults:
        raise RequestRefused(422, faults)
    body = await while_connected(request, _answer(snapshot, query))
    if body is None:
        return Response(status_code=CLIENT_LEFT)
    shown_as = "attachment" if FORMATS[query.format_name].saved else "inline"
    disposition = f'{shown_as}; filename="{query.file_name()}"'
    return respond(request, body, ANSWER_HEADERS, disposition)


async def _answer(snapshot: Snapshot, query: Query) -> KeptBody:
    """The answer, made where it stops nobody: what takes longest has a queue of its own."""
    body: KeptBody
    if isinstance(query, RecordQuery):
        queue = COSTLY if FORMATS[query.format_name].binary else TABLES
        body = await queue.awaited(record_job(snapshot.record, tasks.answer, query))
    else:
        body = await QUICK.result((snapshot.number, query), _worked_out, snapshot, query)
    return body


def _worked_out(snapshot: Snapshot, query: Query) -> KeptBody:
    return compressed_body(query.content(snapshot), query.media_type)

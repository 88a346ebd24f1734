"""Pictures of a view under addresses of their own. Each is drawn once and kept."""

from __future__ import annotations

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from geo.model.problem import DataError
from geo.server import record_cache
from geo.server.api import errors
from geo.server.headers import PICTURE_HEADERS
from geo.server.http import CLIENT_LEFT, respond, while_connected
from geo.server.jobs import tasks
from geo.server.jobs.queue import BusyError
from geo.server.jobs.shared import COSTLY, record_job
from geo.web.address import parse_address
from geo.web.pictures import PICTURES, SOCIAL_CARD, file_name


async def send_picture(request: Request) -> Response:
    """The picture of the view that the parameters name.

    503 while there is no record to show, and while too many pictures are asked for. Those that
    link previews show go before those that readers save: who fetches them does not ask again.
    """
    name = request.url.path.rpartition("/")[2]
    try:
        snapshot = await record_cache.first_snapshot()
        view, _ = parse_address(request.query_params, snapshot.record)
        drawn = replace(view, all_claims=False)
        urgent = name == SOCIAL_CARD
        job = record_job(snapshot.record, tasks.picture, name, drawn, urgent=urgent)
        body = await while_connected(request, COSTLY.awaited(job))
    except DataError as error:
        return await errors.on_wrong_data(request, error)
    except BusyError as error:
        return await errors.on_busy(request, error)
    if body is None:
        return Response(status_code=CLIENT_LEFT)
    saved = f'attachment; filename="{file_name(name, view)}"' if PICTURES[name].saved else ""
    return respond(request, body, PICTURE_HEADERS, saved)

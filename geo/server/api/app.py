"""The API: the app that answers its paths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Annotated, Any, cast, get_args

from fastapi import Depends, FastAPI
from fastapi import Query as QueryParameters
from fastapi.exceptions import RequestValidationError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from geo.model.problem import DataError
from geo.server.api import errors
from geo.server.api.answers import send_answer
from geo.server.api.description import index, openapi, responses
from geo.server.api.errors import RequestFault, RequestRefused, refusal, short
from geo.server.api.paths import QUERIES
from geo.server.api.query import Query
from geo.server.headers import FOR_ALL, NO_SNIFFING
from geo.server.jobs.queue import BusyError
from geo.server.record_cache import Snapshot
from geo.tables.text import json_text

NO_TELEMETRY: dict[str, Any] = dict.fromkeys(
    ("tracing", "metrics", "logs", "operation_spans", "auto_configure"), False
)
"""FastAPI's own telemetry, all of it off."""

EXAMPLE_DAY = "a day like 2021-08-12"


class IndexQuery(Query):
    """What ``/`` is asked: nothing."""

    answer = "index"
    address = "/"
    purpose = "What there is: the record, its licence, and every path with its parameters."

    def content(self, snapshot: Snapshot) -> str:
        """What there is."""
        return json_text(index(snapshot, PATHS.values()))


class DescriptionQuery(Query):
    """What ``/openapi.json`` is asked: nothing."""

    answer = "openapi"
    address = "/openapi.json"
    purpose = "The OpenAPI description of all this."

    def content(self, snapshot: Snapshot) -> str:
        """The OpenAPI description."""
        return json_text(openapi(snapshot.record, app.routes))


ALL: Sequence[type[Query]] = (IndexQuery, *QUERIES, DescriptionQuery)
PATHS: Mapping[str, type[Query]] = {query.address: query for query in ALL}
"""The query of every path, by its address."""


async def _refuse_repeated(request: Request) -> None:
    """Refuse a parameter that is given more than once: all but one would be ignored."""
    times = Counter(name for name, _ in request.query_params.multi_items())
    faults = [
        RequestFault(
            f"{short(name)}: is given {count} times",
            short(name),
            short(request.query_params[name]),
            ("once",),
        )
        for name, count in times.items()
        if count > 1
    ]
    if faults:
        raise RequestRefused(422, faults)


def _endpoint(model: type[Query]) -> Callable[..., Awaitable[Response]]:
    async def answer(request: Request, query: Any) -> Response:
        return await send_answer(request, query)

    answer.__annotations__["query"] = Annotated[model, QueryParameters()]
    answer.__annotations__["request"] = Request
    return answer


async def _on_wrong_parameters(request: Request, error: RequestValidationError) -> Response:
    query = PATHS[request.scope["route"].path]
    return refusal(422, [_parameter_fault(query, found) for found in error.errors()])


def _parameter_fault(query: type[Query], found: Mapping[str, Any]) -> RequestFault:
    """What pydantic found wrong with a parameter, in plain words."""
    name, value = str(found["loc"][-1]), found["input"]
    if found["type"] == "missing":
        return RequestFault(f"{name}: is missing", name, None, (EXAMPLE_DAY,))
    given = short(str(value))
    if found["type"] == "extra_forbidden":
        allowed = tuple(query.model_fields)
        listed = ", ".join(allowed) or "none"
        reason = f"{short(name)}: no parameter of this path, which has {listed}"
        return RequestFault(reason, short(name), given, allowed)
    if found["type"] == "literal_error":
        allowed = get_args(query.model_fields[name].annotation)
        reason = f"{name}: {given!r} is none of {', '.join(allowed)}"
        return RequestFault(reason, name, given, allowed)
    return RequestFault(f"{name}: {given!r} is not {EXAMPLE_DAY}", name, given, (EXAMPLE_DAY,))


def _app() -> FastAPI:
    made = FastAPI(
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        dependencies=[Depends(_refuse_repeated)],
        telemetry=cast(Any, NO_TELEMETRY),
        exception_handlers=cast(
            Any,
            {
                RequestRefused: errors.on_refused,
                RequestValidationError: _on_wrong_parameters,
                DataError: errors.on_wrong_data,
                BusyError: errors.on_busy,
                HTTPException: errors.on_http_error,
                Exception: errors.on_mistake,
            },
        ),
    )
    for address, query in PATHS.items():
        endpoint = _endpoint(query)
        made.get(
            address,
            name=query.operation(),
            description=query.purpose,
            response_class=Response,
            responses=responses(query),
        )(endpoint)
        made.head(address, name=query.operation(), include_in_schema=False)(endpoint)
    return made


app = _app()


def api_routes(base: str) -> list[BaseRoute]:
    """The API below the base path, which has slashes around it.

    Whatever else is asked for there is a 404 in JSON and not Streamlit's page.
    """

    async def to_index(_: Request) -> Response:
        return RedirectResponse(f"{base}api/v1/", headers={**FOR_ALL, **NO_SNIFFING})

    api = Starlette(
        routes=[Route("/", to_index), Route("/v1", to_index), Mount("/v1", app)],
        exception_handlers={HTTPException: errors.on_http_error},
    )
    return [Route(f"{base}api", to_index), Mount(f"{base}api", api)]

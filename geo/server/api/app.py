"""The record for programs: read only, versioned, the same rows as ``python -m geo`` prints.

Everything is sent by two functions: :func:`_sent` for answers, :func:`_refused` for refusals, always JSON and always with a reason.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, cast, get_args, get_type_hints

from fastapi import Depends, FastAPI, Query
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from pydantic import TypeAdapter
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from geo import answers, formats
from geo.answers import ClaimRow, ControlRow, Count, PlaceRow, SourceRow
from geo.formats import FORMATS
from geo.record import DataError, Record
from pages.parts import shelf
from pages.parts.questions import (
    ArchiveAsked,
    Asked,
    ClaimsAsked,
    ControlAsked,
    CountsAsked,
    DescriptorAsked,
    Fault,
    PlacesAsked,
    Refusal,
    SourcesAsked,
    short,
)
from pages.parts.shelf import Display

VERSION = "1.0.0"
"""The version of the API itself; its first number is in the address."""

KEPT = 64
"""How many answers are kept, compressed, for those who ask the same."""

MOST_FAULTS = 20

EVERYWHERE = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "etag, content-disposition",
    "x-content-type-options": "nosniff",
}
FOR_A_WHILE = {**EVERYWHERE, "cache-control": "public, max-age=300", "vary": "accept-encoding"}
NOT_KEPT = {**EVERYWHERE, "cache-control": "no-store"}

DOWNLOADED = ("csv", "gpkg", "parquet", "zip")
"""What a browser is told to save; the rest it may show."""

UNWATCHED: dict[str, Any] = dict.fromkeys(("tracing", "metrics", "logs", "operation_spans", "auto_configure"), False)
"""FastAPI's own telemetry, all of it off."""


class DescriptionAsked(Asked):
    """What ``/openapi.json`` is asked: nothing."""

    about = "openapi"

    def content(self, shown: Display) -> str:
        """The OpenAPI description, with the kinds of place and the licence of the record."""
        return formats.as_json(description(shown.record))


class IndexAsked(Asked):
    """What ``/`` is asked: nothing."""

    about = "index"

    def content(self, shown: Display) -> str:
        """What there is."""
        return formats.as_json(index(shown))


def _once(request: Request) -> None:
    """Refuse a parameter that is given more than once: all but one would be ignored."""
    times = Counter(name for name, _ in request.query_params.multi_items())
    faults = [
        Fault(f"{short(name)}: is given {count} times", short(name), short(request.query_params[name]), ("once",))
        for name, count in times.items()
        if count > 1
    ]
    if faults:
        raise Refusal(422, faults)


app = FastAPI(
    openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False, dependencies=[Depends(_once)], telemetry=cast(Any, UNWATCHED)
)


def _path(path: str, asked: type[Asked], schema: Mapping[str, Any]) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
    """Register what answers GET and HEAD on a path; ``schema`` says what its JSON holds."""
    content = {_media_type(form): {"schema": schema} if form == "json" else {} for form in asked.forms()}
    refusal = {"application/json": {"schema": REFUSAL}}
    responses: dict[int | str, Any] = {
        200: {"description": "The answer.", "content": content},
        304: {"description": UNCHANGED},
        **{status: {"description": meaning, "content": refusal} for status, meaning in REFUSALS.items()},
    }

    def registered(endpoint: Callable[..., Response]) -> Callable[..., Response]:
        app.get(path, response_class=Response, responses=responses)(endpoint)
        app.head(path, include_in_schema=False)(endpoint)
        return endpoint

    return registered


def _media_type(form: str) -> str:
    return "application/zip" if form == "zip" else FORMATS[form].media_type


def _array(noun: type) -> Mapping[str, Any]:
    return {"type": "array", "items": TypeAdapter(noun).json_schema()}


REFUSAL: Mapping[str, Any] = {
    "type": "object",
    "required": ["errors"],
    "properties": {"errors": {"type": "array", "items": TypeAdapter(Fault).json_schema()}},
}
REFUSALS: Mapping[int | str, str] = {
    422: "A parameter is wrong, missing, unknown or given twice; every error names it.",
    503: "The data is wrong and there is no good record to answer from; every error says why.",
}
UNCHANGED = "What the client has, by its If-None-Match, is what would be sent."


@_path("/", IndexAsked, {"type": "object"})
def get_index(request: Request, asked: Annotated[IndexAsked, Query()]) -> Response:
    """What there is: the record, its licence, and every path with its parameters."""
    return _answered(request, asked)


@_path("/control", ControlAsked, _array(ControlRow))
def get_control(request: Request, asked: Annotated[ControlAsked, Query()]) -> Response:
    """The derived state of every place at the end of a day, in the order of places.csv."""
    return _answered(request, asked)


@_path("/counts", CountsAsked, {"type": "object", "additionalProperties": TypeAdapter(Count).json_schema()})
def get_counts(request: Request, asked: Annotated[CountsAsked, Query()]) -> Response:
    """How many places each actor holds at the end of a day, by kind of place."""
    return _answered(request, asked)


@_path("/claims", ClaimsAsked, _array(ClaimRow))
def get_claims(request: Request, asked: Annotated[ClaimsAsked, Query()]) -> Response:
    """Who said what: the claims with their sources, in the order of places.csv and then by event date."""
    return _answered(request, asked)


@_path("/places", PlacesAsked, _array(PlaceRow))
def get_places(request: Request, asked: Annotated[PlacesAsked, Query()]) -> Response:
    """The places of the record."""
    return _answered(request, asked)


@_path("/sources", SourcesAsked, _array(SourceRow))
def get_sources(request: Request, asked: Annotated[SourcesAsked, Query()]) -> Response:
    """The published texts that carry the claims."""
    return _answered(request, asked)


@_path("/datapackage", DescriptorAsked, {"type": "object"})
def get_descriptor(request: Request, asked: Annotated[DescriptorAsked, Query()]) -> Response:
    """The record's descriptor, a Frictionless Data Package: every column described, the licence, the version."""
    return _answered(request, asked)


@_path("/datapackage.zip", ArchiveAsked, {})
def get_archive(request: Request, asked: Annotated[ArchiveAsked, Query()]) -> Response:
    """The record's own files: descriptor, tables, boundaries and what is written about them."""
    return _answered(request, asked)


@_path("/openapi.json", DescriptionAsked, {"type": "object"})
def get_description(request: Request, asked: Annotated[DescriptionAsked, Query()]) -> Response:
    """The OpenAPI description of all this."""
    return _answered(request, asked)


def index(shown: Display) -> dict[str, Any]:
    """What there is, and what is wrong with newer files where they were refused."""
    record = shown.record
    start, end = record.period
    return {
        **{key: record.descriptor[key] for key in ("name", "title", "version", "description", "licenses") if key in record.descriptor},
        "period": {"start": start.isoformat(), "end": end.isoformat()},
        "kinds": list(answers.kinds(record)),
        "paths": {
            route.path: {"answers": route.description, "parameters": list(_model(route.endpoint).model_fields)} for route in _routes()
        },
        "problems": [str(problem) for problem in shown.problems],
    }


def description(record: Record) -> dict[str, Any]:
    """The OpenAPI description. Addresses are relative to its own, so that it holds below any path of any host."""
    licence = next(iter(record.descriptor.get("licenses", [])), {"name": "not stated"})
    found = get_openapi(
        title=f"Claimline: {record.title}",
        version=VERSION,
        description=(
            f"{record.descriptor.get('description', '')} Version {record.descriptor.get('version', 'unknown')} of the record.\n\n"
            "Read only. The licence is that of the data. Answers carry a strong ETag and may be kept for five minutes."
        ),
        license_info={name: str(licence[key]) for name, key in (("name", "title"), ("url", "path")) if key in licence}
        | ({} if "title" in licence else {"name": str(licence["name"])}),
        servers=[{"url": "."}],
        routes=app.routes,
    )
    for operations in found["paths"].values():
        for parameter in operations["get"].get("parameters", []):
            if parameter["name"] == "kind":
                parameter["schema"] = {"type": "string", "enum": list(answers.kinds(record))}
    return found


def questions() -> dict[str, type[Asked]]:
    """What every path may be asked."""
    return {route.path: _model(route.endpoint) for route in _routes()}


def _routes() -> list[APIRoute]:
    return [route for route in app.routes if isinstance(route, APIRoute) and route.include_in_schema]


def _model(endpoint: Callable[..., Any]) -> type[Asked]:
    """What an endpoint is asked."""
    asked: type[Asked] = get_type_hints(endpoint)["asked"]
    return asked


@dataclass(frozen=True, slots=True)
class Answer:
    """A body, compressed with gzip, and the hash of what it holds."""

    packed: bytes
    digest: str


_WORKER = ThreadPoolExecutor(1, thread_name_prefix="api")
"""Works answers out, one at a time: GDAL and PROJ keep several megabytes for every thread that they have run in, many threads would
only share the interpreter, and the dashboard's own readers keep a core.
"""


@lru_cache(maxsize=KEPT)
def _answer(shown: Display, asked: Asked) -> Answer:
    return _WORKER.submit(_worked_out, shown, asked).result()


@lru_cache(maxsize=KEPT)
def _worked_out(shown: Display, asked: Asked) -> Answer:
    """The answer, in the worker's thread; those who ask the same while it is worked out are given it too."""
    content = asked.content(shown)
    body = content if isinstance(content, bytes) else f"{content}\n".encode()
    return Answer(gzip.compress(body, compresslevel=6, mtime=0), hashlib.sha256(body).hexdigest()[:32])


def _answered(request: Request, asked: Asked) -> Response:
    """The answer to what was asked, from the record on display."""
    shown = shelf.display()
    faults = asked.faults(shown.record)
    if faults:
        raise Refusal(422, faults)
    return _sent(request, asked, _answer(shown, asked))


def _sent(request: Request, asked: Asked, answer: Answer) -> Response:
    """An answer as the client takes it, or 304 where it has it. What is compressed has a tag of its own, being other bytes."""
    packed = _takes_gzip(request.headers.get("accept-encoding", ""))
    tag = f'"{answer.digest}-gzip"' if packed else f'"{answer.digest}"'
    headers = {**FOR_A_WHILE, "etag": tag}
    if _has(request.headers.getlist("if-none-match"), tag):
        return Response(status_code=304, headers=headers)
    shown_as = "attachment" if asked.form in DOWNLOADED else "inline"
    headers["content-disposition"] = f'{shown_as}; filename="{asked.file_name()}"'
    if packed:
        headers["content-encoding"] = "gzip"
    body = answer.packed if packed else gzip.decompress(answer.packed)
    return Response(body, headers=headers, media_type=_media_type(asked.form))


def _has(tags: Iterable[str], tag: str) -> bool:
    """Whether ``If-None-Match`` names a tag, compared weakly as RFC 9110 wants it."""
    named = [name.strip() for line in tags for name in line.split(",")]
    return "*" in named or any(name.removeprefix("W/") == tag for name in named)


def _takes_gzip(accepted: str) -> bool:
    """Whether ``Accept-Encoding`` takes gzip, by name or by ``*``, and not with a weight of 0."""
    weights = {}
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        weights[name.strip()] = re.fullmatch(r"q=0(\.0*)?", weight.strip()) is None
    return weights.get("gzip", weights.get("*", False))


def _refused(status: int, faults: Sequence[Fault], **headers: str) -> Response:
    """A refusal as JSON."""
    body = json.dumps({"errors": [fault.parts() for fault in faults[:MOST_FAULTS]]}, indent=2) + "\n"
    return Response(body, status, {**NOT_KEPT, **headers}, "application/json")


@app.exception_handler(Refusal)
async def _on_refusal(_: Request, refusal: Refusal) -> Response:
    return _refused(refusal.status, refusal.faults)


@app.exception_handler(RequestValidationError)
async def _on_wrong_parameters(request: Request, error: RequestValidationError) -> Response:
    model = _model(request.scope["endpoint"])
    return _refused(422, [_fault(model, found) for found in error.errors()])


def _fault(model: type[Asked], found: Mapping[str, Any]) -> Fault:
    """What pydantic found wrong with a parameter, in plain words."""
    name, value = str(found["loc"][-1]), found["input"]
    if found["type"] == "missing":
        return Fault(f"{name}: is missing", name, None, ("a day like 2021-08-12",))
    said = short(str(value))
    if found["type"] == "extra_forbidden":
        allowed = tuple(model.model_fields)
        return Fault(f"{short(name)}: no parameter of this path, which has {', '.join(allowed) or 'none'}", short(name), said, allowed)
    if found["type"] == "literal_error":
        allowed = get_args(model.model_fields[name].annotation)
        return Fault(f"{name}: {said!r} is none of {', '.join(allowed)}", name, said, allowed)
    return Fault(f"{name}: {said!r} is not a day like 2021-08-12", name, said, ("a day like 2021-08-12",))


@app.exception_handler(DataError)
async def _on_wrong_data(_: Request, error: DataError) -> Response:
    return _refused(503, [Fault(str(problem)) for problem in error.problems], **{"retry-after": "60"})


@app.exception_handler(HTTPException)
async def _on_miss(request: Request, error: HTTPException) -> Response:
    if error.status_code == 405:
        return _refused(405, [Fault(f"{short(request.method)}: this API is read only")], allow="GET, HEAD")
    return _refused(error.status_code, [Fault(f"{short(request.url.path)}: there is nothing here; the index is at v1/")])


@app.exception_handler(Exception)
async def _on_mistake(_: Request, __: Exception) -> Response:
    return _refused(500, [Fault("a mistake of ours; it has been logged")])


def routes(root: str) -> list[BaseRoute]:
    """The API below ``root``, which has slashes around it. Whatever else is asked for there is a JSON 404, not Streamlit's page."""

    async def to_index(_: Request) -> Response:
        return RedirectResponse(f"{root}api/v1/", headers=EVERYWHERE)

    handlers: dict[Any, Any] = {HTTPException: _on_miss}
    api = Starlette(routes=[Route("/", to_index), Route("/v1", to_index), Mount("/v1", app)], exception_handlers=handlers)
    return [Route(f"{root}api", to_index), Mount(f"{root}api", api)]

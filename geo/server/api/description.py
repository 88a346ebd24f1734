"""What the API says of itself: its index, and its OpenAPI description."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fastapi.openapi.utils import get_openapi
from starlette.routing import BaseRoute

from geo.model.record import Record
from geo.server.api.errors import REFUSAL_SCHEMA
from geo.server.api.query import Query
from geo.server.record_cache import Snapshot
from geo.tables.formats import FORMATS
from geo.tables.queries import kinds

VERSION = "1.0.0"
"""The version of the API itself; its first number is in the address."""

REFUSALS: Mapping[int, str] = {
    422: "A parameter is wrong, missing, unknown or given twice; every error names it.",
    503: "The data is wrong or is being read and there is no good record to answer from, or too "
    "much is asked for at once; every error says why, and Retry-After when to ask again.",
}

UNCHANGED = "What the client has, by its If-None-Match, is what would be sent."


def responses(query: type[Query]) -> dict[int | str, Any]:
    """What a path may answer, by status, as OpenAPI has it."""
    content = {
        FORMATS[name].media_type: {"schema": query.answer_schema()} if name == "json" else {}
        for name in query.formats()
    }
    refusal = {"application/json": {"schema": REFUSAL_SCHEMA}}
    return {
        200: {"description": "The answer.", "content": content},
        304: {"description": UNCHANGED},
        **{
            status: {"description": meaning, "content": refusal}
            for status, meaning in REFUSALS.items()
        },
    }


def index(snapshot: Snapshot, queries: Iterable[type[Query]]) -> dict[str, Any]:
    """What there is, and what is wrong with newer files where they were refused."""
    record = snapshot.record
    start, end = record.period
    stated = ("name", "title", "version", "description", "licenses")
    return {
        **{key: record.descriptor[key] for key in stated if key in record.descriptor},
        "period": {"start": start.isoformat(), "end": end.isoformat()},
        "kinds": kinds(record),
        "paths": {
            query.address: {"answers": query.purpose, "parameters": list(query.model_fields)}
            for query in queries
        },
        "problems": [str(problem) for problem in snapshot.problems],
    }


def openapi(record: Record, routes: Sequence[BaseRoute]) -> dict[str, Any]:
    """The OpenAPI description, with the kinds of place and the licence of the record.

    Addresses are relative to its own, so that it holds below any path of any host.
    """
    description = _bare_openapi(record, routes)
    for operations in description["paths"].values():
        for parameter in operations["get"].get("parameters", []):
            if parameter["name"] == "kind":
                parameter["schema"] = {"type": "string", "enum": kinds(record)}
    return description


def _bare_openapi(record: Record, routes: Sequence[BaseRoute]) -> dict[str, Any]:
    descriptor = record.descriptor
    return get_openapi(
        title=f"Claimline: {record.title}",
        version=VERSION,
        description=(
            f"{descriptor.get('description', '')} "
            f"Version {descriptor.get('version', 'unknown')} of the record.\n\n"
            "Read only. The licence is that of the data. "
            "Answers carry a strong ETag and may be kept for five minutes."
        ),
        license_info=_licence(descriptor),
        servers=[{"url": "."}],
        routes=routes,
    )


def _licence(descriptor: Mapping[str, Any]) -> dict[str, str]:
    licence = next(iter(descriptor.get("licenses", [])), {"name": "not stated"})
    info = {"name": str(licence.get("title") or licence["name"])}
    return {**info, "url": str(licence["path"])} if "path" in licence else info

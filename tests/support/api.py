"""Asking the API in tests."""

from __future__ import annotations

from typing import Any

CONTROL = "/control?on=2021-08-12"
COUNTS = "/counts?on=2021-08-12"

PATHS = {
    "/",
    "/control",
    "/counts",
    "/claims",
    "/places",
    "/sources",
    "/datapackage",
    "/datapackage.zip",
    "/openapi.json",
}
"""Every path of the API, which its addresses promise."""

REQUESTS = sorted(PATHS - {"/control", "/counts"} | {CONTROL, COUNTS})
"""A request that is answered for every path."""


def errors(answer: Any, status: int = 422) -> list[dict[str, Any]]:
    """The errors of a refusal, whose form is checked."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    return answer.json()["errors"]

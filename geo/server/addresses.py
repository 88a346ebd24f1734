"""Where the app lives on its host, and how others reach it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

HOST = re.compile(r"[\w.\-]+(:\d+)?|\[[\da-f:]+\](:\d+)?")

ADDRESS_VARIABLE = "CLAIMLINE_ADDRESS"
"""The environment variable with the host's public address, like ``https://maps.example.org``."""


def base_path(configured: str) -> str:
    """The path below which the app is served, with slashes around it.

    ``configured`` is what the server was told: empty, or a path with or without slashes.
    """
    base = configured.strip("/")
    return f"/{base}/" if base else "/"


def fixed_address() -> str:
    """The public address that the host has fixed; empty where it has fixed none."""
    return os.environ.get(ADDRESS_VARIABLE, "")


def public_address(scheme: str, headers: Mapping[str, str], fixed: str = "") -> str:
    """The scheme and host by which the reader reached the app.

    What a request says of itself is not trusted beyond its form.

    Parameters
    ----------
    scheme
        The scheme of the request as the server saw it.
    headers
        The headers of the request, by their names in lower case.
    fixed
        The public address that the host has fixed, which is then taken as it is.

    Returns
    -------
    str
        Without a slash at the end.
    """
    if fixed:
        return fixed.rstrip("/")
    forwarded = headers.get("x-forwarded-proto", scheme)
    safe_scheme = forwarded if forwarded in ("http", "https") else "http"
    host = headers.get("host", "")
    return f"{safe_scheme}://{host if HOST.fullmatch(host) else 'localhost'}"

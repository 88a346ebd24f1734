"""Where the app lives on its host, and how others reach it."""

import os
import re
from collections.abc import Mapping

from streamlit import config

HOST = re.compile(r"[\w.\-]+(:\d+)?|\[[\da-f:]+\](:\d+)?")
ADDRESS_VARIABLE = "CLAIMLINE_ADDRESS"
"""The environment variable that holds the host's public address, like ``https://maps.example.org``."""


def root_path() -> str:
    """The path below which everything of the app is served, with slashes around it: ``server.baseUrlPath``."""
    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}/" if base else "/"


def public_address(scheme: str, headers: Mapping[str, str]) -> str:
    """Scheme and host by which the reader reached the app, without a slash at the end; what a request says of itself is not trusted
    beyond its form.
    """
    if fixed := os.environ.get(ADDRESS_VARIABLE):
        return fixed.rstrip("/")
    forwarded = headers.get("x-forwarded-proto", scheme)
    host = headers.get("host", "")
    return f"{forwarded if forwarded in ('http', 'https') else 'http'}://{host if HOST.fullmatch(host) else 'localhost'}"

"""JSON as pages carry it."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup


def compact_json(content: Any) -> str:
    """JSON without blanks, in the letters of its texts."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def script_json(content: Any) -> Markup:
    """JSON that can stand in a script element: no tag can begin in it."""
    text = compact_json(content).replace("<", "\\u003c")
    return Markup(text)  # noqa: S704 -- as the line above says

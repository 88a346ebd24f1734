"""Text without the indentation of its lines: fewer bytes of the same content."""

from __future__ import annotations

import re

INDENTATION = re.compile(r"\n\s+")


def without_indentation(text: str) -> str:
    """HTML, or a script without texts of several lines, whose lines begin at their first letter."""
    return INDENTATION.sub("\n", text)

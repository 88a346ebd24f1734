"""Letters that no text of a data set may hold, because they would break what shows it."""

from __future__ import annotations

import re
import unicodedata

UNSHOWN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters, halves of letters, and what is no character: XML and browsers refuse them."""

OVERRIDES = re.compile("[\u202d\u202e]")
"""Signs that turn the direction of all letters that follow, so that a text shows as another one."""

OPENINGS = {"\u202a": "\u202c", "\u202b": "\u202c"} | dict.fromkeys("\u2066\u2067\u2068", "\u2069")
"""Signs that open a stretch of one direction, and what closes it."""

DIRECTIONS = re.compile(f"[{''.join({*OPENINGS, *OPENINGS.values()})}]")


def text_fault(text: str) -> str | None:
    """Why a text cannot be shown; None where it can."""
    if text.isascii() and text.isprintable():
        return None
    if found := UNSHOWN.search(text) or OVERRIDES.search(text):
        return f"holds the letter {_named(found[0])}, which must not be shown"
    return _direction_fault(text)


def _direction_fault(text: str) -> str | None:
    """Whether a text leaves a stretch of one direction open, so that it turns what follows."""
    closings: list[str] = []
    for sign in DIRECTIONS.findall(text):
        if sign in OPENINGS:
            closings.append(OPENINGS[sign])
        elif not closings or closings.pop() != sign:
            return f"closes a direction of writing that it did not open ({_named(sign)})"
    return "opens a direction of writing and does not close it" if closings else None


def _named(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return f"U+{ord(letter):04X} {name}".strip()

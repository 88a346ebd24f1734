"""What an address meant before mail, chats and documents changed it.

``geo/frontend/scripts/shared/repair.js`` does the same in the static site;
``tests/web/address_cases.json`` holds both to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from urllib.parse import unquote

Reading = Callable[[str], str | None]
"""What a value of a parameter names, as addresses write it; None where it names nothing."""

ENCODINGS = 3
"""How many times over an address may be encoded."""

LONGEST = 4000
"""The most letters of an address that is repaired; a longer one is read as it is."""

ESCAPED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
AMPERSAND = re.compile(r"&(?:amp|#0*38|#x0*26)(?:;|(?=[a-z]+=))", re.IGNORECASE)
SOFT_BREAK = re.compile(r"(?<!date)(?<!place)(?<!view)(?<!claims)(?<!embed)=[ \t]*[\r\n]+\s*")
"""The sign by which mail breaks a long line; it is none after the name of a parameter."""

BETWEEN = re.compile(r"[&?;]")
FOREIGN = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
DASHES = re.compile(r"[\u2010-\u2015\u2212]")
LETTER = re.compile(r"[^\W_]")
SPACE = re.compile(r"[\s+]+")
FIRST_WORD = re.compile(r"[\w-]+")
QUOTED_SIGN = "3d"
"""What mail leaves of an equals sign that it has encoded."""


def meant_parameters(
    pairs: Iterable[tuple[str, str]], readings: Mapping[str, Reading]
) -> dict[str, str]:
    """The parameters that an address meant.

    Parameters
    ----------
    pairs
        Names and values as they stand in the address, decoded once.
    readings
        How the value of each parameter is read, by the parameter's name.

    Returns
    -------
    dict
        The parameters with a value. Of a repeated one the last counts. What names nothing stays as
        it was given.
    """
    listed = list(pairs)
    if sum(len(name) + len(value) for name, value in listed) > LONGEST:
        return {name: value for name, value in listed if name in readings and value}
    meant = {}
    for given_name, given in listed:
        for name, value in _parts(given_name, given, readings):
            if value:
                meant[name] = _read(value, readings[name])
    return meant


def _parts(name: str, value: str, readings: Mapping[str, Reading]) -> Iterator[tuple[str, str]]:
    """The parameters that a pair holds: itself, or several that were taken for one."""
    if name in readings and readings[name](value) == value:
        yield name, value
        return
    if FOREIGN.fullmatch(name) and _parameter(name, readings) is None:
        return
    for part in BETWEEN.split(_unwrapped(f"{name}={value}")):
        part_name, _, part_value = part.partition("=")
        known = _parameter(part_name, readings)
        if known is not None:
            yield known, part_value


def _parameter(name: str, readings: Mapping[str, Reading]) -> str | None:
    """The parameter that a name means."""
    letters = re.sub(r"^(?:amp)+", "", re.sub(r"[^a-z]", "", _simple(name)))
    return letters if letters in readings else None


def _unwrapped(text: str) -> str:
    """A text without percent-encoding, encoded ampersands, breaks of lines and unseen letters."""
    for _ in range(ENCODINGS):
        text = ESCAPED.sub(_unescaped, text)
    for _ in range(ENCODINGS):
        text = AMPERSAND.sub("&", text)
    return _seen(SOFT_BREAK.sub("", text))


def _unescaped(found: re.Match[str]) -> str:
    with suppress(UnicodeDecodeError):
        return unquote(found[0], errors="strict")
    return found[0]


def _seen(text: str) -> str:
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf")


def _simple(text: str) -> str:
    """Lower case in plain forms of letters, digits and hyphens."""
    return DASHES.sub("-", _seen(unicodedata.normalize("NFKC", text))).lower()


def _read(value: str, reading: Reading) -> str:
    """What a value names; the value where it names nothing."""
    for candidate in _candidates(value):
        found = reading(candidate)
        if found is not None:
            return found
    return value.strip()


def _candidates(value: str) -> Iterator[str]:
    """What a value may have been, the likeliest first."""
    yield value
    simple = _simple(value)
    for text in dict.fromkeys((simple, simple.removeprefix(QUOTED_SIGN))):
        words = [word for word in SPACE.split(text) if word]
        for separator in ("", "-"):
            yield _without_edges(separator.join(words))
        first = FIRST_WORD.search(text)
        yield _without_edges(first[0]) if first else ""


def _without_edges(text: str) -> str:
    """A text from its first letter or digit to its last."""
    first = LETTER.search(text)
    last = LETTER.search(text[::-1])
    return text[first.start() : len(text) - last.start()] if first and last else ""

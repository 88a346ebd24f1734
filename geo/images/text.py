"""Text in pictures: which characters are drawn, how wide a line is, where it is broken.

Cells of a data set may hold anything, so every text from one passes :func:`printable`.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties

from geo.images.fonts import FAMILIES, REGULAR, drawable_characters
from geo.images.theme import INK

LINE_HEIGHT = 1.2
"""The distance between two baselines, in the size of the type."""

JOINERS = "\u200c\u200d"
"""Invisible characters that spelling needs, in Persian for one; others are left out."""

MEASURED_SIZE = 100
"""Text is measured at this size; widths at others are in proportion."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How text is set.

    ``size`` and ``halo`` (the width of the stroke around letters) are in points, ``weight`` is as
    in CSS, ``colour`` is an sRGB hex triplet.
    """

    size: float
    weight: int = REGULAR
    colour: str = INK
    halo: float = 0


def printable(text: str, limit: int = 120) -> str:
    """The text on one line, without control characters, in at most ``limit`` characters.

    A square stands for each character that no font can draw.
    """
    visible = "".join(character if _is_visible(character) else " " for character in text)
    line = " ".join(visible.split())
    short = line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
    return "".join(
        character if ord(character) in drawable_characters() or character in JOINERS else "□"
        for character in short
    )


def _is_visible(character: str) -> bool:
    return character in JOINERS or unicodedata.category(character)[0] not in "CZ"


def text_width(text: str, style: TextStyle) -> float:
    """How wide a line of text is, in points."""
    return _measured_width(text, style.weight) * style.size / MEASURED_SIZE


@lru_cache(4096)
def _measured_width(text: str, weight: int) -> float:
    renderer = RendererAgg(1, 1, 72)
    width, _, _ = renderer.get_text_width_height_descent(text, _measured_font(weight), ismath=False)
    return float(width)


@cache
def _measured_font(weight: int) -> FontProperties:
    return FontProperties(family=FAMILIES, weight=weight, size=MEASURED_SIZE)


def truncated(text: str, style: TextStyle, width: float) -> str:
    """The text, or as much of its beginning as has room.

    Parameters
    ----------
    text
        One line.
    style
        How it is set.
    width
        How wide the line may be, in points.

    Returns
    -------
    str
        With an ellipsis where the text is cut.
    """
    if text_width(text, style) <= width:
        return text
    kept = text
    while kept and text_width(kept + "…", style) > width:
        kept = kept[:-1].rstrip()
    return kept + "…"


def wrapped(text: str, style: TextStyle, width: float, max_lines: int | None = None) -> list[str]:
    """A text in lines, broken between words.

    Parameters
    ----------
    text
        Any text.
    style
        How it is set.
    width
        How wide a line may be, in points.
    max_lines
        How many lines there may be; None for no limit.

    Returns
    -------
    list of str
        A word that is wider than a line, and the last line where there are more words, ends with
        an ellipsis.
    """
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, style) <= width:
            lines[-1] = longer
        else:
            lines.append(truncated(word, style, width))
    if max_lines is None or len(lines) <= max_lines:
        return lines
    rest = " ".join(lines[max_lines - 1 :])
    return [*lines[: max_lines - 1], truncated(rest, style, width)]


def fitting_size(text: str, weight: int, width: float, largest: int, smallest: int = 8) -> int:
    """The largest size of type, in whole points, at which a text fits a line.

    Parameters
    ----------
    text
        Any text.
    weight
        Its weight, as in CSS.
    width
        How wide the line is, in points.
    largest, smallest
        The sizes to choose from, in points, both inclusive.

    Returns
    -------
    int
        ``smallest`` where no size fits.
    """
    sizes = range(largest, smallest, -1)
    fitting = (size for size in sizes if text_width(text, TextStyle(size, weight)) <= width)
    return next(fitting, smallest)

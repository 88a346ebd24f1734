"""Text in pictures: what may stand in one, how wide it is, and where names have room.

Matplotlib's fonts are found by family: Source Sans Pro comes with its package, DejaVu Sans, for the letters that it lacks, with
Matplotlib. Cells of a data set may hold anything, so every text passes :func:`plain`.
"""

from __future__ import annotations

import io
import unicodedata
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from math import cos, pi, sin
from pathlib import Path

import font_source_sans_pro
from fontTools.subset import Options, Subsetter, load_font, save_font
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties, findfont, fontManager, get_font
from shapely import Polygon, STRtree, box

FAMILIES = ["Source Sans Pro", "DejaVu Sans"]
REGULAR, BOLD = 400, 700
LINE_HEIGHT = 1.2

JOINERS = "\u200c\u200d"
"""Marks without a shape that spelling needs, in Persian for one; all others of their class only disturb."""

Point = tuple[float, float]

FILES = {
    weight: Path(font_source_sans_pro.font_directory) / f"SourceSansPro-{style}.ttf"
    for weight, style in ((REGULAR, "Regular"), (BOLD, "Bold"))
}

for _file in FILES.values():
    fontManager.addfont(_file)


def plain(text: str, limit: int = 120) -> str:
    """The text on one line without control characters, at most ``limit`` letters; a square for what no font can draw."""
    kept = "".join(letter if letter in JOINERS or unicodedata.category(letter)[0] not in "CZ" else " " for letter in text)
    line = " ".join(kept.split())
    short = line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
    return "".join(letter if ord(letter) in _drawable() or letter in JOINERS else "□" for letter in short)


@cache
def _drawable() -> frozenset[int]:
    fonts = (get_font(findfont(FontProperties(family=family))) for family in FAMILIES)
    return frozenset(code for font in fonts for code in font.get_charmap())


@lru_cache(4096)
def width(text: str, size: float, weight: int = REGULAR) -> float:
    """How wide a text is, in the unit of ``size``."""
    found, _, _ = RendererAgg(1, 1, 72).get_text_width_height_descent(text, _font(weight), ismath=False)
    return float(found) * size / 100


@cache
def _font(weight: int) -> FontProperties:
    return FontProperties(family=FAMILIES, weight=weight, size=100)


def font_faces(written: Mapping[int, str]) -> str:
    """CSS that carries as much of the fonts as the text written in each weight needs."""
    return "".join(
        f'@font-face{{font-family:"{FAMILIES[0]}";font-weight:{weight};src:url(data:font/woff;base64,{_part(FILES[weight], text)})}}'
        for weight, text in sorted(written.items())
    )


def _part(file: Path, text: str) -> str:
    options = Options(flavor="woff", layout_features=["kern", "liga", "mark", "ccmp"], hinting=False, recalc_timestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(text=text)
    packed = io.BytesIO()
    with load_font(str(file), options) as font:
        subsetter.subset(font)
        save_font(font, packed, options)
    return b64encode(packed.getvalue()).decode()


def shortened(text: str, size: float, weight: int, room: float) -> str:
    """The text, or as much of its beginning as has room, with an ellipsis."""
    if width(text, size, weight) <= room:
        return text
    kept = text
    while kept and width(kept + "…", size, weight) > room:
        kept = kept[:-1].rstrip()
    return kept + "…"


def wrapped(text: str, size: float, weight: int, room: float) -> list[str]:
    """The text in lines that have room, broken between words."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, weight) <= room:
            lines[-1] = longer
        else:
            lines.append(shortened(word, size, weight, room))
    return lines


def fitting(words: str, weight: int, room: float, most: float, least: float = 8) -> float:
    """The largest size, in whole units, at which words have room on a line."""
    return next((size for size in range(int(most), int(least), -1) if width(words, size, weight) <= room), least)


def lines(words: str, size: float, weight: int, room: float, most: int) -> list[str]:
    """Words in at most so many lines, the last one ending with an ellipsis where there are more words."""
    found = wrapped(words, size, weight, room)
    return found if len(found) <= most else [*found[: most - 1], shortened(" ".join(found[most - 1 :]), size, weight, room)]


def positions(at: Point, reach: float, wide: float, high: float) -> Iterator[tuple[Polygon, bool]]:
    """(rectangle, near) for a name around its place, the best first; where it is not near, a line must lead to it."""
    x, y = at
    for distance in (reach, reach * 2.6, reach * 4.2):
        near = distance == reach
        for step in (0, 8, 1, 15, 7, 9, 4, 12, 2, 14, 6, 10, 3, 13, 5, 11):
            across, down = cos(step * pi / 8), -sin(step * pi / 8)
            left = x + across * distance + (across - 1) / 2 * wide
            top = y + down * distance + (down - 1) / 2 * high
            yield box(left, top, left + wide, top + high), near


class Room:
    """What is taken on a map, so that names keep off each other and off marks."""

    def __init__(self, frame: Polygon, taken: Iterable[Polygon]) -> None:
        self._frame, self._marks, self._names = frame, STRtree(list(taken)), list[Polygon]()

    def place(self, candidates: Iterable[tuple[Polygon, bool]], over_marks: bool = False) -> tuple[Polygon, bool] | None:
        """The first candidate that has room, now taken; None where there is none."""
        for rectangle, near in candidates:
            if self._is_free(rectangle, over_marks):
                self._names.append(rectangle)
                return rectangle, near
        return None

    def _is_free(self, rectangle: Polygon, over_marks: bool) -> bool:
        if not self._frame.contains(rectangle) or any(rectangle.intersects(name) for name in self._names):
            return False
        return over_marks or not len(self._marks.query(rectangle, "intersects"))

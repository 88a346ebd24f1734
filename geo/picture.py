"""Pictures of a day as bytes, drawn without a browser: a card for link previews, a sheet for print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from geo import caption
from geo.drawing.card import Card
from geo.drawing.lettering import plain
from geo.drawing.paper import png
from geo.drawing.sheet import DPI, Sheet
from geo.record import Record

PREVIEW_PIXELS = (1200, 630)
"""What services that show link previews ask for."""


def preview(record: Record, on: date, known: date | None = None, place_id: str = "") -> bytes:
    """A PNG of 1200 by 630 pixels, made to be read at a width of 500: the day, what is said of it, the map.

    ``known`` reads only what had been published by then (inclusive; no limit if None), and the picture says so. A place is ringed,
    named and spoken of. Raises ``KeyError`` where the record has no such place.
    """
    card = Card(record, PREVIEW_PIXELS)
    card.show(on, known, place_id)
    return png(card.paper.image(), exact=_colours(record))


def previews(record: Record, days: Iterable[date]) -> Iterator[bytes]:
    """The previews of many days in hindsight, one after the other: the same as :func:`preview`, in a fraction of the time."""
    card = Card(record, PREVIEW_PIXELS)
    for day in days:
        card.show(day, None, "")
        yield png(card.paper.image(), exact=_colours(record))


def sheet(record: Record, on: date, known: date | None = None, place_id: str = "", kind: Literal["png", "svg"] = "png") -> bytes:
    """The map of a day on A4 landscape with legend, scale, sources and licence: a PNG of 300 dpi, or an SVG whose text is text.

    ``known`` and ``place_id`` are as in :func:`preview`; the same picture always has the same bytes.
    """
    drawn = Sheet(record, vector=kind == "svg")
    drawn.show(on, known, place_id)
    if kind == "png":
        return png(drawn.paper.image(), DPI, _colours(record))
    return drawn.paper.svg(plain(f"{record.title}: {caption.title(record, on, known, place_id)}", 300))


def _colours(record: Record) -> list[str]:
    """The colours that mean something, however small the place that has one."""
    return [actor.colour for actor in record.actors.values()]

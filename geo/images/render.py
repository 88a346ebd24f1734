"""Pictures of a moment as bytes: the social card and the print map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from geo.images.encoding import png
from geo.images.print_map import PrintMap
from geo.images.social_card import SocialCard
from geo.images.text import printable
from geo.images.theme import PRINT_MAP_DPI, SOCIAL_CARD_PIXELS
from geo.model.record import Record
from geo.model.view import Moment
from geo.wording.views import view_title


def social_card(record: Record, moment: Moment, place_id: str = "") -> bytes:
    """A PNG of 1200 by 630 pixels that can be read at a width of 500.

    It shows the day, a sentence about it, and the map.

    Parameters
    ----------
    record
        The record.
    moment
        The day, and what was known; where that is limited, the picture says so.
    place_id
        A place to ring, to name and to speak of; empty for none.

    Returns
    -------
    bytes
        The same for the same input.

    Raises
    ------
    KeyError
        Where the record has no such place.
    """
    card = SocialCard(record, SOCIAL_CARD_PIXELS)
    card.show(moment, place_id)
    return png(card.canvas.image(), exact=record.actor_colours)


def social_cards(record: Record, days: Iterable[date]) -> Iterator[bytes]:
    """The cards of many days in hindsight, one after the other.

    They are those of :func:`social_card`, in a fraction of the time.
    """
    card = SocialCard(record, SOCIAL_CARD_PIXELS)
    for day in days:
        card.show(Moment(day))
        yield png(card.canvas.image(), exact=record.actor_colours)


def print_map(
    record: Record, moment: Moment, place_id: str = "", kind: Literal["png", "svg"] = "png"
) -> bytes:
    """The map of a moment on A4 landscape, with legend, scale, sources and licence.

    Parameters
    ----------
    record
        The record.
    moment
        The day, and what was known; where that is limited, the picture says so.
    place_id
        A place to ring, to name and to speak of; empty for none.
    kind
        ``png`` for an image of 300 dpi, ``svg`` for a document whose text is text.

    Returns
    -------
    bytes
        The same for the same input.

    Raises
    ------
    KeyError
        Where the record has no such place.
    """
    page = PrintMap(record, vector=kind == "svg")
    page.show(moment, place_id)
    if kind == "png":
        return png(page.canvas.image(), PRINT_MAP_DPI, record.actor_colours)
    title = f"{record.title}: {view_title(record, moment, place_id)}"
    return page.canvas.svg(printable(title, 300))

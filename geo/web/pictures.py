"""The pictures of a view: for previews of links, and for print."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from geo.model.record import Record
from geo.model.view import ViewState

SOCIAL_CARD = "preview.png"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a view.

    ``label`` names its format for readers. A picture that is ``saved`` is for the reader's disk,
    the others are for the screen.
    """

    draw: Callable[[Record, ViewState], bytes]
    label: str
    media_type: str
    saved: bool = False


# What draws is slow to import, and is done by whoever draws: the server only needs the names.


def _social_card(record: Record, view: ViewState) -> bytes:
    from geo.images import render

    return render.social_card(record, view.moment, view.place_id)


def _print_png(record: Record, view: ViewState) -> bytes:
    from geo.images import render

    return render.print_map(record, view.moment, view.place_id, "png")


def _print_svg(record: Record, view: ViewState) -> bytes:
    from geo.images import render

    return render.print_map(record, view.moment, view.place_id, "svg")


PICTURES: Mapping[str, Picture] = {
    SOCIAL_CARD: Picture(_social_card, "PNG", "image/png"),
    "map.png": Picture(_print_png, "PNG", "image/png", saved=True),
    "map.svg": Picture(_print_svg, "SVG", "image/svg+xml", saved=True),
}
"""Every picture by its path below the base path. Its parameters are those of the map page."""


def file_name(name: str, view: ViewState) -> str:
    """What a picture of a view is saved as: ``claimline-2021-08-12-known-herat.svg``."""
    parts = ["claimline", view.date.isoformat(), view.clock.value, view.place_id]
    return f"{'-'.join(filter(None, parts))}.{name.rpartition('.')[2]}"

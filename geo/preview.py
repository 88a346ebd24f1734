"""What services that show previews of links are told of a view: Open Graph and Twitter tags."""

from __future__ import annotations

from datetime import date

from geo import caption
from geo.picture import PREVIEW_PIXELS
from geo.record import Record

Tag = tuple[str, str]


def view_tags(record: Record, on: date, known: date | None, place_id: str, *, address: str, image: str) -> list[Tag]:
    """The tags of a view as (name, content). ``address`` and ``image`` are whole web addresses: of the view and of its picture."""
    title = caption.title(record, on, known, place_id)
    return tags(title, caption.description(record, on, known, place_id), address=address, image=image)


def tags(title: str, description: str, *, address: str, image: str) -> list[Tag]:
    """The tags of any page as (name, content)."""
    width, height = PREVIEW_PIXELS
    return [
        ("description", description),
        ("og:type", "website"),
        ("og:site_name", "Claimline"),
        ("og:title", title),
        ("og:description", description),
        ("og:url", address),
        ("og:image", image),
        ("og:image:type", "image/png"),
        ("og:image:width", str(width)),
        ("og:image:height", str(height)),
        ("og:image:alt", title),
        ("twitter:card", "summary_large_image"),
        ("twitter:title", title),
        ("twitter:description", description),
        ("twitter:image", image),
    ]


def attribute(name: str) -> str:
    """The attribute of a ``<meta>`` element that holds a tag's name: Open Graph uses another one than the rest."""
    return "property" if name.startswith("og:") else "name"

"""What services that show previews of links read of a view: Open Graph and Twitter tags."""

from __future__ import annotations

from geo.images.theme import SOCIAL_CARD_PIXELS
from geo.model.record import Record
from geo.model.view import Moment
from geo.wording.views import view_description, view_title

Tag = tuple[str, str]
"""The name and the content of a ``<meta>`` element."""


def view_tags(
    record: Record, moment: Moment, place_id: str = "", *, address: str, image: str
) -> list[Tag]:
    """The tags of a view.

    Parameters
    ----------
    record
        The record.
    moment
        The day and what was known.
    place_id
        The picked place; empty where there is none.
    address
        The whole web address of the view.
    image
        The whole web address of its social card.

    Returns
    -------
    list of (name, content)
        Not escaped.
    """
    title = view_title(record, moment, place_id)
    description = view_description(record, moment, place_id)
    return page_tags(title, description, address=address, image=image)


def page_tags(title: str, description: str, *, address: str, image: str) -> list[Tag]:
    """The tags of any page.

    Parameters
    ----------
    title
        What a link to the page shows as its title.
    description
        One or two sentences.
    address
        The whole web address of the page.
    image
        The whole web address of its social card.

    Returns
    -------
    list of (name, content)
        Not escaped.
    """
    width, height = SOCIAL_CARD_PIXELS
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


def name_attribute(name: str) -> str:
    """The attribute of ``<meta>`` that holds a tag's name: Open Graph uses another one."""
    return "property" if name.startswith("og:") else "name"

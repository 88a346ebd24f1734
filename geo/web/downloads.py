"""What readers take away from a view: files, citations, the code that embeds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from markupsafe import Markup

from geo.model.record import Record
from geo.model.view import Clock, ViewState
from geo.tables.citation import STYLES, citation
from geo.tables.formats import ANSWER_FORMATS, FORMATS
from geo.web import templates
from geo.web.address import embedded_address
from geo.web.pictures import PICTURES, SOCIAL_CARD

API = "api/v1/"
"""Where the API lies below the base path."""

PROGRAM_FORMATS = ("json", "csv")
"""The formats of programs, which ask the API themselves.

Readers open a saved CSV file by a double click, so they are given the one for spreadsheets.
"""

STYLE_LABELS = {"text": "Plain text", "bibtex": "BibTeX", "csl-json": "CSL-JSON"}


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file to take away: its format for readers, and its address."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class FileGroup:
    """The same thing in several formats."""

    title: str
    files: tuple[FileLink, ...]


def view_files(record: Record, view: ViewState, base: str) -> list[FileGroup]:
    """The files of a view.

    Parameters
    ----------
    record
        The record.
    view
        What the reader looks at.
    base
        The base path of the app on its host, with slashes around it.

    Returns
    -------
    list of FileGroup
        Pictures, tables, and the record itself.
    """
    known = {"known": view.moment.known.isoformat()} if view.moment.known else {}
    control = {"on": view.date.isoformat(), **known}
    place = {"place": view.place_id} if view.place_id else {}
    about = f" about {record.place_titles[view.place_id]}" if view.place_id else ""
    prints = [name for name, picture in PICTURES.items() if picture.saved]
    archive = FileLink(FORMATS["zip"].label, f"{base}{API}datapackage.zip")
    return [
        _pictures("Map of this day, for print", prints, view, base),
        _pictures("Picture for posts", [SOCIAL_CARD], view, base),
        _tables("Who held what on this day", "control", control, base),
        _tables(f"Claims{about} up to this day", "claims", {**place, **control}, base),
        FileGroup("The whole record", (archive,)),
    ]


def _pictures(title: str, names: Sequence[str], view: ViewState, base: str) -> FileGroup:
    links = (FileLink(PICTURES[name].label, f"{base}{name}?{view.query()}") for name in names)
    return FileGroup(title, tuple(links))


def _tables(title: str, answer: str, parameters: Mapping[str, str], base: str) -> FileGroup:
    links = (
        FileLink(
            FORMATS[name].label,
            f"{base}{API}{answer}?{urlencode({**parameters, 'format': name})}",
        )
        for name in ANSWER_FORMATS[answer]
        if name not in PROGRAM_FORMATS
    )
    return FileGroup(title, tuple(links))


def files_html(groups: Sequence[FileGroup]) -> str:
    """Files to take away, as links."""
    return templates.render(templates.FILES, groups=groups)


def citations(
    record: Record, view: ViewState, address: str, accessed: date
) -> list[tuple[str, str]]:
    """Citations of a view in every style.

    Parameters
    ----------
    record
        The record.
    view
        What the reader looks at.
    address
        The view's whole web address.
    accessed
        The day on which the reader looked.

    Returns
    -------
    list of (label, citation)
        In the order of :data:`~geo.tables.citation.STYLES`.
    """
    return [
        (STYLE_LABELS.get(style, style), citation(record, view, address, accessed, style))
        for style in STYLES
    ]


def embed_code(address: str) -> str:
    """The HTML that embeds the view at an address, as wide as the page around it."""
    return str(
        Markup(
            '<iframe src="{}" width="600" height="420" '
            'style="width:100%;height:auto;aspect-ratio:3/2;min-height:420px;border:0" '
            'title="Claimline" loading="lazy"></iframe>'
        ).format(embedded_address(address))
    )


def time_lapse_name(record: Record, days: tuple[date, date], clock: Clock, suffix: str) -> str:
    """What a time-lapse is saved as.

    Parameters
    ----------
    record
        The record.
    days
        First and last day, both inclusive.
    clock
        The clock that it shows.
    suffix
        The suffix of the file, without a dot.

    Returns
    -------
    str
        Such as ``claimline-afghanistan-2021-2021-07-22-2021-08-12-known.mp4``.
    """
    start, end = days
    return f"claimline-{record.descriptor['name']}-{start}-{end}-{clock}.{suffix}"

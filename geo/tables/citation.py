"""How to cite a view of a record: plain text, BibTeX and CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from geo.model.record import Record
from geo.model.view import ViewState
from geo.wording.states import day_words
from geo.wording.views import view_title

LATEX_COMMANDS = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {sign: f"\\{sign}" for sign in "&%$#_{}"}
"""What signs with a meaning in LaTeX are written as."""

Item = Mapping[str, Any]
"""A view as an item of CSL-JSON."""


def citation(
    record: Record, view: ViewState, address: str, accessed: date, style: str = "text"
) -> str:
    """A citation of a view.

    Parameters
    ----------
    record
        The record.
    view
        What the reader looks at.
    address
        The view's web address; empty where it has none.
    accessed
        The day on which the reader looked.
    style
        One of :data:`STYLES`.

    Returns
    -------
    str
        The citation, without a line end.

    Raises
    ------
    ValueError
        For an unknown style.
    """
    if style not in STYLES:
        raise ValueError(f"{style!r} is none of {', '.join(STYLES)}")
    return STYLES[style](_item(record, view, address, accessed))


def _item(record: Record, view: ViewState, address: str, accessed: date) -> Item:
    descriptor = record.descriptor
    contributors = descriptor.get("contributors", [])
    licences = descriptor.get("licenses", [])
    place = view.place_id
    parts = ["claimline", str(descriptor["name"]), str(view.date), view.clock.value, place]
    item = {
        "id": "-".join(filter(None, parts)),
        "type": "dataset",
        "title": view_title(record, view.moment, place),
        "author": [
            {"literal": str(person["title"])} for person in contributors if person.get("title")
        ],
        "container-title": f"Claimline: {record.title}",
        "publisher": "Claimline",
        "version": str(descriptor.get("version", "")),
        "issued": _issued(str(descriptor.get("created", ""))[:10]),
        "accessed": {"date-parts": [[accessed.year, accessed.month, accessed.day]]},
        "URL": address,
        "license": ", ".join(str(terms.get("name") or terms.get("title")) for terms in licences),
    }
    return {name: value for name, value in item.items() if value}


def _issued(day: str) -> dict[str, Any] | None:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        return None
    return {"date-parts": [[int(part) for part in day.split("-")]]}


def _text(item: Item) -> str:
    people = ", ".join(person["literal"] for person in item.get("author", []))
    year = f" ({item['issued']['date-parts'][0][0]})" if "issued" in item else ""
    version = f", version {item['version']}" if "version" in item else ""
    parts = [
        f"{people}{year}" if people else "",
        item["title"],
        f"{item['container-title']}{version} [data set]",
        f"Accessed {day_words(date(*item['accessed']['date-parts'][0]))}",
        item.get("license", ""),
    ]
    address = f" {item['URL']}" if "URL" in item else ""
    return ". ".join(filter(None, parts)) + "." + address


def _bibtex(item: Item) -> str:
    authors = (f"{{{_latex(person['literal'])}}}" for person in item.get("author", []))
    fields = {
        "author": " and ".join(authors),
        "title": f"{{{_latex(item['title'])}}}",
        "howpublished": f"{_latex(item['container-title'])}, data set",
        "year": str(item["issued"]["date-parts"][0][0]) if "issued" in item else "",
        "version": _latex(item.get("version", "")),
        "url": item.get("URL", ""),
        "urldate": date(*item["accessed"]["date-parts"][0]).isoformat(),
        "note": f"Licence: {_latex(item['license'])}" if "license" in item else "",
    }
    key = re.sub(r"[^a-zA-Z0-9-]", "-", item["id"])
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def _csl_json(item: Item) -> str:
    return json.dumps([item], ensure_ascii=False, indent=2)


def _latex(text: str) -> str:
    return "".join(LATEX_COMMANDS.get(letter, letter) for letter in text)


STYLES: Mapping[str, Callable[[Item], str]] = {
    "text": _text,
    "bibtex": _bibtex,
    "csl-json": _csl_json,
}
"""What :func:`citation` writes; ``csl-json`` is what reference managers read."""

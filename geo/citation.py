"""How to cite a view of a record: plain text, BibTeX and CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from geo import caption
from geo.link import Selection
from geo.record import Record

FORMATS = ("text", "bibtex", "csl-json")
"""What :func:`citation` writes; ``csl-json`` is what reference managers read."""

LATEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {sign: f"\\{sign}" for sign in "&%$#_{}"}
"""What signs with a meaning in LaTeX are written as."""


def citation(record: Record, selection: Selection, address: str, accessed: date, form: str = "text") -> str:
    """A citation of a view in one of :data:`FORMATS`. ``address`` is the view's web address, empty where it has none.

    Raises :class:`ValueError` for another form.
    """
    facts = _facts(record, selection, address, accessed)
    if form == "text":
        return _text(facts)
    if form == "bibtex":
        return _bibtex(facts)
    if form == "csl-json":
        return json.dumps([facts], ensure_ascii=False, indent=2)
    raise ValueError(f"{form!r} is none of {', '.join(FORMATS)}")


def _facts(record: Record, selection: Selection, address: str, accessed: date) -> dict[str, Any]:
    """The view as an item of CSL-JSON."""
    descriptor = record.descriptor
    authors = [str(person["title"]) for person in descriptor.get("contributors", []) if person.get("title")]
    issued = str(descriptor.get("created", ""))[:10]
    licences = [str(licence.get("name") or licence.get("title")) for licence in descriptor.get("licenses", [])]
    item = {
        "id": "-".join(filter(None, ["claimline", str(descriptor["name"]), str(selection.date), selection.view.value, selection.place])),
        "type": "dataset",
        "title": caption.title(record, selection.date, selection.known, selection.place),
        "author": [{"literal": name} for name in authors],
        "container-title": f"Claimline: {record.title}",
        "publisher": "Claimline",
        "version": str(descriptor.get("version", "")),
        "issued": {"date-parts": [[int(part) for part in issued.split("-")]]} if re.fullmatch(r"\d{4}-\d\d-\d\d", issued) else None,
        "accessed": {"date-parts": [[accessed.year, accessed.month, accessed.day]]},
        "URL": address,
        "license": ", ".join(licences),
    }
    return {name: value for name, value in item.items() if value}


def _text(facts: Mapping[str, Any]) -> str:
    people = ", ".join(person["literal"] for person in facts.get("author", []))
    year = f" ({facts['issued']['date-parts'][0][0]})" if "issued" in facts else ""
    version = f", version {facts['version']}" if "version" in facts else ""
    parts = [
        f"{people}{year}" if people else "",
        facts["title"],
        f"{facts['container-title']}{version} [data set]",
        f"Accessed {caption.day_in_words(date(*facts['accessed']['date-parts'][0]))}",
        facts.get("license", ""),
    ]
    return ". ".join(filter(None, parts)) + "." + (f" {facts['URL']}" if "URL" in facts else "")


def _bibtex(facts: Mapping[str, Any]) -> str:
    fields = {
        "author": " and ".join(f"{{{_latex(person['literal'])}}}" for person in facts.get("author", [])),
        "title": f"{{{_latex(facts['title'])}}}",
        "howpublished": f"{_latex(facts['container-title'])}, data set",
        "year": str(facts["issued"]["date-parts"][0][0]) if "issued" in facts else "",
        "version": _latex(facts.get("version", "")),
        "url": facts.get("URL", ""),
        "urldate": date(*facts["accessed"]["date-parts"][0]).isoformat(),
        "note": f"Licence: {_latex(facts['license'])}" if "license" in facts else "",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{re.sub(r'[^a-zA-Z0-9-]', '-', facts['id'])},", *lines, "}"])


def _latex(text: str) -> str:
    return "".join(LATEX.get(letter, letter) for letter in text)

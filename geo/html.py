"""The templates that become HTML. Every value is escaped; only http(s) addresses become links."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from geo.caption import day_in_words
from geo.control.evidence import evidence


def web_address(text: str) -> str:
    """The address if a browser may follow it as a link, else an empty text."""
    return text if text.lower().startswith(("https://", "http://")) else ""


TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "frontend"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
TEMPLATES.filters.update(words=day_in_words, web=web_address)
TEMPLATES.globals.update(evidence=evidence)


def render(template: str, **values: Any) -> str:
    """A template of the front end with values in it."""
    return TEMPLATES.get_template(template).render(**values)

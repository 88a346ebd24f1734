"""The templates that become HTML. Every value is escaped; only http(s) addresses become links."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from geo.control.evidence import evidence
from geo.control.rules import rule_named
from geo.web.assets import MARKUP
from geo.web.indentation import without_indentation
from geo.wording.states import day_words

PLACE_PANEL = "place_panel.html"
DAY_PANEL = "day_panel.html"
PANEL_MACROS = "panel_parts.html"
METHOD_PAGE = "method.html"
RECORD_PAGE = "record.html"
NOTICE = "notice.html"
REFUSAL = "refusal.html"
FILES = "files.html"
WAITING = "waiting.html"
SITE = "site.html"
FIRST_SIGHT = "first_sight.html"
SITE_DAY = "site_day.html"


def web_address(text: str) -> str:
    """The address if a browser may follow it as a link, else an empty text."""
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return ""
    return text if parts.scheme in ("http", "https") and host and text == text.strip() else ""


_TEMPLATES = Environment(
    loader=FileSystemLoader(MARKUP),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.filters.update(words=day_words, web=web_address)
_TEMPLATES.globals.update(evidence=evidence, rule_named=rule_named)


def render(template: str, **values: Any) -> str:
    """A template of the front end with values in it."""
    return _TEMPLATES.get_template(template).render(**values)


def render_part(template: str, **values: Any) -> str:
    """A template of a part of a page with values in it, without the indentation of its lines."""
    return without_indentation(render(template, **values))


def macros(template: str) -> Any:
    """The macros of a template, as functions that return HTML."""
    return _TEMPLATES.get_template(template).module

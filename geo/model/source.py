"""The published texts that carry the claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Source:
    """One row of ``sources.csv``: one published text.

    ``origin`` is the agency behind the text, or the outlet itself where there is none. A missing
    text is empty.
    """

    source_id: str
    outlet: str
    title: str
    url: str
    published_on: date
    language: str
    archived_url: str
    origin: str

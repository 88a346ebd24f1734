"""The pages: the registry that the navigation follows, and the HTML of those that are read.

A new page is one entry of :data:`PAGES` and its file in ``pages/``, named after its key.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from geo.control.evidence import EVIDENCE, Evidence, evidence
from geo.control.rules import CONTENDERS, HOLDER, RULES, SET_ASIDE, TIES
from geo.control.situation import FIGHTING_DAYS
from geo.control.standing import STANDINGS
from geo.dataset.descriptor import table_resources
from geo.model.record import Record
from geo.web.templates import METHOD_PAGE, RECORD_PAGE, render_part


def method_page(record: Record) -> str:
    """The rule as a table, standings, classes of evidence, and the columns of the data set."""
    return render_part(
        METHOD_PAGE,
        rules=RULES,
        terms=(HOLDER, TIES, CONTENDERS, SET_ASIDE),
        fighting_days=FIGHTING_DAYS,
        standings=STANDINGS,
        evidence_words=EVIDENCE,
        resources=table_resources(record.descriptor),
    )


def record_page(record: Record) -> str:
    """What the record holds: its tables in numbers, who speaks in it, and every source."""
    claims = record.claims.values()
    classes = Counter(evidence(claim) for claim in claims)
    return render_part(
        RECORD_PAGE,
        record=record,
        sides=Counter(claim.claimant_side for claim in claims),
        classes={kind: classes[kind] for kind in Evidence},
        sources=sorted(
            record.sources.values(),
            key=lambda source: (source.published_on, source.outlet),
            reverse=True,
        ),
        used=Counter(claim.source_id for claim in claims),
    )


@dataclass(frozen=True, slots=True)
class Page:
    """A page. ``path`` is its address below the base path, ``file`` its script in ``pages/``.

    ``html`` makes its content; None for the map, whose parts the page's own script puts together.
    """

    key: str
    title: str
    path: str
    html: Callable[[Record], str] | None = None

    @property
    def file(self) -> str:
        """The script in ``pages/`` that Streamlit runs for the page."""
        return f"{self.key}.py"


PAGES: Mapping[str, Page] = {
    page.key: page
    for page in (
        Page("map", "Map", ""),
        Page("method", "Method", "method", method_page),
        Page("record", "Record", "record", record_page),
    )
}
"""Every page by its key, in the order of the navigation. The first one opens."""


def read_pages(record: Record) -> dict[str, str]:
    """The HTML of every page that is read, by its key."""
    return {page.key: page.html(record) for page in PAGES.values() if page.html}

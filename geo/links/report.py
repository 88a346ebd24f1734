"""What a check of links has to say, by source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from geo.links.archive import archive_address
from geo.links.check import Check, Outcome
from geo.model.source import Source

COLUMNS = (
    "source_id",
    "column",
    "outcome",
    "status",
    "url",
    "moved_to",
    "redirects",
    "reason",
    "archive_to_look_at",
    "archived_copy",
    "checked_at",
)
"""The columns of a report."""

REPLACEABLE = frozenset({Outcome.GONE, Outcome.MOVED, Outcome.UNREACHABLE})
"""The outcomes for which a stored copy is worth looking for."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a row of ``sources.csv``, and its column."""

    source: Source
    column: str
    url: str


def links(sources: Iterable[Source]) -> list[Link]:
    """Every address of the sources: their own, and those of their stored copies."""
    return [
        Link(source, column, url)
        for source in sources
        for column, url in (("url", source.url), ("archived_url", source.archived_url))
        if url
    ]


def archive_to_look_at(link: Link, check: Check) -> str:
    """Where a stored copy may be; empty where none is needed, or the address is one itself."""
    if link.column != "url" or check.outcome not in REPLACEABLE:
        return ""
    return archive_address(link.url, link.source.published_on)


def copies_to_look_at(every: Iterable[Link], checks: Mapping[str, Check]) -> list[str]:
    """Where stored copies of all that is not found may be."""
    return [*filter(None, (archive_to_look_at(link, checks[link.url]) for link in every))]


def rows(every: Iterable[Link], checks: Mapping[str, Check]) -> list[Row]:
    """One row an address, with :data:`COLUMNS`.

    Parameters
    ----------
    every
        The links, all of which have been checked.
    checks
        The checks by address; those of the archive too, where it was asked.

    Returns
    -------
    list of rows
        In the order of the links. What is missing is empty, the status None.
    """
    return [_row(link, checks) for link in every]


def _row(link: Link, checks: Mapping[str, Check]) -> Row:
    check = checks[link.url]
    look_at = archive_to_look_at(link, check)
    copy = checks.get(look_at)
    is_there = copy is not None and copy.outcome in (Outcome.FOUND, Outcome.MOVED)
    return {
        "source_id": link.source.source_id,
        "column": link.column,
        "outcome": check.outcome.value,
        "status": check.status,
        "url": link.url,
        "moved_to": check.to,
        "redirects": [f"{hop.status} {hop.to}" for hop in check.hops],
        "reason": check.reason,
        "archive_to_look_at": look_at,
        "archived_copy": (copy.to or copy.url) if copy and is_there else "",
        "checked_at": check.checked_at,
    }


def text(report: Iterable[Row]) -> str:
    """A report to be read: what was not found where it was, and how many were."""
    every = [*report]
    counts = Counter(row["outcome"] for row in every)
    lines = [
        line
        for outcome in Outcome
        for row in every
        if row["outcome"] == outcome
        for line in _lines(row)
    ]
    counted = ", ".join(
        f"{counts[outcome]} {outcome.value}" for outcome in Outcome if counts[outcome]
    )
    return "\n".join([*lines, f"Addresses: {len(every)}; {counted or 'none'}"])


def _lines(row: Row) -> Iterator[str]:
    if row["outcome"] == Outcome.FOUND:
        return
    reason = f": {row['reason']}" if row["reason"] else ""
    yield f"{row['outcome']} {row['source_id']} {row['column']}{reason}"
    yield f"  {_shown(row['url'])}"
    for label, column in (
        ("moved to", "moved_to"),
        ("archived copy", "archived_copy"),
        ("to look at", "archive_to_look_at"),
    ):
        if row[column] and not (column == "archive_to_look_at" and row["archived_copy"]):
            yield f"  {label} {_shown(row[column])}"


def _shown(address: str) -> str:
    """An address for a terminal, without what would steer it."""
    return "".join(letter if letter.isprintable() else "?" for letter in address)

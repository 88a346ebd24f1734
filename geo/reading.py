"""What is to be read beside the panels, in HTML: notices, refusals, the method, the record, files to take away. Every cell is escaped."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from geo.control.evidence import EVIDENCE, Evidence, evidence
from geo.control.rules import RULES
from geo.control.situation import FIGHTING_DAYS
from geo.control.standing import STANDINGS
from geo.html import render
from geo.record import Problem, Record
from geo.vocabulary import Source


def notice(lines: Sequence[str]) -> str:
    """A short notice of what could not be used."""
    return render("notice.html", lines=lines)


def refusal(problems: Sequence[Problem], kept: bool = False) -> str:
    """What is wrong with the files, row by row. ``kept``: an earlier good record is still on display."""
    return render("refusal.html", problems=problems[:50], more=max(0, len(problems) - 50), kept=kept)


def files(groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> str:
    """Files to take away, as (what, [(format, address)])."""
    return render("files.html", groups=groups)


def embedding(address: str) -> str:
    """The HTML that embeds the view at an address."""
    return str(
        Markup('<iframe src="{}" width="600" height="400" style="border:0" title="Claimline" loading="lazy"></iframe>').format(address)
    )


def method_page(record: Record) -> str:
    """The rule as a table, with the standings, the classes of evidence and the columns of the data set."""
    return render(
        "method.html",
        rules=RULES,
        fighting_days=FIGHTING_DAYS,
        standings=STANDINGS,
        evidence_words=EVIDENCE,
        resources=record.descriptor["resources"],
    )


def record_page(record: Record) -> str:
    """What the record holds: its tables in numbers, who speaks in it, and every source."""
    sides: dict[str, int] = {}
    for claim in record.claims.values():
        sides[claim.claimant_side] = sides.get(claim.claimant_side, 0) + 1
    classes = {kind: sum(evidence(claim) is kind for claim in record.claims.values()) for kind in Evidence}
    sources: list[Source] = sorted(record.sources.values(), key=lambda source: (source.published_on, source.outlet), reverse=True)
    used: dict[str, int] = {}
    for claim in record.claims.values():
        used[claim.source_id] = used.get(claim.source_id, 0) + 1
    return render("record.html", record=record, sides=sides, classes=classes, sources=sources, used=used)

"""The address of a view. It holds the page's whole state: read from it on every run, written to it by every change."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from geo.history import View
from geo.record import Record


@dataclass(frozen=True, slots=True)
class Selection:
    """What a reader looks at; ``place`` is empty where none is picked, ``whole`` asks for every claim in the panel."""

    date: datetime.date
    place: str
    view: View
    whole: bool = False

    @property
    def known(self) -> datetime.date | None:
        """The last day of publication that is read; None for no limit."""
        return self.view.known(self.date)

    def parameters(self) -> dict[str, str]:
        """The selection as URL parameters and as the front end knows it."""
        claims = "all" if self.whole else ""
        return {"date": self.date.isoformat(), "place": self.place, "view": self.view.value, "claims": claims}


def selection(parameters: Mapping[str, str], record: Record) -> tuple[Selection, list[str]]:
    """(selection, notices) of URL parameters. What is missing takes its default; nonsense too, with a notice in plain words."""
    notices: list[str] = []
    start, end = record.period
    day = datetime.date.fromisoformat(record.settings["opens_on"])
    if wanted := parameters.get("date"):
        try:
            asked = datetime.date.fromisoformat(wanted)
            day = min(max(asked, start), end)
            if day != asked:
                notices.append(f"The record covers {start} to {end}; this is {day}.")
        except ValueError:
            notices.append(f"“{_short(wanted)}” is not a date (YYYY-MM-DD); this is {day}.")
    place = parameters.get("place") or ""
    if place and place not in record.places:
        notices.append(f"The record has no place “{_short(place)}”; pick one from the list or the map.")
        place = ""
    view = View.HINDSIGHT
    if (wanted := parameters.get("view")) and wanted not in list(View):
        notices.append(f"“{_short(wanted)}” is no view (hindsight or known); this is hindsight.")
    elif wanted:
        view = View(wanted)
    return Selection(day, place, view, parameters.get("claims") == "all"), notices


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"

"""The address of a view. It holds the page's whole state: read from it on every run, written to it by every change."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from geo.history import View
from geo.record import Record

NOTICES = {
    "period": "The record covers {start} to {end}; this is {day}.",
    "date": "“{wanted}” is not a date (YYYY-MM-DD); this is {day}.",
    "place": "The record has no place “{wanted}”; pick one from the list or the map.",
    "view": "“{wanted}” is no view (hindsight or known); this is hindsight.",
}
"""What readers are told where an address asks for something that there is not."""


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

    def query(self) -> str:
        """The selection as the query of an address."""
        return urlencode({name: value for name, value in self.parameters().items() if value})


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
                notices.append(NOTICES["period"].format(start=start, end=end, day=day))
        except ValueError:
            notices.append(NOTICES["date"].format(wanted=_short(wanted), day=day))
    place = parameters.get("place") or ""
    if place and place not in record.places:
        notices.append(NOTICES["place"].format(wanted=_short(place)))
        place = ""
    view = View.HINDSIGHT
    if (wanted := parameters.get("view")) and wanted not in list(View):
        notices.append(NOTICES["view"].format(wanted=_short(wanted)))
    elif wanted:
        view = View(wanted)
    return Selection(day, place, view, parameters.get("claims") == "all"), notices


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"

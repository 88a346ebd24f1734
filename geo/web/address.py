"""The address of a view, which holds the whole state of the map page.

``geo/frontend/scripts/shared/address.js`` reads the same parameters in the static site;
``tests/web/address_cases.json`` holds both to it.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from geo.model.record import Record
from geo.model.view import ADDRESS_PARAMETERS, Clock, ViewState

NOTICES = {
    "period": "The record covers {start} to {end}; this is {day}.",
    "date": "“{wanted}” is not a date (YYYY-MM-DD); this is {day}.",
    "place": "The record has no place “{wanted}”; pick one from the list or the map.",
    "view": "“{wanted}” is no view (hindsight or known); this is hindsight.",
}
"""What readers are told where an address asks for something that there is not."""

EMBEDDED = ("embed", "true")
"""Name and value of the parameter that makes a view a part of another page, as for Streamlit."""

REPEATED_LETTERS = 40
"""The most letters of a wrong value that a notice repeats."""


def parse_address(parameters: Mapping[str, str], record: Record) -> tuple[ViewState, list[str]]:
    """The view state that an address asks for.

    What is missing takes its default; nonsense does too, with a notice in plain words.

    Parameters
    ----------
    parameters
        The parameters of the address; others than those of a view state are not read.
    record
        The record, which knows its period and its places.

    Returns
    -------
    view : ViewState
        A view of the record in any case.
    notices : list of str
        One for each value that could not be used.
    """
    wanted_day, place_id, wanted_clock, claims = (
        parameters.get(name, "") for name in ADDRESS_PARAMETERS
    )
    day, notices = _day(wanted_day, record)
    if place_id and place_id not in record.places:
        notices.append(NOTICES["place"].format(wanted=_short(place_id)))
        place_id = ""
    clock = Clock.HINDSIGHT
    if wanted_clock:
        try:
            clock = Clock(wanted_clock)
        except ValueError:
            notices.append(NOTICES["view"].format(wanted=_short(wanted_clock)))
    return ViewState(day, place_id, clock, claims == "all"), notices


def is_embedded(parameters: Mapping[str, str]) -> bool:
    """Whether an address asks for the view as a part of another page."""
    name, value = EMBEDDED
    return parameters.get(name, "").lower() == value


def embedded_address(address: str) -> str:
    """The address of a view as a part of another page."""
    return f"{address}&{'='.join(EMBEDDED)}"


def _date(text: str) -> datetime.date | None:
    """The day that a text of the form YYYY-MM-DD names; None where it names none."""
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None  # 20210812 and 2021-W32-4 are ISO 8601 too


def _day(wanted: str, record: Record) -> tuple[datetime.date, list[str]]:
    start, end = record.period
    if not wanted:
        return record.opens_on, []
    asked = _date(wanted)
    if asked is None:
        day = record.opens_on
        return day, [NOTICES["date"].format(wanted=_short(wanted), day=day)]
    day = min(max(asked, start), end)
    if day == asked:
        return day, []
    return day, [NOTICES["period"].format(start=start, end=end, day=day)]


def _short(text: str) -> str:
    return text if len(text) <= REPEATED_LETTERS else text[:REPEATED_LETTERS] + "…"

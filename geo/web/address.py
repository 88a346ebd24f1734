"""The address of a view, which holds the whole state of the map page.

``geo/frontend/scripts/shared/address.js`` reads the same parameters in the static site;
``tests/web/address_cases.json`` holds both to it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from geo.model.record import Record
from geo.model.view import ADDRESS_PARAMETERS, Clock, ViewState
from geo.web.address_repair import Reading, meant_parameters

NOTICES = {
    "period": "The record covers {start} to {end}; this is {day}.",
    "date": "“{wanted}” is not a date (YYYY-MM-DD); this is {day}.",
    "place": "The record has no place “{wanted}”; pick one from the list or the map.",
    "view": "“{wanted}” is no view (hindsight or known); this is hindsight.",
}
"""What readers are told where an address asks for something that there is not."""

EMBEDDED = ("embed", "true")
"""Name and value of the parameter that makes a view a part of another page, as for Streamlit."""

ALL_CLAIMS = "all"

LEADING_DATE = re.compile(r"\d{4}-\d\d-\d\d(?!\d)", re.ASCII)

EMBED_OPTIONS = "embed_options"
"""Streamlit's parameter for the looks of a page that is a part of another one."""

REPEATED_LETTERS = 40
"""The most letters of a wrong value that a notice repeats."""


def parse_address(parameters: Mapping[str, str], record: Record) -> tuple[ViewState, list[str]]:
    """The view state that an address asks for.

    What was mangled on the way is read as it was meant. What is missing takes its default;
    nonsense does too, with a notice in plain words.

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
    meant = meant_parameters(parameters.items(), _readings(record))
    wanted_day, place_id, wanted_clock, claims = (
        meant.get(name, "") for name in ADDRESS_PARAMETERS
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
    return ViewState(day, place_id, clock, claims == ALL_CLAIMS), notices


def query_parameters(query: str) -> dict[str, str]:
    """The parameters of a query. Of a repeated one the last counts."""
    return dict(parse_qsl(query, keep_blank_values=True))


def is_embedded(parameters: Mapping[str, str]) -> bool:
    """Whether an address asks for the view as a part of another page."""
    name, value = EMBEDDED
    readings = {name: _one_of(value)}
    return meant_parameters(parameters.items(), readings).get(name) == value


def repaired_query(query: str, record: Record) -> str | None:
    """The query that a mangled one meant, in the form in which views are written.

    None where nothing is to be repaired, and where a part of it names nothing: readers are then
    told so. Parameters that are none of ours are left out, but for those of Streamlit's embedding.
    """
    given = query_parameters(query)
    readings = _readings(record) | {EMBEDDED[0]: _one_of(EMBEDDED[1])}
    meant = meant_parameters(given.items(), readings)
    as_given = {name: value for name, value in given.items() if name in readings and value}
    if meant == as_given or any(readings[name](value) != value for name, value in meant.items()):
        return None
    written = {name: meant[name] for name in readings if name in meant}
    options = {name: value for name, value in given.items() if name == EMBED_OPTIONS}
    return urlencode(written | options)


def embedded_address(address: str) -> str:
    """The address of a view as a part of another page."""
    return f"{address}&{'='.join(EMBEDDED)}"


def _readings(record: Record) -> dict[str, Reading]:
    """What the values of each parameter name in a record, in the order of an address."""
    readings = (_leading_date, _place_of(record), _one_of(*Clock), _one_of(ALL_CLAIMS))
    return dict(zip(ADDRESS_PARAMETERS, readings, strict=True))


def _leading_date(text: str) -> str | None:
    found = LEADING_DATE.match(text)
    return found and found[0]


def _place_of(record: Record) -> Reading:
    by_lower_case: dict[str, str] = {}

    def place_of(text: str) -> str | None:
        if text in record.places:
            return text
        if not by_lower_case:
            by_lower_case.update((name.lower(), name) for name in record.places)
        return by_lower_case.get(text.lower())

    return place_of


def _one_of(*values: str) -> Reading:
    def one_of(text: str) -> str | None:
        return next((str(value) for value in values if value == text.lower()), None)

    return one_of


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

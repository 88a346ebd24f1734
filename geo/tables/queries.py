"""Queries of a record: who holds what, how many, who said so, which places, which sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from geo.control.history import daily_states, state_at, state_history
from geo.control.standing import Standing
from geo.model.place import Place
from geo.model.record import Record
from geo.model.view import EVERYTHING, Clock, Moment
from geo.tables.rows import (
    CLAIM_ROW,
    CONTROL_ROW,
    HISTORY_ROW,
    PLACE_ROW,
    SOURCE_ROW,
    Count,
    DatedState,
    PlaceState,
    Row,
    SourcedClaim,
)


def kinds(record: Record) -> list[str]:
    """The kinds of place that the record has, sorted."""
    return sorted({place.kind for place in record.places.values()})


def control_rows(
    record: Record, moment: Moment, kind: str | None = None, place_id: str | None = None
) -> list[Row]:
    """The state of places at a moment.

    Parameters
    ----------
    record
        The record.
    moment
        The day, read up to its end, and what was known.
    kind
        Only places of this kind; all kinds if None.
    place_id
        Only this place; all places if None.

    Returns
    -------
    list of rows
        One a place, with the columns of :data:`~geo.tables.rows.CONTROL_ROW`, in the order of
        ``places.csv``.
    """
    return [
        CONTROL_ROW.row(PlaceState(place, state_at(record, place.place_id, moment)))
        for place in places_of(record, kind, place_id)
    ]


def history_rows(
    record: Record, place_id: str, clock: Clock, known: date | None = None
) -> list[Row]:
    """The states of a place by the day on which each begins, oldest first.

    Parameters
    ----------
    record
        The record.
    place_id
        A place of the record.
    clock
        As known then, each day of the record's period is read as it was known on that day.
    known
        In hindsight, the last day of publication that is read, inclusive; None for no limit.

    Returns
    -------
    list of rows
        With the columns of :data:`~geo.tables.rows.HISTORY_ROW`.
    """
    if clock is Clock.KNOWN:
        states = daily_states(record, place_id, clock)
    else:
        states = state_history(record, place_id, known)
    return [HISTORY_ROW.row(DatedState(day, state)) for day, state in states]


def count_places(record: Record, moment: Moment, kind: str | None = None) -> dict[str, Count]:
    """How many places are in which hands at a moment, by kind of place.

    Parameters
    ----------
    record
        The record.
    moment
        The day, read up to its end, and what was known.
    kind
        Only places of this kind; all kinds if None.

    Returns
    -------
    dict of Count
        By kind, sorted.
    """
    counts: dict[str, Count] = {}
    for place in places_of(record, kind):
        empty: Count = {"total": 0, "by_holder": {}, "contested": 0, "unreported": 0}
        count = counts.setdefault(place.kind, empty)
        state = state_at(record, place.place_id, moment)
        count["total"] += 1
        if state.standing is Standing.CONTESTED:
            count["contested"] += 1
        elif state.holder is None:
            count["unreported"] += 1
        else:
            count["by_holder"][state.holder] = count["by_holder"].get(state.holder, 0) + 1
    for count in counts.values():
        count["by_holder"] = dict(sorted(count["by_holder"].items()))
    return dict(sorted(counts.items()))


def count_table(counts: Mapping[str, Count]) -> tuple[list[Row], list[str]]:
    """(rows, columns) of counts: one row a kind, one column each for total and holders."""
    holders = sorted({holder for count in counts.values() for holder in count["by_holder"]})
    rows: list[Row] = [
        {"kind": kind, **count, **{holder: count["by_holder"].get(holder, 0) for holder in holders}}
        for kind, count in counts.items()
    ]
    return rows, ["kind", "total", *holders, "contested", "unreported"]


def claim_rows(
    record: Record,
    moment: Moment = EVERYTHING,
    kind: str | None = None,
    place_id: str | None = None,
) -> list[Row]:
    """The claims with their sources.

    Parameters
    ----------
    record
        The record.
    moment
        Only claims about its day or an earlier one, and only what was known; all if left out.
    kind
        Only claims about places of this kind; all kinds if None.
    place_id
        Only claims about this place; all places if None.

    Returns
    -------
    list of rows
        One a claim, with the columns of :data:`~geo.tables.rows.CLAIM_ROW`, by place in the order
        of ``places.csv``, then by event date.
    """
    return [
        CLAIM_ROW.row(SourcedClaim(claim, record.sources[claim.source_id]))
        for place in places_of(record, kind, place_id)
        for claim in record.claims_by_place[place.place_id]
        if claim.event_date <= moment.on and moment.has_published(claim.reported_on)
    ]


def place_rows(record: Record, kind: str | None = None, place_id: str | None = None) -> list[Row]:
    """The places as ``places.csv`` has them: all, those of one kind, or one."""
    return [PLACE_ROW.row(place) for place in places_of(record, kind, place_id)]


def source_rows(record: Record) -> list[Row]:
    """The sources as ``sources.csv`` has them."""
    return [SOURCE_ROW.row(source) for source in record.sources.values()]


def places_of(
    record: Record, kind: str | None = None, place_id: str | None = None
) -> Iterator[Place]:
    """The places, in the order of ``places.csv``: all, those of one kind, or one."""
    chosen: Sequence[Place] = (
        [*record.places.values()] if place_id is None else [record.places[place_id]]
    )
    yield from (place for place in chosen if kind in (None, place.kind))

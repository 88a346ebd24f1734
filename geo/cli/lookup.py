"""The record that a call is about, and whether it has what the call names."""

from __future__ import annotations

from pathlib import Path

from geo.cli.errors import CallError
from geo.dataset.reader import DEFAULT_FOLDER, Checking, read_record
from geo.model.record import Record
from geo.tables.queries import kinds


def record_of(
    folder: Path | None,
    *,
    kind: str | None = None,
    place: str | None = None,
    check: Checking = "cached",
) -> Record:
    """The record in a folder, which has the kind and the place that a call names.

    Parameters
    ----------
    folder
        A data set; the record that ships with the project if None.
    kind
        A kind of place, if the call names one.
    place
        A ``place_id``, if the call names one.
    check
        As for :func:`~geo.dataset.reader.read_record`.

    Returns
    -------
    Record
        The record.

    Raises
    ------
    geo.model.problem.DataError
        Where the data is wrong.
    geo.cli.errors.CallError
        Where the record has no such kind or place.
    """
    record = read_record(folder or DEFAULT_FOLDER, check)
    if place is not None and place not in record.places:
        raise CallError("--place", f"{place!r} is not in places.csv")
    if kind is not None and kind not in kinds(record):
        raise CallError("--kind", f"{kind!r} is none of {', '.join(kinds(record))}")
    return record

"""What workers do: functions of plain arguments, whose results can be sent."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from geo.dataset.archive import copied
from geo.dataset.descriptor import read_descriptor
from geo.dataset.reader import read_record, read_tables
from geo.model.record import Record
from geo.model.view import Clock, ViewState
from geo.server.http import KeptBody, compressed_body, plain_body
from geo.server.jobs.worker import report
from geo.web.assets import Assets, record_assets


class CostlyQuery(Protocol):
    """A query of the API that takes long to answer."""

    @property
    def media_type(self) -> str:
        """That of the answer."""

    def content_of(self, record: Record) -> str | bytes:
        """The answer from a record."""


def reading(folder: Path, to: Path) -> tuple[Record, Assets]:
    """The record in a folder, read from a copy of its files in ``to``, and its assets.

    What is made of the record later is made of the same files, whatever happens to the folder.
    Raises :class:`~geo.model.problem.DataError` with every problem of the files.
    """
    record = read_record(copied(folder, to))
    return record, record_assets(record)


def picture(folder: Path, name: str, view: ViewState) -> KeptBody:
    """A picture of a view, by its name in :data:`~geo.web.pictures.PICTURES`."""
    from geo.web.pictures import PICTURES

    drawn = PICTURES[name]
    return plain_body(drawn.draw(_record(folder), view), drawn.media_type)


def film(folder: Path, kind: str, start: date, end: date, clock: Clock) -> bytes:
    """A time-lapse as ``mp4`` or ``gif``; both days are included.

    It reports each day. Raises ``ValueError`` where these days cannot be shown.
    """
    from geo.images import timelapse

    draw = {"mp4": timelapse.mp4, "gif": timelapse.gif}[kind]
    return draw(_record(folder), start, end, clock, report)


def answer(folder: Path, query: CostlyQuery) -> KeptBody:
    """The answer to a query of the API, compressed by gzip."""
    return compressed_body(query.content_of(_record(folder)), query.media_type)


@lru_cache(maxsize=1)
def _record(folder: Path) -> Record:
    """The record in a folder of files that were found valid."""
    return read_tables(folder, read_descriptor(folder))

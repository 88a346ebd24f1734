"""The queues of this process: one for what is costly, one for what is not."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from geo.model.record import Record
from geo.server.byte_cache import ByteCache
from geo.server.http import KeptBody
from geo.server.jobs.process import Report
from geo.server.jobs.queue import Job, JobQueue

MADE_BYTES = 64_000_000
"""How much is kept of pictures, films and files: about 500 social cards, or 40 maps for print."""

TABLE_BYTES = 16_000_000
"""How much is kept of the API's tables as text, compressed."""

QUICK_BYTES = 4_000_000
"""How much is kept of what the API says of itself and of the record."""

ANSWERS_WAITING = 64
"""How many answers may wait: tables take a tenth of a second each, the others less."""


class InThread:
    """Does calls in the thread that calls, for what is too quick for a process of its own."""

    def call(
        self, function: Callable[..., Any], arguments: tuple[Any, ...], _: Report | None = None
    ) -> Any:
        """What the function returns; it reports nothing."""
        return function(*arguments)

    def end(self) -> None:
        """Nothing: it is over soon."""

    def close(self) -> None:
        """Nothing: it holds nothing."""


def _size(body: KeptBody | bytes) -> int:
    return len(body if isinstance(body, bytes) else body.content)


COSTLY = JobQueue(ByteCache(MADE_BYTES, _size))
"""Makes pictures, films and binary files, in two processes."""

TABLES = JobQueue(ByteCache(TABLE_BYTES, _size), waiting=ANSWERS_WAITING)
"""Makes tables as text in a process of its own, so that programs do not wait for pictures."""

QUICK = JobQueue(ByteCache(QUICK_BYTES, _size), InThread, waiting=ANSWERS_WAITING)
"""Makes what takes some milliseconds, in one thread: more would only share the interpreter."""

QUEUES = (COSTLY, TABLES, QUICK)


def record_job(
    record: Record,
    task: Callable[..., Any],
    *arguments: Hashable,
    urgent: bool = False,
    abandonable: bool = False,
) -> Job:
    """A job for a task that makes something of a record's files.

    The record is held for as long as the job needs its files.
    """
    key = (record.folder, task.__name__, arguments)
    return Job(key, task, (record.folder, *arguments), urgent, abandonable, holds=record)

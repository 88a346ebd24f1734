"""A bounded queue of costly work, done by few workers."""

from __future__ import annotations

import asyncio
import atexit
import math
import threading
import time
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Protocol

from geo.server.byte_cache import ByteCache
from geo.server.jobs.process import Report, WorkerDied, WorkerProcess

WAITING = 8
"""How many jobs may wait. With a second and a half for each, nobody waits longer than 12 s."""

URGENT_WAITING = 32
"""How many urgent jobs may wait; they take a third of a second each."""

IDLE_SECONDS = 300
"""After how long without work a worker ends, and gives its memory back."""

LONGEST_WAIT_SECONDS = 60
"""The most that a client is told to wait before it asks again."""


class BusyError(Exception):
    """There is more to do than may wait. ``retry_after`` has the seconds until it is worth asking.

    It is a whole number, at least 1.
    """

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"too much is being made at the moment; ask again in {retry_after} s")
        self.retry_after = retry_after


class Worker(Protocol):
    """Does one call at a time."""

    def call(
        self, function: Callable[..., Any], arguments: tuple[Any, ...], report: Report | None = None
    ) -> Any:
        """What the function returns."""

    def end(self) -> None:
        """Break off what it does; from any thread."""

    def close(self) -> None:
        """Give back what it holds; from the thread that calls."""


@dataclass(eq=False)
class Job:
    """One call, and those who wait for it.

    ``holds`` is not let go of while the job may need it. ``progress`` is (steps done, steps in
    all), None while nothing is known. A job that is ``abandonable`` is broken off when nobody waits
    any more, even while it runs; another one that runs is finished and kept, since somebody is
    likely to ask again.
    """

    key: Hashable
    function: Callable[..., Any]
    arguments: tuple[Any, ...] = ()
    urgent: bool = False
    abandonable: bool = False
    holds: object = None
    waiters: int = 0
    progress: tuple[int, int] | None = None
    future: Future[Any] = field(default_factory=Future)

    def __post_init__(self) -> None:
        self.future.set_running_or_notify_cancel()  # no waiter can cancel it for the others


class JobQueue:
    """Does jobs one after the other, urgent ones first.

    Urgent jobs have a second worker of their own, so that none of them waits for a long job. What
    is asked for while it is waited for or worked on is done once. Results go into a cache. Workers
    are started when there is something to do. Safe to use from many threads and event loops.
    """

    def __init__(
        self,
        cache: ByteCache[Any],
        worker: Callable[[], Worker] = WorkerProcess,
        waiting: int = WAITING,
        urgent_waiting: int = URGENT_WAITING,
    ) -> None:
        self._cache = cache
        self._limits = {False: waiting, True: urgent_waiting}
        self._jobs: dict[Hashable, Job] = {}
        self._waiting: list[Job] = []
        self._changed = threading.Condition()
        self._seconds = {False: 1.0, True: 1.0}
        self._lanes = [_Lane(self, worker(), own) for own in (False, True)]
        atexit.register(self.close)

    async def result(
        self, key: Hashable, function: Callable[..., Any], *arguments: Any, urgent: bool = False
    ) -> Any:
        """What a function returns that is called in a worker, or what is kept under its key.

        It is awaited as by :meth:`awaited`.
        """
        return await self.awaited(Job(key, function, arguments, urgent))

    async def awaited(self, job: Job) -> Any:
        """The result of a job, or what is kept under its key.

        Where the awaiting task is cancelled and nobody else waits, the job is dropped unless it
        runs already. Raises :class:`BusyError` where too many wait or the worker dies, and what
        the function raises.
        """
        job = self.submit(job)
        try:
            return await asyncio.wrap_future(job.future)
        finally:
            self.leave(job)

    def submit(self, job: Job) -> Job:
        """The job that will have the result: this one, or the one that has the same key already.

        Whoever submits has to :meth:`leave`. Raises :class:`BusyError` where too many wait.
        """
        with self._changed:
            kept = self._cache.get(job.key)
            if kept is not None:
                job.future.set_result(kept)
                return job
            same = self._jobs.get(job.key)
            if same is None:
                self._refuse_above_limit(job.urgent)
                self._jobs[job.key] = same = job
                self._waiting.append(job)
            same.urgent |= job.urgent
            same.waiters += 1
            self._wake(same.urgent)
            return same

    def leave(self, job: Job) -> None:
        """No longer wait for a job. The last one who leaves drops it."""
        with self._changed:
            job.waiters -= 1
            if job.waiters > 0 or self._jobs.get(job.key) is not job:
                return
            if job in self._waiting:
                self._waiting.remove(job)
                del self._jobs[job.key]
            elif job.abandonable:
                del self._jobs[job.key]
                for lane in self._lanes:
                    lane.break_off(job)

    def close(self) -> None:
        """End all workers; whoever waits is refused."""
        with self._changed:
            for job in self._waiting:
                del self._jobs[job.key]
                job.future.set_exception(BusyError(LONGEST_WAIT_SECONDS))
            self._waiting.clear()
            for lane in self._lanes:
                lane.worker.end()

    def _refuse_above_limit(self, urgent: bool) -> None:
        ahead = sum(job.urgent == urgent for job in self._waiting)
        if ahead >= self._limits[urgent]:
            raise BusyError(self._retry_after(urgent, ahead))

    def _retry_after(self, urgent: bool, ahead: int) -> int:
        seconds = math.ceil((ahead + 1) * self._seconds[urgent])
        return max(1, min(seconds, LONGEST_WAIT_SECONDS))

    def _wake(self, urgent: bool) -> None:
        """See to it that somebody takes the job that came last."""
        shared, own = self._lanes
        shared.start()
        if urgent and shared.job is not None:
            own.start()
        self._changed.notify_all()

    def _next(self, urgent_only: bool) -> Job | None:
        """The job to do next, taken from those that wait."""
        for urgent in (True,) if urgent_only else (True, False):
            for job in self._waiting:
                if job.urgent == urgent:
                    self._waiting.remove(job)
                    return job
        return None

    def _finish(self, job: Job, seconds: float, result: Any, error: Exception | None) -> None:
        with self._changed:
            if self._jobs.get(job.key) is job:
                del self._jobs[job.key]
            self._seconds[job.urgent] += (seconds - self._seconds[job.urgent]) / 4
            if isinstance(error, WorkerDied):
                error = BusyError(self._retry_after(job.urgent, len(self._waiting)))
            if error is None:
                self._cache.put(job.key, result)
                job.future.set_result(result)
            else:
                job.future.set_exception(error)


class _Lane:
    """A worker, and the thread that gives it work as long as there is some."""

    def __init__(self, queue: JobQueue, worker: Worker, urgent_only: bool) -> None:
        self.queue, self.worker, self.urgent_only = queue, worker, urgent_only
        self.job: Job | None = None
        self.running = False

    def start(self) -> None:
        """Start the thread, unless it runs. The queue's lock is held."""
        if not self.running:
            self.running = True
            threading.Thread(target=self._work, name="jobs", daemon=True).start()

    def break_off(self, job: Job) -> None:
        """End the worker if this is what it does. The queue's lock is held."""
        if self.job is job:
            self.worker.end()

    def _work(self) -> None:
        while job := self._take():
            started, result, error = time.monotonic(), None, None
            try:
                result = self.worker.call(job.function, job.arguments, self._noting(job))
            except Exception as raised:
                error = raised
            with self.queue._changed:
                self.job = None
            self.queue._finish(job, time.monotonic() - started, result, error)

    def _take(self) -> Job | None:
        """The next job; None after a time without one, the worker being ended then."""
        with self.queue._changed:
            self.queue._changed.wait_for(self._has_next, IDLE_SECONDS)
            if self.job is None:
                self.running = False
                self.worker.close()
            return self.job

    def _has_next(self) -> bool:
        self.job = self.queue._next(self.urgent_only)
        return self.job is not None

    def _noting(self, job: Job) -> Report:
        """What notes how far a job is, and breaks it off where all have left before it began."""

        def note(done: int, total: int) -> None:
            job.progress = (done, total)
            if job.abandonable and job.waiters <= 0:
                self.worker.end()

        return note

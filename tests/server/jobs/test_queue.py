"""The queue: what is done once, what goes ahead, what is refused and what is dropped."""

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from support.threads import in_thread

from geo.server.byte_cache import ByteCache
from geo.server.jobs import queue as queue_module
from geo.server.jobs.process import WorkerDied
from geo.server.jobs.queue import BusyError, Job, JobQueue

SECONDS = 10
"""How long a test waits at most."""


class Held:
    """A worker whose calls end when the test says so."""

    def __init__(self) -> None:
        self.started: list[str] = []
        self.broken_off = 0
        self.begun = threading.Semaphore(0)
        self.go_on = threading.Semaphore(0)
        self.dies = False

    def call(self, function, arguments, report=None):
        self.started.append(arguments[0])
        self.begun.release()
        assert self.go_on.acquire(timeout=SECONDS)
        if self.dies:
            raise WorkerDied("killed")
        return function(*arguments)

    def end(self) -> None:
        self.broken_off += 1
        self.dies = True
        self.go_on.release()

    def close(self) -> None:
        self.dies = False


class Bench:
    """A queue with its two workers in the hands of a test."""

    def __init__(self, waiting: int = 2, urgent_waiting: int = 2) -> None:
        made = []

        def worker() -> Held:
            made.append(Held())
            return made[-1]

        cache = ByteCache(100_000, len)
        self.queue = JobQueue(cache, worker, waiting, urgent_waiting)
        self.shared, self.own = made

    def ask(self, name: str, **kind) -> Job:
        return self.queue.submit(Job(name, str.upper, (name,), **kind))

    def ask_and_wait_until_it_runs(self, name: str, **kind) -> Job:
        job = self.ask(name, **kind)
        assert self.shared.begun.acquire(timeout=SECONDS)
        return job

    def let_all_run(self) -> None:
        for worker in (self.shared, self.own):
            for _ in range(50):
                worker.go_on.release()


@pytest.fixture
def bench():
    made = Bench()
    yield made
    made.let_all_run()
    made.queue.close()


def result(job: Job) -> str:
    return job.future.result(SECONDS)


def test_no_worker_works_before_there_is_a_job(bench):
    assert not any(lane.running for lane in bench.queue._lanes)
    job = bench.ask_and_wait_until_it_runs("a")
    assert [lane.running for lane in bench.queue._lanes] == [True, False]
    bench.let_all_run()
    assert result(job) == "A"


def test_what_many_ask_at_once_is_done_once_and_later_kept(bench):
    jobs = [bench.ask_and_wait_until_it_runs("a"), *(bench.ask("a") for _ in range(50))]
    assert len({id(job) for job in jobs}) == 1
    bench.let_all_run()
    assert {result(job) for job in jobs} == {"A"}
    assert result(bench.ask("a")) == "A"
    assert bench.shared.started == ["a"]


def test_more_than_may_wait_is_refused_with_a_time_to_come_back(bench):
    for name in "abc":
        bench.ask(name) if name != "a" else bench.ask_and_wait_until_it_runs(name)
    with pytest.raises(BusyError) as refused:
        bench.ask("d")
    assert refused.value.retry_after == 3  # two wait, and a second is reckoned for each
    assert bench.ask("b"), "who asks for what is waited for already is not refused"


def test_urgent_jobs_do_not_wait_for_the_others_and_are_counted_apart(bench):
    for name in "abc":
        bench.ask(name) if name != "a" else bench.ask_and_wait_until_it_runs(name)
    urgent = [bench.ask(name, urgent=True) for name in "xy"]
    bench.own.go_on.release()
    bench.own.go_on.release()
    assert [result(job) for job in urgent] == ["X", "Y"]
    assert bench.shared.started == ["a"]


def test_the_shared_worker_takes_urgent_jobs_first(bench):
    first = bench.ask_and_wait_until_it_runs("a")
    later = bench.ask("b")
    urgent = [bench.ask(name, urgent=True) for name in "xy"]
    assert bench.own.begun.acquire(timeout=SECONDS)  # x
    bench.shared.go_on.release()
    assert bench.shared.begun.acquire(timeout=SECONDS)
    assert bench.shared.started == ["a", "y"]
    bench.let_all_run()
    assert [result(job) for job in (first, later, *urgent)] == ["A", "B", "X", "Y"]


def test_a_waiting_job_that_nobody_waits_for_is_dropped(bench):
    bench.ask_and_wait_until_it_runs("a")
    dropped = bench.ask("b")
    bench.ask("b")
    bench.queue.leave(dropped)
    kept = bench.ask("c")
    bench.queue.leave(dropped)
    bench.let_all_run()
    assert result(kept) == "C"
    assert bench.shared.started == ["a", "c"]
    assert not dropped.future.done()


def test_a_running_job_that_nobody_waits_for_is_finished_and_kept(bench):
    bench.queue.leave(bench.ask_and_wait_until_it_runs("a"))
    assert bench.shared.broken_off == 0
    job = bench.ask("a")
    bench.let_all_run()
    assert result(job) == "A"
    assert bench.shared.started == ["a"]


def test_an_abandonable_job_is_broken_off_when_the_last_one_leaves(bench):
    job = bench.ask_and_wait_until_it_runs("film", abandonable=True)
    bench.ask("film", abandonable=True)
    bench.queue.leave(job)
    assert bench.shared.broken_off == 0
    bench.queue.leave(job)
    assert bench.shared.broken_off == 1
    with pytest.raises(BusyError):
        result(job)
    bench.shared.close()
    again = bench.ask("film", abandonable=True)
    bench.let_all_run()
    assert result(again) == "FILM"


def test_a_worker_that_dies_refuses_its_job_and_does_the_next(bench):
    job, later = bench.ask_and_wait_until_it_runs("a"), bench.ask("b")
    bench.shared.end()
    with pytest.raises(BusyError):
        result(job)
    bench.shared.close()
    bench.let_all_run()
    assert result(later) == "B"


def test_what_a_job_raises_is_raised_to_all_who_wait_and_is_not_kept(bench):
    def wrong(_):
        raise ValueError("no such day")

    bench.ask_and_wait_until_it_runs("a")
    jobs = [bench.queue.submit(Job("w", wrong, ("w",))) for _ in range(2)]
    bench.let_all_run()
    for job in jobs:
        with pytest.raises(ValueError, match="no such day"):
            result(job)
    assert result(bench.queue.submit(Job("w", str.upper, ("w",)))) == "W"


def test_who_waits_when_the_queue_is_closed_is_refused(bench):
    bench.ask_and_wait_until_it_runs("a")
    waiting = bench.ask("b")
    bench.queue.close()
    with pytest.raises(BusyError):
        result(waiting)


def test_an_idle_worker_ends_and_another_job_starts_it_again(bench, monkeypatch):
    monkeypatch.setattr(queue_module, "IDLE_SECONDS", 0.05)
    bench.let_all_run()
    assert result(bench.ask("a")) == "A"
    end = time.monotonic() + SECONDS
    while bench.queue._lanes[0].running and time.monotonic() < end:
        time.sleep(0.02)
    assert not bench.queue._lanes[0].running
    assert result(bench.ask("b")) == "B"


def test_tasks_that_are_cancelled_leave_and_do_not_cancel_the_others(bench):
    async def main():
        first = asyncio.create_task(bench.queue.result("a", str.upper, "a"))
        left = asyncio.create_task(bench.queue.result("b", str.upper, "b"))
        stays = asyncio.create_task(bench.queue.result("b", str.upper, "b"))
        lonely = asyncio.create_task(bench.queue.result("c", str.upper, "c"))
        await asyncio.to_thread(bench.shared.begun.acquire, timeout=SECONDS)
        for task in (left, lonely):
            task.cancel()
        await asyncio.gather(left, lonely, return_exceptions=True)
        bench.let_all_run()
        return await asyncio.gather(first, stays)

    assert in_thread(lambda: asyncio.run(main())) == ["A", "B"]
    assert bench.shared.started == ["a", "b"]


def test_many_threads_that_ask_and_leave_at_random_find_a_working_queue(bench):
    bench.let_all_run()
    bench = Bench(waiting=1000, urgent_waiting=1000)
    for worker in (bench.shared, bench.own):
        for _ in range(5_000):
            worker.go_on.release()

    def reader(number: int) -> None:
        for turn in range(40):
            name = f"n{(number * 7 + turn) % 50}"
            job = bench.ask(name, urgent=bool(turn % 3))
            if turn % 4:
                assert result(job) == name.upper()
            bench.queue.leave(job)

    with ThreadPoolExecutor(8) as readers:
        list(readers.map(reader, range(8)))
    assert not bench.queue._waiting
    bench.queue.close()

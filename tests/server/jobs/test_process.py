"""Worker processes: what they are asked, and what becomes of those that fail."""

import os
import threading
import time

import pytest
from support import calls

from geo.server.jobs.process import WorkerDied, WorkerProcess
from geo.server.jobs.worker import MEMORY_BYTES, NICENESS

pytestmark = pytest.mark.long


@pytest.fixture
def worker():
    made = WorkerProcess()
    yield made
    made.close()


def test_calls_are_done_in_one_other_process_that_stands_back(worker):
    first = worker.call(calls.process_id, ())
    assert first != os.getpid()
    assert worker.call(calls.process_id, ()) == first
    assert worker.call(calls.niceness, ()) == os.nice(0) + NICENESS


def test_what_a_library_prints_is_no_answer(worker):
    assert worker.call(calls.printed, ("said",)) == "said"


def test_what_a_call_raises_is_raised_here_and_the_worker_stays(worker):
    first = worker.call(calls.process_id, ())
    with pytest.raises(ValueError, match="no such day"):
        worker.call(calls.failed, ("no such day",))
    with pytest.raises(RuntimeError, match="cannot be sent"):
        worker.call(calls.unsendable, ())
    assert worker.call(calls.process_id, ()) == first


def test_a_worker_that_dies_is_replaced(worker):
    first = worker.call(calls.process_id, ())
    with pytest.raises(WorkerDied):
        worker.call(calls.died, ())
    assert worker.call(calls.process_id, ()) != first


def test_a_worker_that_takes_too_much_memory_is_replaced_and_this_process_lives(worker):
    with pytest.raises(WorkerDied):
        worker.call(calls.too_much, (MEMORY_BYTES,))
    assert worker.call(calls.too_much, (1_000_000,)) == 1_000_000


def test_progress_arrives_while_the_call_runs(worker):
    seen = []
    assert worker.call(calls.counted, (3, 0.01), lambda *steps: seen.append(steps)) == 3
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_a_call_can_be_broken_off_from_another_thread(worker):
    worker.call(calls.process_id, ())
    threading.Timer(0.2, worker.end).start()
    start = time.monotonic()
    with pytest.raises(WorkerDied):
        worker.call(calls.counted, (100, 0.1))
    assert time.monotonic() - start < 2


def test_a_closed_worker_leaves_no_process(worker):
    number = worker.call(calls.process_id, ())
    worker.close()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
    worker.close()

"""How often one host is asked."""

from __future__ import annotations

import threading

from geo.links.pace import Pace


class Clock:
    """A clock that goes on when somebody waits."""

    def __init__(self):
        self.now = 100.0
        self.waits: list[float] = []

    def wait(self, seconds):
        self.waits.append(seconds)
        self.now += seconds


def test_the_same_host_is_asked_after_the_delay_and_another_one_at_once():
    clock = Clock()
    pace = Pace(2, lambda: clock.now, clock.wait)
    for host in ("a", "a", "b", "a"):
        pace.keep(host)
    assert clock.waits == [2, 2]


def test_time_that_has_passed_is_not_waited_for_again():
    clock = Clock()
    pace = Pace(2, lambda: clock.now, clock.wait)
    pace.keep("a")
    clock.now += 1.5
    pace.keep("a")
    clock.now += 60
    pace.keep("a")
    assert clock.waits == [0.5]


def test_threads_take_turns_at_a_host():
    waits: list[float] = []
    pace = Pace(2, lambda: 0.0, waits.append)
    threads = [threading.Thread(target=pace.keep, args=("a",)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(waits) == [2, 4, 6]

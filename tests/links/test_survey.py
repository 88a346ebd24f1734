"""Many addresses: politely, and going on where it was broken off."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from itertools import pairwise

import pytest

from geo.links.check import Check, Outcome
from geo.links.ledger import read_ledger
from geo.links.request import Limits
from geo.links.survey import Survey, checked

HERE = Limits(1.0, allow_private=True)


def silent(_done, _total):
    """Progress that nobody watches."""


def test_a_host_is_asked_one_at_a_time_and_after_the_delay(server):
    asked = Survey(HERE, delay=0.15, parallel=4)
    asked.ask([server.address(f"/ok/{number}") for number in range(5)], silent)
    assert {check.outcome for check in asked.checks.values()} == {Outcome.FOUND}
    times = sorted(server.times)
    assert all(after - before > 0.12 for before, after in pairwise(times))


def test_an_address_is_asked_once_however_often_it_is_named(server):
    asked = Survey(HERE, delay=0, parallel=2)
    asked.ask([server.address("/ok")] * 3, silent)
    asked.ask([server.address("/ok")], silent)
    assert sum(server.asked.values()) == 1


def test_what_was_broken_off_goes_on(server, tmp_path):
    ledger = tmp_path / "ledger.jsonl"
    urls = [server.address(f"/ok/{number}") for number in range(6)]

    class Stop(Exception):
        pass

    def stop_after_three(done, _total):
        if done == 3:
            raise Stop

    with pytest.raises(Stop):
        Survey(HERE, 0.05, 1, ledger).ask(urls, stop_after_three)
    kept = read_ledger(ledger)
    assert len(kept) == 3
    time.sleep(0.3)
    server.asked.clear()
    seen: list[tuple[int, int]] = []
    again = Survey(HERE, 0, 1, ledger)
    again.ask(urls, lambda done, total: seen.append((done, total)))
    assert {path for _, path in server.asked} == {f"/ok/{number}" for number in range(6)} - {
        url.removeprefix(server.address("")) for url in kept
    }
    assert [*again.checks] and set(again.checks) == set(urls) == set(read_ledger(ledger))
    assert seen == [(4, 6), (5, 6), (6, 6)]


def test_hosts_are_asked_beside_each_other_but_no_more_than_allowed():
    now, most = 0, 0
    lock = threading.Lock()

    def slow(url):
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        time.sleep(0.03)
        with lock:
            now -= 1
        return Check(url, Outcome.FOUND)

    urls = [f"http://host-{host}.example/{number}" for host in range(6) for number in range(2)]
    assert {check.url for check in checked(urls, slow, 3)} == set(urls)
    assert most == 3


def test_a_mistake_in_a_thread_is_not_swallowed():
    def broken(_url):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(checked(["http://a.example/"], broken, 1))


def test_who_breaks_off_does_not_wait_for_a_slow_host(server):
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"  # if ignored
        "from geo.links.request import Limits; from geo.links.survey import Survey;"
        f"Survey(Limits(30.0, True), 0, 1).ask([{server.address('/slow-headers')!r}], print)"
    )
    words = [sys.executable, "-c", code]
    with subprocess.Popen(words, stderr=subprocess.PIPE) as process:
        while not server.asked:
            time.sleep(0.05)
        start = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)
    assert b"KeyboardInterrupt" in said
    assert time.monotonic() - start < 10

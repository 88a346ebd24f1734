"""Many addresses: one after the other at each host, a few hosts beside each other."""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from geo.links.check import Check, check
from geo.links.ledger import Ledger, read_ledger
from geo.links.pace import Pace
from geo.links.request import Limits, host_of, request

Progress = Callable[[int, int], None]
"""Called with (addresses done, all addresses) after each."""


class Survey:
    """Asks addresses and remembers what became of them, in a ledger if there is one.

    Parameters
    ----------
    limits
        How far a request may go.
    delay
        The seconds between two requests to a host.
    parallel
        How many hosts are asked at once.
    ledger
        The file of the ledger; None for none.
    """

    def __init__(
        self, limits: Limits, delay: float, parallel: int, ledger: Path | None = None
    ) -> None:
        self.checks: dict[str, Check] = {}
        self.ledger = ledger
        self._parallel = parallel
        self._check = partial(check, ask=partial(request, limits=limits), pace=Pace(delay))

    def ask(self, urls: Iterable[str], progress: Progress) -> None:
        """Ask the addresses that neither were asked before nor are in the ledger.

        Raises :class:`~geo.links.ledger.LedgerError` or ``OSError`` where the ledger cannot be
        used.
        """
        wanted = [*dict.fromkeys(urls)]
        if self.ledger:
            self.checks = {**read_ledger(self.ledger), **self.checks}
        book = Ledger(self.ledger)
        book.open()
        missing = [url for url in wanted if url not in self.checks]
        before = len(wanted) - len(missing)
        found_now = checked(missing, self._check, self._parallel)
        for done, found in enumerate(found_now, before + 1):
            book.add(found)
            self.checks[found.url] = found
            progress(done, len(wanted))


def checked(
    urls: Iterable[str], check_one: Callable[[str], Check], parallel: int
) -> Iterator[Check]:
    """The checks of addresses as they are done; each address once.

    Parameters
    ----------
    urls
        The addresses.
    check_one
        What checks one address.
    parallel
        At how many hosts at once.

    Yields
    ------
    Check
        In the order in which they are done. No further address is asked when the caller stops.
    """
    by_host: dict[str, list[str]] = {}
    for url in dict.fromkeys(urls):
        by_host.setdefault(host_of(url), []).append(url)
    # The longest first, so that no long one is left at the end.
    hosts = deque(sorted(by_host.values(), key=len, reverse=True))
    done: queue.SimpleQueue[Check | BaseException] = queue.SimpleQueue()
    stopped = threading.Event()

    def work() -> None:
        try:
            while hosts:
                for url in hosts.popleft():
                    if stopped.is_set():
                        return
                    done.put(check_one(url))
        except IndexError:
            return  # another thread took the last host
        except BaseException as error:
            done.put(error)

    for number in range(min(parallel, len(hosts))):
        # Daemons: whoever breaks off does not wait for slow hosts.
        threading.Thread(target=work, name=f"links-{number}", daemon=True).start()
    try:
        for _ in range(sum(map(len, by_host.values()))):
            result = done.get()
            if isinstance(result, BaseException):
                raise result
            yield result
    finally:
        stopped.set()

"""How often one host is asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

Wait = Callable[[float], object]
"""Waits for so many seconds."""


class Pace:
    """Keeps a delay between requests to the same host, whichever thread makes them.

    ``delay`` is in seconds. ``clock`` and ``wait`` are those of the machine unless a test brings
    its own.
    """

    def __init__(
        self, delay: float, clock: Callable[[], float] = time.monotonic, wait: Wait = time.sleep
    ) -> None:
        self.delay = delay
        self._clock, self._wait = clock, wait
        self._next: dict[str, float] = {}
        self._lock = threading.Lock()

    def keep(self, host: str, pause: float = 0.0) -> None:
        """Wait until a host may be asked again, and ``pause`` seconds more."""
        with self._lock:
            now = self._clock()
            turn = max(now, self._next.get(host, now)) + pause
            self._next[host] = turn + self.delay
        if turn > now:
            self._wait(turn - now)

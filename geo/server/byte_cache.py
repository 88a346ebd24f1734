"""A cache that is bounded by bytes, and not by a count of things of any size."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Value = TypeVar("Value")

ENTRY_BYTES = 1_000
"""What an entry costs besides its content: key, links, headers. A cache of nothing is bounded too.
"""

LARGEST_SHARE = 4
"""Content above this part of the limit is not kept: a few would drive out all others."""


class ByteCache(Generic[Value]):
    """What was made lately, up to a number of bytes; what was not asked for longest goes first.

    ``size`` says how many bytes a value takes. Safe to use from many threads.
    """

    def __init__(self, limit_bytes: int, size: Callable[[Value], int]) -> None:
        self.limit_bytes = limit_bytes
        self.bytes = 0
        self._size = size
        self._kept: OrderedDict[Hashable, tuple[Value, int]] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Hashable) -> Value | None:
        """What is kept under a key; None where there is nothing."""
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key][0]

    def put(self, key: Hashable, value: Value) -> None:
        """Keep a value, unless it is larger than a fourth of the limit."""
        cost = self._size(value) + ENTRY_BYTES
        with self._lock:
            if key in self._kept:
                self.bytes -= self._kept.pop(key)[1]
            if cost > self.limit_bytes // LARGEST_SHARE:
                return
            self._kept[key] = value, cost
            self.bytes += cost
            while self.bytes > self.limit_bytes:
                _, (_, freed) = self._kept.popitem(last=False)
                self.bytes -= freed

    def kept(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """What is kept under a key, made now where there is nothing.

        Several who ask at once may all make it.
        """
        value = self.get(key)
        if value is None:
            value = make()
            self.put(key, value)
        return value

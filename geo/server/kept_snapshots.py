"""What open pages still name: the newest snapshot, and earlier ones for a while.

A page that was opened before an edit fetches the claims of the record that it shows. Assets are
kept in memory and for each process; who asks for one that is gone finds the present ones by way of
:data:`~geo.server.routes.VERSION`.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from geo.server import record_cache
from geo.server.record_cache import Snapshot
from geo.web.assets import Asset

MOST_BYTES = 32_000_000
"""How many bytes of earlier assets are kept, compressed: more than a hundred edits."""

MOST_SECONDS = 24 * 3600
"""How long assets are kept after a newer record has come."""

MOST_SNAPSHOTS = 3
"""How many earlier snapshots are kept whole, for readers who have not taken the newest yet."""


@dataclass(slots=True)
class _Earlier:
    """A snapshot that is no longer the newest. ``assets`` are the record's own."""

    digest: str
    assets: dict[str, Asset]
    since: float
    snapshot: Snapshot | None

    @property
    def size(self) -> int:
        return sum(len(asset.compressed) for asset in self.assets.values())


class KeptSnapshots:
    """Remembers what ``read`` has returned. Safe to use from many threads.

    ``clock`` counts seconds.
    """

    def __init__(
        self,
        read: Callable[[], Snapshot],
        most_bytes: int = MOST_BYTES,
        most_seconds: float = MOST_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._read, self._clock = read, clock
        self._most_bytes, self._most_seconds = most_bytes, most_seconds
        self._lock = threading.Lock()
        self._newest: Snapshot | None = None
        self._earlier: list[_Earlier] = []

    def newest(self) -> Snapshot:
        """The snapshot that new pages show.

        Raises :class:`~geo.model.problem.DataError` where there is none to show.
        """
        snapshot = self._read()
        if snapshot is not self._newest:
            with self._lock:
                self._remember(snapshot)
        return snapshot

    def with_digest(self, digest: str | None) -> Snapshot:
        """The snapshot of a record that a page shows; the newest where that one is gone."""
        newest = self.newest()
        if digest == newest.assets.digest:
            return newest
        found = (earlier.snapshot for earlier in self._earlier if earlier.digest == digest)
        return next(filter(None, found), newest)

    def asset(self, path: str) -> Asset | None:
        """The asset at an address, of the newest snapshot or of an earlier one."""
        if asset := self.newest().assets.by_path.get(path):
            return asset
        found = (earlier.assets.get(path) for earlier in self._earlier)
        return next(filter(None, found), None)

    def _remember(self, snapshot: Snapshot) -> None:
        """Make a snapshot the newest, and forget what is too old or too much."""
        last, self._newest = self._newest, snapshot
        if last is None or last.assets.digest == snapshot.assets.digest:
            return
        now = self._clock()
        own = {asset.path: asset for asset in last.assets.of_record}
        kept = [_Earlier(last.assets.digest, own, now, last)]
        size = kept[0].size
        present = {last.assets.digest, snapshot.assets.digest}
        for earlier in self._earlier:
            if earlier.digest in present:
                continue
            size += earlier.size
            if size > self._most_bytes or now - earlier.since > self._most_seconds:
                break
            if len(kept) >= MOST_SNAPSHOTS:
                earlier.snapshot = None
            kept.append(earlier)
        self._earlier = kept


_kept = KeptSnapshots(record_cache.snapshot)

newest = _kept.newest
with_digest = _kept.with_digest
asset = _kept.asset

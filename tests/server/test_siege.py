"""Readers while one client holds two hundred costly requests open."""

import pytest
from support.dashboard import ROOT

from bench import hostile, viewers
from bench.server import running

pytestmark = pytest.mark.long

ROOM = 3
"""How many times the limits may be exceeded: other work on this machine is no fault of the server.

While pictures were drawn in the threads of requests, nothing was answered for 40 s.
"""


def test_readers_are_answered_beside_two_hundred_costly_requests(monkeypatch):
    monkeypatch.setattr(hostile, "TIMES", 12)
    with running(ROOT / "app.py", ROOT) as server:
        viewers.warm(server)
        found = hostile.siege(server)
    assert set(found.statuses) <= {200, 503}
    assert found.statuses[503] > 100
    slow = {
        name: (quiet_ms, found.besieged_ms[name])
        for name, quiet_ms in found.quiet_ms.items()
        if found.besieged_ms[name] > ROOM * max(100, 2 * quiet_ms)
    }
    assert slow == {}

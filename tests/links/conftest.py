"""What the tests of links share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from support.misbehaving import MisbehavingServer, misbehaving


@pytest.fixture
def server() -> Iterator[MisbehavingServer]:
    """A server of this machine that misbehaves."""
    with misbehaving() as running:
        yield running

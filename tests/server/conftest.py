"""What the tests of the server share."""

import pytest

from geo.server import record_cache


@pytest.fixture(scope="session", autouse=True)
def shipped_record_is_read(own_cache):
    """The shipped record is on display; the server reads it beside, and does not wait."""
    record_cache.wait_for_snapshot()

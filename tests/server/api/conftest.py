"""What the tests of the API share."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from geo.server.api.app import app


@pytest.fixture(scope="module")
def client() -> TestClient:
    """Asks the API, without a server."""
    return TestClient(app)

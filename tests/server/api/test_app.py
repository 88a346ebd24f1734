"""The API below the base path."""

import json
import urllib.error
import urllib.request

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from support.api import CONTROL, errors
from support.dashboard import start_dashboard

from geo.server.api.app import api_routes


@pytest.mark.parametrize("base", ["/", "/below/here/"])
def test_whatever_else_is_asked_for_below_api_is_a_404_in_json(base):
    client = TestClient(Starlette(routes=api_routes(base)), follow_redirects=False)
    for path in ("api/v2/control", "api/control", "api/v1x", "api/v1/nothing"):
        assert errors(client.get(base + path), 404)
    for path in ("api", "api/", "api/v1"):
        assert client.get(base + path).headers["location"] == f"{base}api/v1/"
    assert client.get(f"{base}api/v1{CONTROL}").status_code == 200


@pytest.mark.long
def test_the_running_dashboard_answers_below_its_base_path(client):
    process, address = start_dashboard({}, "below/here")
    try:
        capitals = f"{CONTROL}&kind=capital"
        with urllib.request.urlopen(f"{address}api/v1{capitals}", timeout=30) as answer:
            assert answer.read() == client.get(capitals).content
            assert answer.headers["etag"]
        with urllib.request.urlopen(f"{address}api", timeout=30) as answer:
            assert "/control" in json.load(answer)["paths"]
        for miss in ("api/v1/nothing", "api/nothing"):
            with pytest.raises(urllib.error.HTTPError) as missed:
                urllib.request.urlopen(address + miss, timeout=30)
            with missed.value as answer:
                assert answer.status == 404
                assert answer.headers["content-type"] == "application/json"
                assert json.load(answer)["errors"]
    finally:
        process.terminate()
        process.wait(10)

"""The addresses that are no page."""

import gzip
import json

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geo.server import record_cache
from geo.server.routes import routes

FOR_EVER = "public, max-age=31536000, immutable"


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(Starlette(routes=routes("/desk/claims/")))


@pytest.fixture(scope="module")
def assets():
    return record_cache.snapshot().assets


@pytest.mark.parametrize("accepted", ["gzip", "identity", "gzip;q=0", "*", "GZIP", ""])
def test_an_asset_is_sent_as_the_client_takes_it_and_kept_for_ever(client, assets, accepted):
    path = f"/desk/claims/{assets.payload}"
    with client.stream("GET", path, headers={"accept-encoding": accepted}) as answer:
        sent = b"".join(answer.iter_raw())
    compressed = accepted in ("gzip", "*", "GZIP")
    assert ("content-encoding" in answer.headers) is compressed
    assert answer.headers["cache-control"] == FOR_EVER
    assert answer.headers["vary"] == "accept-encoding"
    assert answer.headers["content-type"] == "application/json"
    assert json.loads(gzip.decompress(sent) if compressed else sent)["days"]


def test_every_asset_is_sent_with_its_media_type(client, assets):
    for path, asset in assets.by_path.items():
        answer = client.get(f"/desk/claims/{path}")
        assert answer.content == asset.body
        assert answer.headers["content-type"].startswith(asset.media_type)
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_an_asset_of_another_content_is_not_there(client, assets):
    folder, name = assets.payload.split("/")[1:]
    assert client.get(f"/desk/claims/assets/{folder[::-1]}/{name}").status_code == 404
    assert client.get("/desk/claims/assets/../app.py").status_code == 404


def test_everything_lies_below_the_base_path(client):
    for path in ("api/v1/", "preview.png", "api"):
        assert client.get(f"/desk/claims/{path}").status_code == 200
        assert client.get(f"/{path}").status_code == 404


def test_without_a_record_there_is_no_asset(client, assets, tmp_path, show):
    show(tmp_path)
    assert client.get(f"/desk/claims/{assets.payload}").status_code == 503


def test_health_says_whether_there_is_a_record_to_show(client, tmp_path, show):
    answer = client.get("/desk/claims/health")
    assert (answer.status_code, answer.text) == (200, "ok\n")
    assert answer.headers["cache-control"] == "no-store"
    show(tmp_path)
    refused = client.get("/desk/claims/health")
    assert refused.status_code == 503
    assert refused.headers["retry-after"] == "60"

"""The addresses that are no page."""

import gzip
import json

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from support.data import change_row

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


def test_the_version_names_what_pages_show_and_is_small(client, assets):
    answer = client.get("/desk/claims/version.json")
    assert answer.json() == assets.version()
    assert len(answer.content) < 300
    assert answer.headers["cache-control"] == "no-cache"
    for path in (answer.json()[name] for name in ("states", "land", "claims")):
        assert client.get(f"/desk/claims/{path}").status_code == 200


def test_a_page_that_knows_the_version_is_told_so_without_a_body(client):
    tag = client.get("/desk/claims/version.json").headers["etag"]
    answer = client.get("/desk/claims/version.json", headers={"if-none-match": tag})
    assert (answer.status_code, answer.content) == (304, b"")


def test_a_module_is_there_under_another_name_for_browsers_that_remember_a_failure(client, assets):
    path = assets.file("dashboard/adapter.js").replace("/dashboard", "@3/dashboard")
    assert (
        client.get(f"/desk/claims/{path}").content
        == assets.by_path[assets.file("dashboard/adapter.js")].body
    )


def test_after_an_edit_the_assets_of_open_pages_are_still_there(client, folder, monkeypatch):
    cache = record_cache.RecordCache(folder)
    cache.read()
    monkeypatch.setattr(record_cache, "_cache", cache)
    before = client.get("/desk/claims/version.json").json()
    change_row(folder / "claims.csv", 2, summary="Other words than before.")
    cache.read()
    after = client.get("/desk/claims/version.json").json()
    assert after["claims"] != before["claims"]
    assert after["record"] != before["record"]
    assert after["land"] == before["land"]
    for version in (before, after):
        assert client.get(f"/desk/claims/{version['claims']}").status_code == 200

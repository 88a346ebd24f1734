"""What every answer tells the browser that it may do."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from geo.server.security import EMBEDDERS_VARIABLE, SecurityHeadersMiddleware

BASE = "/desk/claims/"


async def page(_):
    return HTMLResponse("<p>")


async def picture(_):
    return Response(b"", headers={"content-security-policy": "sandbox"})


@pytest.fixture
def client() -> TestClient:
    app = Starlette(
        routes=[Route(BASE + "map.png", picture), Route("/{path:path}", page)],
        middleware=[Middleware(SecurityHeadersMiddleware)],
    )
    return TestClient(app)


def policy(client: TestClient, path: str) -> dict[str, str]:
    sent = client.get(BASE + path).headers["content-security-policy"]
    directives = (part.partition(" ") for part in sent.split("; "))
    return {name: sources for name, _, sources in directives}


@pytest.mark.parametrize("path", ["", "method", "static/x.js", "api/v1/", "map.png"])
def test_every_answer_has_the_headers(client, path):
    headers = client.get(BASE + path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert len(headers.get_list("content-security-policy")) == 1


def test_what_an_answer_says_of_itself_is_kept(client):
    assert client.get(BASE + "map.png").headers["content-security-policy"] == "sandbox"


def test_pages_run_no_text_as_code_and_ask_no_other_host(client):
    rules = policy(client, "")
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in rules["script-src"]
    hosts = [source for sources in rules.values() for source in sources.split() if "." in source]
    assert hosts == []
    assert "*" not in " ".join(rules.values())


def test_any_site_may_embed_a_view_and_none_may_frame_another_page(client):
    assert "frame-ancestors" not in policy(client, "?embed=true&date=2021-08-12")
    for path in ("", "?embed=false", "method", "_stcore/health"):
        assert policy(client, path)["frame-ancestors"] == "'self'"


def test_the_host_says_who_may_embed_views(client, monkeypatch):
    monkeypatch.setenv(EMBEDDERS_VARIABLE, "https://news.example  https://*.example.org; *,")
    named = "'self' https://news.example https://*.example.org *"
    assert policy(client, "?embed=true")["frame-ancestors"] == named
    assert policy(client, "")["frame-ancestors"] == "'self'"
    monkeypatch.setenv(EMBEDDERS_VARIABLE, "none")
    assert policy(client, "?embed=true")["frame-ancestors"] == "'self'"

"""What Streamlit's page is told of its host."""

import json

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from geo.server.host_config import HOST_CONFIG, HostConfigMiddleware

SAID = {"allowedOrigins": ["https://example.org"], "blockErrorDialogs": False}


def config(_):
    return JSONResponse(SAID, headers={"cache-control": "no-cache"})


def refused(_):
    return PlainTextResponse("not now", status_code=503)


def client(endpoint) -> TestClient:
    routes = [Route(f"/desk/{HOST_CONFIG}", endpoint), Route("/desk/other", endpoint)]
    middleware = [Middleware(HostConfigMiddleware, base="/desk/")]
    return TestClient(Starlette(routes=routes, middleware=middleware))


def test_streamlit_opens_no_dialogs_and_is_told_the_rest_as_it_is():
    answer = client(config).get(f"/desk/{HOST_CONFIG}")
    assert answer.json() == {**SAID, "blockErrorDialogs": True}
    assert answer.headers["cache-control"] == "no-cache"
    assert int(answer.headers["content-length"]) == len(answer.content)


def test_every_other_answer_stays_as_it_is():
    assert (
        client(config).get("/desk/other").content
        == json.dumps(SAID, separators=(",", ":")).encode()
    )
    answer = client(refused).get(f"/desk/{HOST_CONFIG}")
    assert (answer.status_code, answer.text) == (503, "not now")

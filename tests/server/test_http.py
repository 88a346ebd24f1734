"""Sending kept bodies: compression, entity tags, conditional requests."""

import gzip

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from geo.server.http import KeptBody, accepts_gzip, matches, respond

TEXT = b"said by somebody " * 100


@pytest.mark.parametrize(
    ("accepted", "taken"),
    [
        ("gzip", True),
        ("gzip, deflate, br", True),
        ("br, GZIP;q=0.5", True),
        ("gzip;q=1.0", True),
        ("gzip;q=0.001", True),
        ("*", True),
        ("*;q=0.1", True),
        ("identity", False),
        ("", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip; q=0.0, *", False),
        ("gzip;q=0.000", False),
        ("*;q=0", False),
        ("gzipped", False),
    ],
)
def test_gzip_is_negotiated_by_name_by_star_and_by_weight(accepted, taken):
    assert accepts_gzip(accepted) is taken


@pytest.mark.parametrize(
    ("held", "matched"),
    [
        (['"a"'], True),
        (['W/"a"'], True),
        (["*"], True),
        (['"b", "a"'], True),
        (['"b"', 'W/"c" ,W/"a"'], True),
        ([], False),
        ([""], False),
        (["a"], False),
        (['"A"'], False),
        (['"a'], False),
        (['"b"'], False),
        (['"a-gzip"'], False),
    ],
)
def test_tags_are_compared_weakly_and_wholly(held, matched):
    assert matches(held, '"a"') is matched


@pytest.fixture(scope="module")
def client():
    bodies = {
        "/tagged": KeptBody(gzip.compress(TEXT), "text/plain", "abc", is_gzip=True),
        "/untagged": KeptBody(gzip.compress(TEXT), "text/plain", is_gzip=True),
        "/plain": KeptBody(TEXT, "image/png", "abc"),
    }

    def send(request):
        headers = {"cache-control": "public"}
        return respond(request, bodies[request.url.path], headers, "attachment")

    return TestClient(Starlette(routes=[Route(path, send) for path in bodies]))


def raw(client, path, method="GET", **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with client.stream(method, path, headers=named) as answer:
        return answer, b"".join(answer.iter_raw())


@pytest.mark.parametrize("path", ["/tagged", "/untagged"])
def test_a_kept_body_is_sent_compressed_or_plain_with_its_length(client, path):
    answer, sent = raw(client, path, accept_encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(sent) == TEXT
    assert int(answer.headers["content-length"]) == len(sent) < len(TEXT)
    answer, sent = raw(client, path, accept_encoding="identity")
    assert "content-encoding" not in answer.headers
    assert sent == TEXT
    assert int(answer.headers["content-length"]) == len(sent)


def test_each_coding_has_a_tag_of_its_own(client):
    tags = {
        coding: raw(client, "/tagged", accept_encoding=coding)[0].headers["etag"]
        for coding in ("gzip", "identity")
    }
    assert tags == {"gzip": '"abc-gzip"', "identity": '"abc"'}
    answer, sent = raw(client, "/tagged", accept_encoding="gzip", if_none_match=tags["identity"])
    assert (answer.status_code, gzip.decompress(sent)) == (200, TEXT)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_the_client_has_is_answered_by_304_with_tag_and_caching(client, method):
    answer, sent = raw(client, "/plain", method, if_none_match='"x", W/"abc"')
    assert (answer.status_code, sent) == (304, b"")
    assert answer.headers["etag"] == '"abc"'
    assert answer.headers["cache-control"] == "public"
    for name in ("content-disposition", "content-type", "content-encoding", "content-length"):
        assert name not in answer.headers


def test_a_body_that_is_not_kept_compressed_is_never_compressed(client):
    answer, sent = raw(client, "/plain", accept_encoding="gzip")
    assert "content-encoding" not in answer.headers
    assert sent == TEXT


def test_a_body_without_a_digest_has_no_tag_and_is_always_sent(client):
    answer, _ = raw(client, "/untagged", if_none_match="*")
    assert answer.status_code == 200
    assert "etag" not in answer.headers

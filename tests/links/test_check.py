"""What becomes of an address at a host that misbehaves."""

from __future__ import annotations

from functools import partial

import pytest

from geo.links import request as request_module
from geo.links.check import FRONT_PAGE, MOST_HOPS, OUTCOMES, Outcome, check
from geo.links.pace import Pace
from geo.links.request import Answer, Limits, NoAnswer, request

ASK = partial(request, limits=Limits(0.6, allow_private=True))


def asked(server, path, scheme="http"):
    return check(server.address(path, scheme), ASK, Pace(0))


@pytest.mark.parametrize(
    ("path", "outcome", "status"),
    [
        ("/ok", Outcome.FOUND, 200),
        ("/endless-body", Outcome.FOUND, 200),
        ("/head-refused/405", Outcome.FOUND, 200),
        ("/head-refused/403", Outcome.FOUND, 200),
        ("/head-refused/501", Outcome.FOUND, 200),
        ("/head-refused/404", Outcome.FOUND, 200),
        ("/head-refused/304", Outcome.FOUND, 200),
        ("/head-cut-off", Outcome.FOUND, 200),
        ("/first/500", Outcome.FOUND, 200),
        ("/first/429", Outcome.FOUND, 200),
        ("/status/404", Outcome.GONE, 404),
        ("/status/410", Outcome.GONE, 410),
        ("/status/403", Outcome.REFUSED, 403),
        ("/status/429", Outcome.REFUSED, 429),
        ("/status/304", Outcome.REFUSED, 304),
        ("/status/500", Outcome.UNREACHABLE, 500),
        ("/slow-headers", Outcome.UNREACHABLE, None),
        ("/reset", Outcome.UNREACHABLE, None),
        ("/closed", Outcome.UNREACHABLE, None),
        ("/bad-status-line", Outcome.UNREACHABLE, None),
        ("/huge-header", Outcome.UNREACHABLE, None),
        ("/circle/a", Outcome.UNREACHABLE, 301),
        ("/longer/x", Outcome.UNREACHABLE, 301),
        ("/redirect//status/404", Outcome.GONE, 404),
    ],
)
def test_every_way_to_misbehave_has_its_outcome(server, path, outcome, status):
    result = asked(server, path)
    assert (result.outcome, result.status) == (outcome, status)
    assert result.to == ""
    assert bool(result.reason) is (outcome is not Outcome.FOUND)


def test_a_host_without_tls_is_unreachable(server):
    assert asked(server, "/ok", "https").outcome is Outcome.UNREACHABLE


def test_the_head_is_asked_for_first_and_the_whole_only_where_that_is_no_answer(server):
    asked(server, "/ok")
    assert server.asked == {("HEAD", "/ok"): 1}
    server.asked.clear()
    asked(server, "/status/404")
    assert server.asked == {("HEAD", "/status/404"): 1, ("GET", "/status/404"): 1}
    server.asked.clear()
    asked(server, "/status/503")
    assert server.asked == {("HEAD", "/status/503"): 1, ("GET", "/status/503"): 2}


def test_redirects_are_followed_one_by_one_and_told(server):
    result = asked(server, "/redirect//redirect//ok#part")
    assert (result.outcome, result.status) == (Outcome.MOVED, 200)
    assert result.to == server.address("/ok")
    assert [hop.to for hop in result.hops] == [
        server.address("/redirect//ok"),
        server.address("/ok"),
    ]
    assert result.hops[0].address == server.address("/redirect//redirect//ok")
    assert result.hops[0].status == 301


def test_a_redirect_to_the_front_page_is_pointed_out(server):
    assert asked(server, "/redirect//").reason == FRONT_PAGE
    assert asked(server, "/redirect//?id=1").reason == ""
    assert check("http://a.example/", lambda _, url: ANSWERS[url], Pace(0)).reason == ""


ANSWERS = {"http://a.example/": Answer(301, "/en/"), "http://a.example/en/": Answer(200)}


def test_a_redirect_in_another_encoding_is_followed(server):
    result = asked(server, "/utf-8-location")
    assert result.to == server.address("/ok/%D9%87%D8%B1%D8%A7%D8%AA?q=a%20b")
    assert asked(server, "/latin-1-location").to == server.address("/ok/caf%E9")


def test_redirects_without_an_end_end(server):
    asked(server, "/longer/x")
    assert sum(server.asked.values()) == MOST_HOPS + 1


@pytest.mark.parametrize(
    "target",
    ["http://127.0.0.2/", "http://[::1]/", "file:///etc/passwd", "gopher://x/", "//10.0.0.1/"],
)
def test_a_redirect_to_a_private_host_or_another_scheme_is_not_followed(
    server, monkeypatch, target
):
    monkeypatch.setattr(request_module, "is_public", lambda address: address == "127.0.0.1")
    ask = partial(request, limits=Limits(1.0))
    result = check(server.address(f"/redirect/{target}"), ask, Pace(0))
    assert result.outcome is Outcome.UNSAFE
    assert [hop.to for hop in result.hops] == [target if ":" in target else f"http:{target}"]
    assert sum(server.asked.values()) == 1


def test_an_unsafe_address_is_not_asked():
    result = check("http://192.168.0.1/", partial(request, limits=Limits(1.0)), Pace(0))
    assert (result.outcome, result.status) == (Outcome.UNSAFE, None)
    assert "192.168.0.1" in result.reason


def test_a_location_that_is_no_address_is_an_outcome_and_no_error():
    result = check("http://a.example/", lambda *_: Answer(301, "http://[::1"), Pace(0))
    assert result.outcome in (Outcome.UNSAFE, Outcome.UNREACHABLE)


def test_a_host_may_ask_to_wait_but_not_for_ever():
    waits: list[float] = []
    pace = Pace(2, clock=lambda: 0.0, wait=waits.append)
    answers = iter([Answer(429, "", 7.0), Answer(503, "", 9999.0), Answer(200)])
    assert check("http://a.example/", lambda *_: next(answers), pace).outcome is Outcome.FOUND
    assert waits == [2 + 7, 2 + 7 + 2 + 60]


def test_no_answer_twice_is_unreachable():
    def silent(*_):
        raise NoAnswer("the host is not known")

    result = check("http://a.example/", silent, Pace(0))
    assert (result.outcome, result.reason) == (Outcome.UNREACHABLE, "the host is not known")


def test_every_outcome_has_its_meaning():
    assert set(OUTCOMES) == set(Outcome)

"""One request to an address that nobody has vouched for."""

from __future__ import annotations

import socket
import time

import pytest

from geo.links import request as module
from geo.links.request import Answer, Limits, NoAnswer, UnsafeAddress, is_public, request

HERE = Limits(seconds=1.0, allow_private=True, agent="Claimline/test")


def test_a_host_is_asked_by_name_of_the_program_and_nothing_more(server):
    assert request("HEAD", server.address("/ok?a=1#part"), HERE) == Answer(200)
    assert server.asked == {("HEAD", "/ok?a=1"): 1}
    assert server.agents == {"Claimline/test"}


def test_a_redirect_is_answered_and_not_followed(server):
    answer = request("GET", server.address("/redirect//elsewhere"), HERE)
    assert (answer.status, answer.location) == (301, "/elsewhere")
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "path", ["/slow-headers", "/silent", "/endless-continue", "/many-headers/", "/huge-header"]
)
def test_what_never_ends_is_cut_off(server, path):
    start = time.monotonic()
    with pytest.raises(NoAnswer):
        request("GET", server.address(path), HERE)
    assert time.monotonic() - start < 3 * HERE.seconds


def test_of_an_endless_body_nothing_is_read(server):
    start = time.monotonic()
    assert request("GET", server.address("/endless-body"), HERE).status == 200
    assert time.monotonic() - start < HERE.seconds


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/slow-headers", "no answer within 1 seconds"),
        ("/reset", "cut off"),
        ("/closed", "cut off"),
        ("/bad-status-line", "no HTTP: BadStatusLine"),
        ("/huge-header", "no HTTP: LineTooLong"),
    ],
)
def test_what_is_no_answer_says_why(server, path, reason):
    with pytest.raises(NoAnswer, match=reason):
        request("GET", server.address(path), HERE)


def test_a_host_that_speaks_no_tls_is_no_answer(server):
    with pytest.raises(NoAnswer, match="no secure connection"):
        request("HEAD", server.address("/ok", "https"), HERE)


def test_nobody_listens_and_no_such_host_are_no_answer():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NoAnswer, match="refused"):
        request("HEAD", f"http://127.0.0.1:{port}/", HERE)
    with pytest.raises(NoAnswer, match="not known"):
        request("HEAD", "http://no-such-host.invalid/", HERE)


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/utf-8-location", "/ok/%D9%87%D8%B1%D8%A7%D8%AA?q=a%20b"),
        ("/latin-1-location", "/ok/caf%E9"),
    ],
)
def test_a_location_in_any_encoding_becomes_an_address(server, path, location):
    assert request("HEAD", server.address(path), HERE).location == location


def test_an_address_in_any_script_is_sent_quoted(server):
    request("HEAD", server.address("/خبر?ش=۱"), HERE)
    assert server.asked == {("HEAD", "/%D8%AE%D8%A8%D8%B1?%D8%B4=%DB%B1"): 1}


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "//example.org/",
        "http://",
        "http://user:secret@example.org/",
        "http://example.org:99999/",
        "http://[::1/",
        "http://a..b/",
    ],
)
def test_what_is_no_web_address_is_not_asked(url, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: pytest.fail("asked"))
    with pytest.raises(UnsafeAddress):
        request("HEAD", url, HERE)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "169.254.169.254", "0.0.0.0", "2130706433"],
)
def test_a_host_that_is_not_public_is_not_asked(server, host):
    with pytest.raises(UnsafeAddress, match="no public host"):
        request("HEAD", f"http://{host}:{server.port}/ok", Limits(1.0))
    assert not server.asked


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("ff02::1", False),
        ("fe80::1%eth0", False),
        ("::ffff:127.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::808:808", True),
    ],
)
def test_private_addresses_are_known_in_every_disguise(address, public):
    assert is_public(address) is public


def test_what_was_checked_is_what_is_connected_to(server, monkeypatch):
    """A host whose name leads elsewhere when it is looked up again."""
    looked_up = []
    real = socket.getaddrinfo

    def rebinding(host, port, *words, **options):
        looked_up.append(host)
        return real("127.0.0.1" if len(looked_up) == 1 else "127.0.0.9", port, *words, **options)

    connected = []
    create = socket.create_connection

    def connect(address, **options):
        connected.append(address[0])
        monkeypatch.setattr(socket, "getaddrinfo", real)
        return create(address, **options)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    monkeypatch.setattr(socket, "create_connection", connect)
    monkeypatch.setattr(module, "is_public", lambda address: address == "127.0.0.1")
    assert request("HEAD", f"http://rebinding.example:{server.port}/ok", Limits(1.0)).status == 200
    assert looked_up == ["rebinding.example"]
    assert connected == ["127.0.0.1"]


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch):
    found = [(0, 0, 0, "", (address, 80)) for address in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(UnsafeAddress, match=r"10\.0\.0\.1"):
        request("HEAD", "http://two-faced.example/", Limits(1.0))

"""One HTTP request to an address that nobody has vouched for.

It goes to a public host only, which is resolved once: what was checked is what is connected to.
It ends at a deadline however slowly the host answers, and nothing of a body is read.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

SCHEMES = {"http": 80, "https": 443}
"""The schemes that are asked, with their ports."""

UNQUOTED = "%/:=&?~#+!$,;'@()*[]|"
"""What stays as it is in an address; all else that is not ASCII or a letter is quoted."""

HEADERS = {
    "Accept": "*/*",
    "Accept-Encoding": "identity",
    "Connection": "close",
}

NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""IPv6 addresses that stand for IPv4 ones (RFC 6052)."""


class UnsafeAddress(Exception):
    """An address that is not asked; the message says why."""


class NoAnswer(Exception):
    """A host that gave no answer in HTTP; the message says what came instead."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a request may go.

    ``seconds`` is the time for the whole of it. ``allow_private`` lets it reach hosts of this
    machine and of the networks around it. ``agent`` is how it introduces itself.
    """

    seconds: float = 20.0
    allow_private: bool = False
    agent: str = "Claimline"


@dataclass(frozen=True, slots=True)
class Answer:
    """Status and headers of an answer.

    ``location`` is quoted, and may be relative; empty where there is none. ``retry_after`` counts
    seconds; 0 where the host says nothing.
    """

    status: int
    location: str = ""
    retry_after: float = 0.0


def request(method: str, url: str, limits: Limits) -> Answer:
    """What a host answers.

    Parameters
    ----------
    method
        ``HEAD`` or ``GET``.
    url
        The whole address. A fragment is not sent.
    limits
        How far the request may go.

    Returns
    -------
    Answer
        Of this very address: a redirect is not followed.

    Raises
    ------
    UnsafeAddress
        Where the address is none of the web, or leads to a host that is not public.
    NoAnswer
        Where no answer came, or none that is HTTP.
    """
    target = _target(url)
    headers = {"User-Agent": limits.agent, **HEADERS}
    deadline = _Deadline(limits.seconds)
    try:
        with deadline:
            addresses = _resolved(target, limits.allow_private)
            connection = _connection(target, addresses, deadline)
            connection.request(method, target.path, headers=headers)
            answer = _answer(connection.getresponse())
            if deadline.passed:  # headers that were cut off look as if they had ended
                raise TimeoutError
            return answer
    except (OSError, http.client.HTTPException, ValueError) as error:
        if deadline.passed or isinstance(error, TimeoutError):
            raise NoAnswer(f"no answer within {limits.seconds:g} seconds") from None
        raise NoAnswer(_reason(error)) from None


def host_of(url: str) -> str:
    """The host of an address in lower case; empty where it has none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def quoted(text: str | bytes) -> str:
    """An address with everything quoted that cannot be sent as it is; UTF-8 where it is text."""
    return quote(text, safe=UNQUOTED)


class _Deadline:
    """Cuts a connection off when its time is over, so that a host cannot hold it drop by drop."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.passed = False
        self.connection: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> _Deadline:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        if self.connection:
            self.connection.close()

    def _cut(self) -> None:
        self.passed = True
        if self.connection:
            with suppress(OSError):
                # Not that of an SSLSocket, which would take its state from under the reader.
                socket.socket.shutdown(self.connection, socket.SHUT_RDWR)


@dataclass(frozen=True, slots=True)
class _Target:
    """What is asked of whom: the host in ASCII, the path with its query, quoted."""

    scheme: str
    host: str
    port: int
    path: str


def _target(url: str) -> _Target:
    """The parts of an address; raises :class:`UnsafeAddress` where it is none of the web."""
    try:
        parts = urlsplit(url)
        port = parts.port or SCHEMES.get(parts.scheme, 0)
        host = (parts.hostname or "").encode("idna").decode() if parts.hostname else ""
    except (ValueError, UnicodeError) as error:
        raise UnsafeAddress(f"is no address: {error}") from None
    if parts.scheme not in SCHEMES:
        raise UnsafeAddress("does not begin with http:// or https://")
    if not host:
        raise UnsafeAddress("names no host")
    if parts.username is not None or parts.password is not None:
        raise UnsafeAddress("carries a user name or a password")
    path = quoted(parts.path or "/") + (f"?{quoted(parts.query)}" if parts.query else "")
    return _Target(parts.scheme, host, port, path)


def _resolved(target: _Target, allow_private: bool) -> list[str]:
    """The IP addresses of a host, all of them public unless others are allowed."""
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NoAnswer("the host is not known") from None
    addresses = list(dict.fromkeys(str(info[4][0]) for info in found))
    private = [address for address in addresses if not is_public(address)]
    if private and not allow_private:
        raise UnsafeAddress(f"leads to {private[0]}, which is no public host")
    return addresses


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def _connection(
    target: _Target, addresses: list[str], deadline: _Deadline
) -> http.client.HTTPConnection:
    """A connection to one of the addresses, secured where the scheme says so."""
    sock = _connected(addresses, target.port, deadline)
    if target.scheme == "http":
        plain = http.client.HTTPConnection(target.host, target.port)
        plain.sock = sock
        return plain
    context = ssl.create_default_context()
    secured = context.wrap_socket(sock, server_hostname=target.host, do_handshake_on_connect=False)
    deadline.connection = secured
    secured.do_handshake()
    connection = http.client.HTTPSConnection(target.host, target.port, context=context)
    connection.sock = secured
    return connection


def _answer(response: http.client.HTTPResponse) -> Answer:
    # http.client reads headers as Latin-1, whatever the host wrote: the bytes are quoted.
    location = response.getheader("Location", "").strip().encode("latin-1", "replace")
    retry_after = _seconds(response.getheader("Retry-After", ""))
    return Answer(response.status, quoted(location), retry_after)


def _connected(addresses: list[str], port: int, deadline: _Deadline) -> socket.socket:
    """A connection to the first of the addresses that takes one."""
    fault: OSError | None = None
    for address in addresses:
        try:
            sock = socket.create_connection((address, port), timeout=deadline.seconds)
        except OSError as error:
            fault = error
            continue
        deadline.connection = sock
        if deadline.passed:
            raise TimeoutError
        return sock
    raise fault or OSError("the host has no address")


def _seconds(text: str) -> float:
    """The seconds of a ``Retry-After``; 0 for a date."""
    return float(text) if text.isascii() and text.isdigit() else 0.0


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not valid: {error.verify_message}"
    if isinstance(error, ssl.SSLError):
        return f"no secure connection: {error.reason or error}"
    if isinstance(error, http.client.RemoteDisconnected | ConnectionError):
        return "the connection was refused or cut off"
    if isinstance(error, http.client.HTTPException):
        return f"the answer is no HTTP: {type(error).__name__}"
    return str(error) or type(error).__name__

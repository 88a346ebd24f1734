"""A web server on this machine that misbehaves in every way that a host can."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain, repeat

CLOSED = b"Connection: close\r\n\r\n"
FOUND = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n" + CLOSED + b"ok"
DRIP_SECONDS = 0.1


class MisbehavingServer:
    """Answers by path; counts what it was asked.

    ``asked`` counts (method, path), ``agents`` are what those who asked call themselves, ``times``
    is when they did.
    """

    def __init__(self) -> None:
        self.asked: Counter[tuple[str, str]] = Counter()
        self.agents: set[str] = set()
        self.times: list[float] = []
        self.stopped = False
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def address(self, path: str, scheme: str = "http") -> str:
        """The whole address of a path."""
        return f"{scheme}://127.0.0.1:{self.port}{path}"

    def stop(self) -> None:
        """No longer listen, and end what is being sent."""
        self.stopped = True
        self._listener.close()

    def _accept(self) -> None:
        while not self.stopped:
            with suppress(OSError):
                sock, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(sock,), daemon=True).start()

    def _serve(self, sock: socket.socket) -> None:
        with sock, suppress(OSError, ValueError):
            sock.settimeout(10)
            head = b""
            while b"\r\n\r\n" not in head:
                received = sock.recv(65536)
                if not received:
                    return
                head += received
                if head[:1] == b"\x16":  # the beginning of TLS, which it does not speak
                    sock.sendall(FOUND)
                    return
            words = head.decode("latin-1").split("\r\n")
            method, path, _ = words[0].split(" ")
            self.asked[method, path] += 1
            self.times.append(time.monotonic())
            self.agents |= {line[12:] for line in words if line.lower().startswith("user-agent: ")}
            self._answer(sock, method, path)

    def _answer(self, sock: socket.socket, method: str, path: str) -> None:
        name, _, rest = path[1:].partition("/")
        turn = self.asked[method, path]
        parts = WAYS.get(name, lambda _: [FOUND])(Asked(method, rest, turn))
        try:
            for part in parts:
                if self.stopped:
                    return
                sock.sendall(part)
        except ConnectionResetError:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def redirect(location: bytes, code: int = 301) -> bytes:
    """A redirect to a location, which is sent as it is."""
    return b"HTTP/1.1 %d Moved\r\nLocation: %b\r\n" % (code, location) + CLOSED


def status(code: int) -> bytes:
    """An empty answer with a status."""
    return b"HTTP/1.1 %d Status\r\nContent-Length: 0\r\n" % code + CLOSED


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked: the method, what stands behind the name of the way, for which time."""

    method: str
    rest: str
    turn: int


Way = Callable[[Asked], Iterable[bytes]]
"""What is sent in answer, part by part."""


def slow_headers(_: Asked) -> Iterator[bytes]:
    """Headers that never end, drop by drop."""
    yield b"HTTP/1.1 200 OK\r\n"
    while True:
        time.sleep(DRIP_SECONDS)
        yield b"X: y\r\n"


def silent(_: Asked) -> Iterator[bytes]:
    """Nothing, for a long time."""
    time.sleep(5)
    yield b""


def reset(_: Asked) -> Iterator[bytes]:
    """A connection that is torn down in the middle of the headers."""
    yield b"HTTP/1.1 200 OK\r\nX: "
    raise ConnectionResetError


def only_to_get(answer: bytes) -> Way:
    """An answer to HEAD that is another one than that to GET."""
    return lambda asked: [FOUND if asked.method == "GET" else answer]


WAYS: Mapping[str, Way] = {
    "slow-headers": slow_headers,
    "silent": silent,
    "endless-body": lambda _: chain([b"HTTP/1.1 200 OK\r\n\r\n"], repeat(b"x" * 65536)),
    "endless-continue": lambda _: repeat(b"HTTP/1.1 100 Continue\r\n\r\n"),
    "closed": lambda _: [],
    "reset": reset,
    "bad-status-line": lambda _: [b"SSH-2.0-OpenSSH_9.2\r\n\r\n"],
    "huge-header": lambda _: [b"HTTP/1.1 200 OK\r\nX: " + b"y" * 1_000_000 + b"\r\n\r\n"],
    "many-headers": lambda _: [b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 10_000 + b"\r\n"],
    "redirect": lambda asked: [redirect(asked.rest.encode())],
    "circle": lambda asked: [redirect(b"/circle/" + (b"a" if asked.rest == "b" else b"b"))],
    "longer": lambda asked: [redirect(f"/longer/{asked.rest}x".encode())],
    "utf-8-location": lambda _: [redirect("/ok/هرات?q=a b".encode())],
    "latin-1-location": lambda _: [redirect("/ok/café".encode("latin-1"))],
    "head-refused": lambda asked: only_to_get(status(int(asked.rest)))(asked),
    "head-cut-off": only_to_get(b""),
    "first": lambda asked: [
        FOUND if asked.method == "GET" and asked.turn > 1 else status(int(asked.rest))
    ],
    "status": lambda asked: [status(int(asked.rest))],
}
"""The ways to misbehave, by the first part of the path; any other one is found."""


@contextmanager
def misbehaving() -> Iterator[MisbehavingServer]:
    """A server that runs as long as it is needed."""
    server = MisbehavingServer()
    try:
        yield server
    finally:
        server.stop()

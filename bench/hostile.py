"""What readers feel while somebody asks for as many costly things as they can."""

from __future__ import annotations

import asyncio
import itertools
import multiprocessing
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.synchronize import Event

from bench.figures import quantile
from bench.server import HOST, Server
from bench.table import Measure
from bench.viewers import DATES, PLACES, run_of, session_of

OPEN = 200
"""How many requests are open at once."""

PAUSE_SECONDS = 1.0
"""After how long who was refused asks again; the server asks them to wait for longer."""

TIMES = 40
"""How often each thing is timed."""

HEAD_START_SECONDS = 3.0

COSTLY = (
    "map.png?date={day}&place={place}&n={number}",
    "map.svg?date={day}&place={place}&view=known&n={number}",
    "preview.png?date={day}&place={place}&view=known&n={number}",
    "api/v1/control?on={day}&known={day}&format=gpkg",
    "api/v1/claims?on={day}&place={place}&format=parquet",
)

PROBES = {
    "/": "?date={day}&place={place}",
    "the API": "api/v1/control?on={day}&known={other_day}&kind=capital",
}

LIMIT_MS = 100.0
LIMIT_RATIO = 2.0

Probe = Callable[[int], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Siege:
    """The p95 of each thing by its name, quiet and under siege, and what the besieger was told."""

    quiet_ms: dict[str, float]
    besieged_ms: dict[str, float]
    statuses: dict[int, int]
    memory_mb: float


def siege(server: Server) -> Siege:
    """Times readers' requests, alone and beside :data:`OPEN` costly ones."""
    quiet = asyncio.run(_timed(server.port, 0))
    with _besieged(server.port) as told:
        time.sleep(HEAD_START_SECONDS)
        besieged = asyncio.run(_timed(server.port, TIMES))
        memory_mb = server.memory_mb()
    statuses: Counter[int] = Counter()
    while not told.empty():
        statuses[told.get()] += 1
    return Siege(quiet, besieged, dict(statuses), memory_mb)


def measures(found: Siege) -> list[Measure]:
    """The rows of the table: each stays below twice its quiet value, or 100 ms."""
    rows = []
    for name, quiet_ms in found.quiet_ms.items():
        limit_ms = max(LIMIT_MS, LIMIT_RATIO * quiet_ms)
        basis = f"{LIMIT_RATIO:.0f} x quiet, or {LIMIT_MS:.0f}"
        besieged = {"claimline": found.besieged_ms[name]}
        rows += [
            Measure(f"{name}, quiet, p95", "ms", {"claimline": quiet_ms}),
            Measure(f"{name} beside {OPEN} costly requests, p95", "ms", besieged, limit_ms, basis),
        ]
    memory = Measure("memory of server and workers meanwhile", "MB", {"claimline": found.memory_mb})
    return [*rows, memory]


async def _timed(port: int, first: int) -> dict[str, float]:
    """The p95 of each probe in ms, each asked for something else every time."""
    async with session_of(port) as session:

        async def run(number: int) -> None:
            await run_of(session, number)

        probes: dict[str, Probe] = {
            **{name: _getting(port, path) for name, path in PROBES.items()},
            "a page run": run,
        }
        await run(first)
        return {name: await _p95(probe, first) for name, probe in probes.items()}


async def _p95(probe: Probe, first: int) -> float:
    times = []
    for number in range(first, first + TIMES):
        start = time.perf_counter()
        await probe(number)
        times.append((time.perf_counter() - start) * 1000)
        await asyncio.sleep(0.05)
    return quantile(times, 0.95)


def _getting(port: int, path: str) -> Probe:
    async def get(number: int) -> None:
        status = await _get(port, _filled(path, number))
        if status != 200:
            raise RuntimeError(f"{path} answered {status}")

    return get


def _filled(path: str, number: int) -> str:
    turn = number // len(DATES)
    return path.format(
        day=DATES[number % len(DATES)],
        other_day=DATES[turn % len(DATES)],
        place=PLACES[turn % len(PLACES)],
        number=number,
    )


async def _get(port: int, path: str) -> int:
    """The status of an answer that was read to its end."""
    reader, writer = await asyncio.open_connection(HOST, port)
    try:
        request = f"GET /{path} HTTP/1.1\r\nHost: {HOST}:{port}\r\nConnection: close\r\n\r\n"
        writer.write(request.encode())
        answer = await reader.read()
        while more := await reader.read():
            answer += more
        return int(answer.split(b" ", 2)[1])
    finally:
        writer.close()


@contextmanager
def _besieged(port: int) -> Iterator[multiprocessing.SimpleQueue[int]]:
    """A process of its own holds costly requests open until the block ends."""
    context = multiprocessing.get_context("spawn")
    told, over = context.SimpleQueue(), context.Event()
    process = context.Process(target=_besiege, args=(port, told, over), daemon=True)
    process.start()
    try:
        yield told
    finally:
        over.set()
        process.join()


def _besiege(port: int, told: multiprocessing.SimpleQueue[int], over: Event) -> None:
    for status in asyncio.run(_statuses(port, over)):
        told.put(status)


async def _statuses(port: int, over: Event) -> Sequence[int]:
    numbers, seen = itertools.count(), list[int]()

    async def ask() -> None:
        while True:
            number = next(numbers)
            seen.append(await _get(port, _filled(COSTLY[number % len(COSTLY)], number)))
            await asyncio.sleep(PAUSE_SECONDS)

    asking = [asyncio.create_task(ask()) for _ in range(OPEN)]
    while not over.is_set():
        await asyncio.sleep(0.1)
    for task in asking:
        task.cancel()
    await asyncio.gather(*asking, return_exceptions=True)
    return seen

"""Many viewers at once, over the same websockets that browsers use."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from bench.server import HOST, Server

DATES = tuple(f"2021-08-{day:02d}" for day in range(1, 21))
PLACES = ("herat", "kandahar", "ghazni", "kabul", "kunduz")
ARRIVAL_SECONDS = 1.0
THINK_SECONDS = 1.5
PATIENCE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a page's script as its viewer sees it.

    Milliseconds until it was whole, and kilobytes received.
    """

    took_ms: float
    received_kb: float


@dataclass(frozen=True, slots=True)
class Load:
    """What viewers and their server went through.

    ``arrivals_ms`` runs from the first packet of each to its first whole run.
    """

    arrivals_ms: list[float]
    runs: list[Run]
    failures: list[str]
    cpu_ms: float
    memory_mb: float


def load(server: Server, viewers: int, runs: int) -> Load:
    """Viewers who arrive within a second, and then ask for so many more runs each."""
    return asyncio.run(_load(server, viewers, runs))


def warm(server: Server) -> None:
    """Have the server import and cache what the first run does. Raises where that run fails."""
    asyncio.run(_viewer(server.port, 0, 1, 1))


async def _load(server: Server, viewers: int, runs: int) -> Load:
    cpu_ms = server.cpu_ms()
    outcomes = await asyncio.gather(
        *(_viewer(server.port, number, viewers, runs) for number in range(viewers)),
        return_exceptions=True,
    )
    seen = [outcome for outcome in outcomes if not isinstance(outcome, BaseException)]
    return Load(
        arrivals_ms=[arrival_ms for arrival_ms, _ in seen],
        runs=[run for _, made in seen for run in made],
        failures=[repr(outcome) for outcome in outcomes if isinstance(outcome, BaseException)],
        cpu_ms=server.cpu_ms() - cpu_ms,
        memory_mb=server.memory_mb(),
    )


async def _viewer(port: int, number: int, viewers: int, runs: int) -> tuple[float, list[Run]]:
    """(milliseconds from arrival to the first whole run, all runs) of one viewer."""
    pause = random.Random(number)
    await asyncio.sleep(ARRIVAL_SECONDS * number / viewers)
    arrived = time.perf_counter()
    async with session_of(port) as session:
        made = [await run_of(session, number)]
        arrival_ms = (time.perf_counter() - arrived) * 1000
        for turn in range(1, runs + 1):
            await asyncio.sleep(THINK_SECONDS * pause.uniform(0.5, 1.5))
            made.append(await run_of(session, number + turn))
    return arrival_ms, made


def session_of(port: int) -> connect:
    """A session of a viewer at the page, as a connection to be opened."""
    return connect(
        f"ws://{HOST}:{port}/_stcore/stream",
        origin=Origin(f"http://{HOST}:{port}"),
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
        open_timeout=PATIENCE_SECONDS,
        ping_interval=None,
    )


async def run_of(session: ClientConnection, number: int) -> Run:
    """A run for the date and place of this number."""
    wanted = BackMsg()
    wanted.rerun_script.query_string = (
        f"date={DATES[number % len(DATES)]}&place={PLACES[number % len(PLACES)]}"
    )
    start = time.perf_counter()
    await session.send(wanted.SerializeToString())
    async with asyncio.timeout(PATIENCE_SECONDS):
        received = await _whole_run(session)
    return Run((time.perf_counter() - start) * 1000, received / 1000)


async def _whole_run(session: ClientConnection) -> int:
    """Bytes received until the script finished. Raises :class:`RuntimeError` where it failed."""
    received = 0
    while True:
        body = await session.recv(decode=False)
        received += len(body)
        message = ForwardMsg.FromString(body)
        if (
            message.WhichOneof("type") == "delta"
            and message.delta.new_element.WhichOneof("type") == "exception"
        ):
            raise RuntimeError(
                f"the page shows an exception: {message.delta.new_element.exception.message}"
            )
        if message.WhichOneof("type") != "script_finished":
            continue
        if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            raise RuntimeError("the page's script could not be compiled")
        if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            return received

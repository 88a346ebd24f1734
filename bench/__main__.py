"""``python -m bench``: measure the dashboard and its site beside two other pages.

Exit status 0 where all limits are kept, else 1.
"""

from __future__ import annotations

import argparse
import csv
import json
import platform
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import psutil
from playwright.sync_api import BrowserType, sync_playwright

from bench import hostile, measures, reader, viewers
from bench.figures import median, quantile
from bench.reader import Scrub, Stay, Visit
from bench.server import Server, running
from bench.site import hosted
from bench.table import Measure, records, table

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data" / "afghanistan-2021"
PAGES = Path(__file__).parent / "pages"
SIGHTS = {
    "claimline": reader.PLACE,
    "site": reader.PLACE,
    "hello": reader.TEXT,
    "naive": reader.SHAPE,
}


@dataclass(frozen=True, slots=True)
class Effort:
    """How often each thing is done."""

    passes: int = 3
    presses: int = 15
    visits: int = 5
    viewers: int = 60
    runs: int = 5
    rebuilds: int = 10
    naive: bool = True


QUICK = Effort(passes=1, presses=5, visits=3, runs=2, naive=False)


def main() -> int:
    """Measure, print the table, and say whether all limits are kept."""
    arguments = _arguments()
    signal.signal(
        signal.SIGTERM, lambda *_: sys.exit(143)
    )  # so that the servers end with the benchmark
    effort = QUICK if arguments.quick else Effort()
    found = besieged() if arguments.hostile else measured(effort)
    print(table(found))
    if arguments.json:
        arguments.json.write_text(
            json.dumps({**_machine(), "measures": records(found)}, indent=2) + "\n",
            encoding="utf-8",
        )
    return 0 if all(measure.met is not False for measure in found) else 1


def measured(effort: Effort) -> list[Measure]:
    """All rows of the table."""
    with _servers(effort.naive) as servers, hosted(DATA) as site:
        with sync_playwright() as playwright:
            urls = {page: server.url for page, server in servers.items()} | {"site": site.url}
            visits = _visits(playwright.chromium, urls, effort)
            stays = {
                page: _stay(playwright.chromium, urls[page], effort)
                for page in ("claimline", "site")
            }
            rebuilds = (
                _rebuilds(playwright.chromium, servers["naive"], effort) if effort.naive else None
            )
        loads = {page: _load(page, server, effort) for page, server in servers.items()}
    seen = [
        *measures.scrubbing(stays, rebuilds),
        measures.pressing(stays),
        *measures.loading(visits),
    ]
    return [*seen, measures.weighing(site), *measures.serving(loads)]


def besieged() -> list[Measure]:
    """What readers feel while somebody asks for as many costly things as they can."""
    with running(ROOT / "app.py", ROOT) as server:
        viewers.warm(server)
        found = hostile.siege(server)
    _say(f"the besieger was answered, by status: {found.statuses}")
    return hostile.measures(found)


@contextmanager
def _servers(naive: bool) -> Iterator[dict[str, Server]]:
    """A warm server for each page."""
    with ExitStack() as stack:
        servers = {
            "claimline": stack.enter_context(running(ROOT / "app.py", ROOT)),
            "hello": stack.enter_context(running(PAGES / "hello.py")),
        }
        if naive:
            servers["naive"] = stack.enter_context(
                running(PAGES / "naive_app.py", variables={"NAIVE_BOUNDARIES": str(_boundaries())})
            )
        for page, server in servers.items():
            _say(f"{page} at {server.url}")
            viewers.warm(server)
        yield servers


def _visits(chromium: BrowserType, urls: dict[str, str], effort: Effort) -> dict[str, list[Visit]]:
    """First visits, the pages in turn, so that whatever else the machine does meets all of them."""
    visits: dict[str, list[Visit]] = {page: [] for page in urls}
    for number in range(effort.visits):
        for page, url in urls.items():
            visits[page].append(reader.visit(chromium, url, SIGHTS[page]))
        _say(
            f"visit {number + 1} of {effort.visits}: "
            + ", ".join(f"{page} {made[-1].sight_ms:.0f} ms" for page, made in visits.items())
        )
    return visits


def _stay(chromium: BrowserType, url: str, effort: Effort) -> Stay:
    _say(f"{effort.passes} times 2 scrubs of {reader.STEPS} steps, {effort.presses} presses")
    stay = reader.stay(chromium, url, effort.passes, measures.SLOWDOWN, _capitals(effort.presses))
    for slowdown, scrubs in ((1, stay.scrubs), (measures.SLOWDOWN, stay.slowed)):
        for scrub in scrubs:
            _say(f"scrub, processor {slowdown} x slower: {_summary(scrub)}")
    _say(f"presses: {', '.join(f'{press_ms:.0f}' for press_ms in stay.presses_ms)} ms")
    return stay


def _summary(scrub: Scrub) -> str:
    changes = f"{len(scrub.latencies_ms)} of {reader.STEPS} steps change the map"
    frames = f"{median(scrub.frames_ms):.1f} ms, p95 {quantile(scrub.frames_ms, 0.95):.1f}"
    return f"{changes}, p95 {scrub.p95_ms:.1f} ms; a frame takes {frames}"


def _rebuilds(chromium: BrowserType, server: Server, effort: Effort) -> Scrub:
    _say(f"{effort.rebuilds} steps of the naive page's slider")
    rebuilds = reader.rebuilds(chromium, server.url, effort.rebuilds)
    latencies = ", ".join(f"{latency_ms:.0f}" for latency_ms in rebuilds.latencies_ms)
    _say(f"naive, slider: {latencies} ms")
    return rebuilds


def _load(page: str, server: Server, effort: Effort) -> viewers.Load:
    _say(f"{page}: {effort.viewers} viewers, {effort.runs + 1} runs each")
    load = viewers.load(server, effort.viewers, effort.runs)
    run_ms = [run.took_ms for run in load.runs]
    p50, p95 = median(run_ms), quantile(run_ms, 0.95)
    _say(f"{page}: {len(load.runs)} runs, p50 {p50:.0f} ms, p95 {p95:.0f} ms")
    for failure in sorted(set(load.failures)):
        _say(f"{page}: a session failed: {failure}")
    return load


def _boundaries() -> Path:
    """The file of areas that the project itself draws."""
    descriptor = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    return DATA / str(descriptor["claimline"]["boundaries"]["path"])


def _capitals(count: int) -> dict[str, str]:
    """Names of capitals by id, the first so many of the record."""
    with (DATA / "places.csv").open(encoding="utf-8", newline="") as file:
        capitals = [
            (row["place_id"], row["name"])
            for row in csv.DictReader(file)
            if row["kind"] == "capital"
        ]
    return dict(capitals[:count])


def _machine() -> dict[str, object]:
    return {
        "measured_at": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
        "cores": psutil.cpu_count(),
        "platform": platform.platform(),
        "python": platform.python_version(),
        "streamlit": version("streamlit"),
    }


def _say(step: str) -> None:
    print(f"{time.strftime('%H:%M:%S')}  {step}", file=sys.stderr, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Measure the project beside two other pages."
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help="fewer repetitions, without the page that most people write",
    )
    parser.add_argument(
        "--hostile",
        action="store_true",
        help="only what readers feel while somebody asks for hundreds of costly things",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

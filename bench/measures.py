"""The rows of the table from what was timed, and the limits that Claimline keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bench.figures import median, quantile
from bench.reader import STEPS, Scrub, Stay, Visit
from bench.site import Site
from bench.table import Measure
from bench.viewers import Load

SLOWDOWN = 4
"""How many times slower the processor is made: about that of a phone of the middle range."""

SCRUB_P95_MS = 20
"""The next frame of a 60 Hz display, and a little for the browser."""

SLOWED_SCRUB_P95_MS = 34
"""The frame after the next."""

PRESS_MS = 120
FIRST_MAP_OF_HELLO = 1.6
SITE_FIRST_MAP_MS = 500
SITE_KB = 600
CPU_OF_HELLO = 0.6
RUN_KB = 20
ARRIVAL_MS = 1_500


def scrubbing(stays: Mapping[str, Stay], rebuilds: Scrub | None) -> list[Measure]:
    """The slider: what a step takes until it is painted, and what the server sends meanwhile."""
    usual = {page: typical(stay.scrubs) for page, stay in stays.items()}
    slowed = {page: typical(stay.slowed) for page, stay in stays.items()}
    pages = {**usual, "naive": rebuilds} if rebuilds else usual
    received = {
        page: max(scrub.received for scrub in (*stay.scrubs, *stay.slowed)) / STEPS
        for page, stay in stays.items()
    }
    if rebuilds:
        received["naive"] = rebuilds.received / len(rebuilds.latencies_ms)
    name = f"scrub with the processor {SLOWDOWN} x slower"
    return [
        Measure(
            "scrub, input to repaint, p50",
            "ms",
            {page: median(scrub.latencies_ms) for page, scrub in pages.items()},
        ),
        Measure(
            "scrub, input to repaint, p95",
            "ms",
            {page: scrub.p95_ms for page, scrub in pages.items()},
            SCRUB_P95_MS,
        ),
        Measure(
            f"{name}, p50",
            "ms",
            {page: median(scrub.latencies_ms) for page, scrub in slowed.items()},
        ),
        Measure(
            f"{name}, p95",
            "ms",
            {page: scrub.p95_ms for page, scrub in slowed.items()},
            SLOWED_SCRUB_P95_MS,
        ),
        Measure("scrub, received by websocket for a step", "bytes", received, 0),
    ]


def typical(scrubs: Sequence[Scrub]) -> Scrub:
    """The pass in the middle by its p95: what else the machine did for a moment does not decide."""
    return sorted(scrubs, key=lambda scrub: scrub.p95_ms)[(len(scrubs) - 1) // 2]


def pressing(stays: Mapping[str, Stay]) -> Measure:
    """A press on a place, until the panel is about it."""
    count = max(len(stay.presses_ms) for stay in stays.values())
    return Measure(
        f"press to panel, median of {count}",
        "ms",
        {page: median(stay.presses_ms) for page, stay in stays.items()},
        PRESS_MS,
    )


def loading(visits: Mapping[str, Sequence[Visit]]) -> list[Measure]:
    """The first visit: until the map is there, and who else is asked for something."""
    seen = {page: median([visit.sight_ms for visit in made]) for page, made in visits.items()}
    sights = {page: sight_ms for page, sight_ms in seen.items() if page != "site"}
    foreign = {page: max(len(visit.foreign) for visit in made) for page, made in visits.items()}
    return [
        Measure(
            f"first map (hello: its text), median of {len(visits['hello'])}",
            "ms",
            sights,
            FIRST_MAP_OF_HELLO * sights["hello"],
            f"{FIRST_MAP_OF_HELLO} x hello",
        ),
        Measure("first map of the site", "ms", {"site": seen["site"]}, SITE_FIRST_MAP_MS),
        Measure("requests to foreign hosts", "", foreign, 0),
    ]


def weighing(site: Site) -> Measure:
    """What a reader of the site downloads, once."""
    return Measure("the site's page, compressed", "kB", {"site": site.packed_kb}, SITE_KB)


def serving(loads: Mapping[str, Load]) -> list[Measure]:
    """Many viewers: what a run costs and sends, how long they wait, what the server holds."""
    cpu = {page: load.cpu_ms / max(1, len(load.runs)) for page, load in loads.items()}
    received = {
        page: sum(run.received_kb for run in load.runs) / max(1, len(load.runs))
        for page, load in loads.items()
    }
    viewers = max(len(load.arrivals_ms) + len(load.failures) for load in loads.values())
    return [
        Measure(
            "a run, processor time",
            "ms",
            cpu,
            CPU_OF_HELLO * cpu["hello"],
            f"{CPU_OF_HELLO} x hello",
        ),
        Measure("a run, received", "kB", received, RUN_KB),
        Measure(
            f"{viewers} arrivals in 1 s, first run, p95",
            "ms",
            {page: quantile(load.arrivals_ms, 0.95) for page, load in loads.items()},
        ),
        Measure(
            f"{viewers} arrivals in 1 s, first run, max",
            "ms",
            {page: quantile(load.arrivals_ms, 1) for page, load in loads.items()},
            ARRIVAL_MS,
        ),
        Measure(
            "viewers whose session failed",
            "",
            {page: len(load.failures) for page, load in loads.items()},
            0,
        ),
        Measure(
            "memory of the server after that",
            "MB",
            {page: load.memory_mb for page, load in loads.items()},
        ),
    ]

"""What one reader waits for, timed inside a real browser by the scripts of ``probes``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserType, Frame, Page

from bench.browser import Traffic, fresh_page, set_slowdown
from bench.figures import quantile

PROBES = Path(__file__).parent / "probes"
PLACE, SHAPE, TEXT = (
    "[data-place]",
    "path.leaflet-interactive",
    '[data-testid="stMarkdownContainer"] p',
)
"""What shows that the map of the project, of the naive page, or the hello page's line is there."""

SLIDER = 'input[type=range][aria-label="Date"]'
PANEL = ".st-key-place_panel h2"

STEPS = 240
"""Display frames in which the slider is moved through the whole period: 4 seconds."""

PATIENCE_MS = 30_000
QUIET_MS = 2_500
"""How long a page is left alone after its map came: what follows the map is not measured."""


@dataclass(frozen=True, slots=True)
class Scrub:
    """A slider moved by one day a display frame.

    Milliseconds from input to repaint and between frames, bytes received by websocket.
    """

    latencies_ms: list[float]
    frames_ms: list[float]
    received: int

    @property
    def p95_ms(self) -> float:
        """What 95 of 100 steps do not exceed."""
        return quantile(self.latencies_ms, 0.95)


@dataclass(frozen=True, slots=True)
class Visit:
    """A page's first visit: milliseconds until what was looked for, and foreign hosts."""

    sight_ms: float
    foreign: list[str]


def visit(chromium: BrowserType, url: str, selector: str) -> Visit:
    """A visit with a browser of its own: nothing is cached."""
    with fresh_page(chromium, url) as (page, traffic):
        sight_ms = _open(page, url, selector)
        page.wait_for_timeout(QUIET_MS)
        return Visit(sight_ms, traffic.foreign)


@dataclass(frozen=True, slots=True)
class Stay:
    """What a reader did on the page: scrubbed at full speed and slowed, and pressed places."""

    scrubs: list[Scrub]
    slowed: list[Scrub]
    presses_ms: list[float]


def stay(
    chromium: BrowserType, url: str, passes: int, slowdown: float, places: Mapping[str, str]
) -> Stay:
    """Scrub and press on the project's page.

    ``places`` are the names of the places to press, by id.
    """
    with fresh_page(chromium, url) as (page, traffic):
        _open(page, url, PLACE)
        page.wait_for_timeout(QUIET_MS)
        _scrub(page, traffic, 20)  # compiles what scrubbing runs
        scrubs = [_scrub(page, traffic, STEPS) for _ in range(passes)]
        set_slowdown(page, slowdown)
        slowed = [_scrub(page, traffic, STEPS) for _ in range(passes)]
        set_slowdown(page, 1)
        return Stay(
            scrubs, slowed, [_press(page, place_id, name) for place_id, name in places.items()]
        )


def rebuilds(chromium: BrowserType, url: str, steps: int) -> Scrub:
    """Steps of the naive page's slider, each awaited until the map has changed."""
    with fresh_page(chromium, url) as (page, traffic):
        _open(page, url, SHAPE)
        page.wait_for_timeout(QUIET_MS)
        page.locator(SLIDER).focus()
        before, latencies = traffic.received, []
        for _ in range(steps):
            page.evaluate(_probe("rebuild"), {"patience": PATIENCE_MS})
            page.keyboard.press("ArrowRight")
            latencies.append(float(page.evaluate("() => window.benchRebuilt")))
            page.wait_for_timeout(500)
        return Scrub(latencies, [], traffic.received - before)


def _open(page: Page, url: str, selector: str) -> float:
    page.add_init_script(f"({_probe('sight')})({json.dumps(selector)})")
    page.goto(url, wait_until="commit")
    page.wait_for_function("() => window.benchSeen !== undefined", timeout=PATIENCE_MS, polling=100)
    return float(page.evaluate("() => window.benchSeen"))


def _scrub(page: Page, traffic: Traffic, steps: int) -> Scrub:
    before = traffic.received
    result = page.locator(SLIDER).evaluate(_probe("scrub"), {"steps": steps})
    unseen = [float("inf")] * result["unseen"]
    return Scrub([*result["latencies"], *unseen], result["gaps"], traffic.received - before)


def _press(page: Page, place_id: str, name: str) -> float:
    frame = _map_frame(page)
    frame.evaluate(_probe("press"), {"panel": PANEL, "name": name, "patience": PATIENCE_MS})
    frame.locator(f'[data-place="{place_id}"]').click()
    waited = float(page.evaluate("() => window.benchPanel"))
    page.wait_for_timeout(400)
    return waited


def _map_frame(page: Page) -> Frame:
    for frame in page.frames:
        if frame.query_selector(PLACE):
            return frame
    raise RuntimeError(f"no frame of {page.url} holds {PLACE}")


def _probe(name: str) -> str:
    """A script of the folder, without its first comment and the last semicolon: one function."""
    text = (PROBES / f"{name}.js").read_text(encoding="utf-8")
    return text[text.index("*/") + 2 :].strip().removesuffix(";")

"""``python -m bench.soak``: hours of use in minutes, to see whether anything grows.

Readers in real browsers scrub, press, search, and go to other pages and back; viewers by websocket
ask for runs; the data is edited. Exit status 0 where memory stays flat and no page says an error on
its console, else 1.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserType, CDPSession, Page, sync_playwright

from bench import viewers
from bench.browser import ARGUMENTS, SYSTEM_CHROMIUM, WINDOW
from bench.server import Server, running

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data" / "afghanistan-2021"

MINUTES = 30
READERS = 3
VIEWERS = 30
SAMPLE_SECONDS = 10
EDIT_SECONDS = 45
"""The data is edited so often."""

WARM_SHARE = 1 / 3
"""The share of a soak that fills caches: its samples are printed and not judged."""

MOST_MB_A_MINUTE = {"server": 1.0, "pages": 0.5}
"""The steepest slope that counts as flat: of the server's memory, of the heaps of all pages."""

NOISE_MB = 15
"""What has grown by less since the warm share is not judged: memory is given back in steps."""

WORDS = ("ismail khan", "herat", "kunduz airport", "fell", "هرات")
PLACES = ("herat", "ghazni", "kunduz", "kabul", "zaranj", "AF-HER")
KEYS = ("ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End")


@dataclass
class Reader:
    """A reader in a browser context of its own, who does one thing after the other."""

    page: Page
    heap: CDPSession
    pause: random.Random
    errors: list[str]

    def act(self) -> None:
        """Do one thing."""
        self.pause.choice((self._scrub, self._scrub, self._press, self._search, self._visit))()

    def heap_mb(self) -> float:
        """The page's heap after a collection."""
        self.heap.send("HeapProfiler.collectGarbage")
        used: float = self.heap.send("Runtime.getHeapUsage")["usedSize"]
        return used / 1e6

    def _scrub(self) -> None:
        slider = self.page.get_by_label("Date", exact=True)
        slider.focus()
        for _ in range(12):
            self.page.keyboard.press(self.pause.choice(KEYS))
            self.page.wait_for_timeout(40)

    def _press(self) -> None:
        place = f"[data-place='{self.pause.choice(PLACES)}']"
        self.page.locator(place).dispatch_event("click")

    def _search(self) -> None:
        field = self.page.get_by_label("Search", exact=True)
        field.fill(self.pause.choice(WORDS))
        self.page.wait_for_timeout(300)
        field.press(self.pause.choice(("Enter", "Escape")))
        field.fill("")

    def _visit(self) -> None:
        self.page.get_by_role("link", name="Method", exact=True).click()
        self.page.get_by_role("heading", name="The rule").wait_for()
        self.page.get_by_role("link", name="Map", exact=True).click()
        place = self.page.locator("[data-place=herat]")
        place.wait_for(state="attached")


@dataclass
class Course:
    """What was sampled: minutes since the start, and megabytes by what holds them."""

    minutes: list[float] = field(default_factory=list)
    held_mb: dict[str, list[float]] = field(default_factory=lambda: {"server": [], "pages": []})

    def add(self, minutes: float, **held_mb: float) -> None:
        """Add a sample."""
        self.minutes.append(minutes)
        for name, megabytes in held_mb.items():
            self.held_mb[name].append(megabytes)

    def slope(self, name: str) -> tuple[float, float]:
        """(MB a minute, MB in all) since the warm share, by least squares."""
        warm = int(len(self.minutes) * WARM_SHARE)
        times, held = self.minutes[warm:], self.held_mb[name][warm:]
        a_minute = least_squares(times, held)
        return a_minute, a_minute * (times[-1] - times[0]) if times else 0.0

    def too_steep(self) -> list[str]:
        """What has grown more than it may, in words."""
        slopes = {name: self.slope(name) for name in self.held_mb}
        return [
            f"{name}: {a_minute:.2f} MB a minute, {grown:.0f} MB in all"
            for name, (a_minute, grown) in slopes.items()
            if a_minute > MOST_MB_A_MINUTE[name] and grown > NOISE_MB
        ]


def least_squares(times: Sequence[float], values: Sequence[float]) -> float:
    """The slope of the line that fits best; 0 where there are fewer than two points."""
    if len(times) < 2:
        return 0.0
    mean_time, mean_value = sum(times) / len(times), sum(values) / len(values)
    spread = sum((time - mean_time) ** 2 for time in times)
    pairs = zip(times, values, strict=True)
    return sum((time - mean_time) * (value - mean_value) for time, value in pairs) / spread


def main() -> int:
    """Soak, print the course, and say whether it is flat."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory(prefix="soak-") as temporary:
        folder = Path(temporary) / "data"
        shutil.copytree(DATA, folder)
        with running(ROOT / "app.py", ROOT, {"CLAIMLINE_DATA": str(folder)}) as server:
            viewers.warm(server)
            with _beside(lambda stop: _edit(folder / "claims.csv", stop)):
                course, errors = _soaked(server, arguments.minutes)
    for name in course.held_mb:
        a_minute, grown = course.slope(name)
        print(f"{name}: {a_minute:+.2f} MB a minute, {grown:+.1f} MB since the caches are warm")
    found = [*course.too_steep(), *(f"console: {error}" for error in sorted(set(errors)))]
    print("\n".join(found) or "flat, and no error on any console")
    if arguments.json:
        content = {"minutes": course.minutes, **course.held_mb, "found": found}
        arguments.json.write_text(json.dumps(content) + "\n", encoding="utf-8")
    return 1 if found else 0


def _soaked(server: Server, minutes: float) -> tuple[Course, list[str]]:
    """The course of a soak, and what pages and sessions said went wrong."""
    errors: list[str] = []
    course = Course()
    start = time.monotonic()
    with sync_playwright() as playwright, _beside(lambda stop: _view(server, stop, errors)):
        browser = _launched(playwright.chromium)
        readers = [_reader(browser, server.url, number, errors) for number in range(READERS)]
        sampled = 0.0
        while (now := time.monotonic() - start) < minutes * 60:
            for reader in readers:
                reader.act()
            if now - sampled < SAMPLE_SECONDS:
                continue
            sampled = now
            pages = sum(reader.heap_mb() for reader in readers)
            course.add(now / 60, server=server.memory_mb(), pages=pages)
            said = f"server {course.held_mb['server'][-1]:.0f} MB, pages {pages:.1f} MB"
            print(f"{now / 60:6.1f} min  {said}, errors {len(errors)}", flush=True)
        browser.close()
    return course, errors


def _launched(chromium: BrowserType) -> Browser:
    path = SYSTEM_CHROMIUM if Path(SYSTEM_CHROMIUM).exists() else None
    return chromium.launch(executable_path=path, args=ARGUMENTS)


def _reader(browser: Browser, url: str, number: int, errors: list[str]) -> Reader:
    page = browser.new_page(viewport={"width": WINDOW[0], "height": WINDOW[1]})
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "console",
        lambda message: errors.append(message.text) if message.type == "error" else None,
    )
    page.goto(f"{url}?date=2021-08-12&place=herat")
    place = page.locator("[data-place=herat]")
    place.wait_for(state="attached", timeout=60_000)
    return Reader(page, page.context.new_cdp_session(page), random.Random(number), errors)


@contextmanager
def _beside(work: Callable[[threading.Event], object]) -> Iterator[None]:
    """Work that is done in a thread until the block ends."""
    stop = threading.Event()
    thread = threading.Thread(target=work, args=(stop,))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _edit(path: Path, stop: threading.Event) -> None:
    """Correct the words of one claim after the other."""
    number = 0
    while not stop.wait(EDIT_SECONDS):
        number += 1
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        rows[number * 7 % len(rows)]["summary"] = f"Corrected in a soak for the {number}th time."
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=path.parent.parent, delete=False
        ) as made:
            writer = csv.DictWriter(made, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        Path(made.name).replace(path)


def _view(server: Server, stop: threading.Event, errors: list[str]) -> None:
    """Arrivals of viewers, one group after the other."""
    while not stop.is_set():
        load = viewers.load(server, VIEWERS, 5)
        errors.extend(f"a session failed: {failure}" for failure in load.failures)
        time.sleep(1)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=MINUTES, help=f"default {MINUTES}")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the course there, too")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

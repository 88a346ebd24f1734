"""A reader at a page with a map, for the tests in a real browser."""

from __future__ import annotations

import re
from urllib.parse import urlparse

SCRUB = """async (slider) => {
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  for (let day = 0; day <= +slider.max; day++) {
    await new Promise(requestAnimationFrame);
    setter.call(slider, day);
    slider.dispatchEvent(new Event('input', {bubbles: true}));
  }
}"""
"""Moves the slider over every day, one a frame."""


class Page:
    """A page with a map, in either home, with what a reader would look for."""

    def __init__(self, page, address: str, query: str = "") -> None:
        self.page = page
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self.received = 0
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on(
            "dialog",
            lambda dialog: (self.errors.append(f"dialog: {dialog.message}"), dialog.dismiss()),
        )
        page.on("request", lambda request: self._note(request.url, urlparse(address).netloc))
        page.on("websocket", lambda socket: socket.on("framereceived", self._count))
        page.goto(address + query)
        self.slider = page.get_by_label("Date", exact=True)
        self.slider.wait_for(timeout=30_000)
        page.locator(".st-key-map .leaflet-container").first.wait_for()
        self.map = page
        self.map.locator("[data-place=herat][data-standing]").wait_for(
            state="attached", timeout=30_000
        )
        self.panel = page.locator(".st-key-place_panel")
        if "embed=true" not in query:
            self.panel.locator("h2").wait_for()

    def _note(self, url: str, host: str) -> None:
        if urlparse(url).scheme.startswith("http") and urlparse(url).netloc != host:
            self.foreign.append(url)

    def _count(self, frame) -> None:
        self.received += len(frame)

    @property
    def day(self) -> str:
        return self.slider.get_attribute("aria-valuetext")

    def place(self, place_id: str):
        return self.map.locator(f"[data-place='{place_id}']")

    def state(self, place_id: str) -> tuple[str, str]:
        element = self.place(place_id)
        return element.get_attribute("data-holder"), element.get_attribute("data-standing")

    def scrub(self) -> None:
        """Move the slider over every day."""
        self.slider.evaluate(SCRUB)

    def wait_for_address(self, **wanted: str) -> None:
        pattern = "".join(f"(?=.*[?&]{name}={value}(&|$))" for name, value in wanted.items())
        self.page.wait_for_url(re.compile(pattern), timeout=10_000)

"""Reading HTML as a browser would: its text, its tags, what it loads, and what could run."""

from __future__ import annotations

from html.parser import HTMLParser

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "{{ 7 * 7 }}",
    "javascript:alert(1)",
    "=1+1",
]
"""Cells that must show as text and never run."""

RUNNING = ("script", "img", "svg", "iframe", "object", "form", "style", "link")
"""Tags that no text of a record may bring into a fragment."""

LOADING = {
    "script": "src",
    "link": "href",
    "img": "src",
    "iframe": "src",
    "object": "data",
    "source": "src",
    "video": "src",
}
"""The attribute by which a tag loads something."""


class Tags(HTMLParser):
    """The tags, attributes and text of a page or of a part of one."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def links(self) -> list[str]:
        """Where its links lead."""
        return [attributes.get("href") or "" for tag, attributes in self.tags if tag == "a"]

    @property
    def loads(self) -> list[str]:
        """What it loads by itself."""
        addresses = (attributes.get(LOADING.get(tag, "")) for tag, attributes in self.tags)
        return [address for address in addresses if address]

    @property
    def meta(self) -> dict[str, str]:
        """The contents of its ``<meta>`` elements by their names."""
        return {
            attributes.get("property") or attributes.get("name") or attributes["http-equiv"]: (
                attributes["content"]
            )
            for tag, attributes in self.tags
            if tag == "meta" and "content" in attributes
        }

    @property
    def dangers(self) -> list[str]:
        """What could run, or load something from elsewhere."""
        found = [tag for tag, _ in self.tags if tag in RUNNING]
        for _, attributes in self.tags:
            for name, value in attributes.items():
                if name.startswith("on"):
                    found.append(name)
                if name in ("href", "src") and not (value or "").startswith("http"):
                    found.append(f"{name}={value}")
        return found


def words(html: str) -> str:
    """The text of a page, its white space as single blanks."""
    return " ".join(Tags(html).text.split())


def tags(html: str) -> tuple[str, list[tuple[str, dict[str, str | None]]]]:
    """(text, tags) of a page: what it shows, whatever white space its source has."""
    return words(html), Tags(html).tags

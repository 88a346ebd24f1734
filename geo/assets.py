"""Bodies that browsers fetch: front-end files, Leaflet, and the record's states and land, each under an address that changes
when its content does, so that it can be kept for ever.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import mimetypes
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from xstatic.pkg import leaflet

from geo import boundaries, timeline
from geo.record import Record

FRONTEND = Path(__file__).parent / "frontend"

SHEETS = {
    "page-sheet.css": ("colours.css", "page.css", "streamlit.css"),
    "frame-sheet.css": ("colours.css", "map.css", "frame.css"),
}
"""The style sheets of the dashboard's two documents, and what each is put together from."""


def sheet(*names: str) -> str:
    """Style sheets of the front end, one after the other."""
    return "".join((FRONTEND / name).read_text(encoding="utf-8") for name in names)


@dataclass(frozen=True, slots=True)
class Asset:
    """A body to send: its address below the app's root, its media type, and its bytes compressed with gzip."""

    path: str
    media_type: str
    packed: bytes

    @property
    def body(self) -> bytes:
        """The bytes, not compressed."""
        return gzip.decompress(self.packed)


@dataclass(frozen=True)
class Assets:
    """Everything that the page of one record fetches. ``by_path`` finds a body by its address."""

    by_path: Mapping[str, Asset]
    states: str
    land: str
    claims: str
    frontend: str

    def module(self, name: str) -> str:
        """The address of a front-end file."""
        return f"{self.frontend}/{name}"

    @property
    def leaflet(self) -> tuple[str, str]:
        """The addresses of Leaflet's script and style sheet."""
        return self.module("leaflet.js"), self.module("leaflet.css")


def assets(record: Record) -> Assets:
    """The assets of a record. Raises :class:`~geo.record.DataError` where its boundaries cannot be read."""
    states = _one("states", timeline.packed(record))
    land = _one("land", _land(record))
    claims = _one("claims", _claims(record))
    frontend, files = _frontend()
    by_path = {asset.path: asset for asset in (states, land, claims, *files)}
    return Assets(by_path, states.path, land.path, claims.path, frontend)


def _claims(record: Record) -> list[list[str]]:
    """What the search looks through: place, day about, day public, claimant and summary of each claim, by the day about."""
    claims = sorted(record.claims.values(), key=lambda claim: (claim.event_date, claim.place_id, claim.claim_id))
    return [
        [claim.place_id, claim.event_date.isoformat(), claim.reported_on.isoformat(), claim.claimant, claim.summary] for claim in claims
    ]


def _land(record: Record) -> dict[str, Any]:
    """Areas and their outline, the borders around, and where the names of the countries stand; their land is the map's ground."""
    areas = boundaries.drawn(record)
    around = boundaries.neighbours(record)
    empty: dict[str, Any] = {"type": "FeatureCollection", "features": []}
    return {
        "areas": boundaries.feature_collection(areas),
        "outline": boundaries.feature_collection(boundaries.outline(areas)),
        "countries": [] if around is None else boundaries.labels(around),
        "borders": empty if around is None else boundaries.feature_collection(boundaries.borders(around)),
    }


def _one(name: str, content: Any) -> Asset:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return Asset(f"assets/{_digest([text])}/{name}.json", "application/json", _packed(text))


@cache
def _frontend() -> tuple[str, tuple[Asset, ...]]:
    """(folder, files) of the front end; the folder's name changes with any of them, since they import each other."""
    files = {path.name: path.read_bytes() for path in sorted(FRONTEND.iterdir()) if path.suffix in (".js", ".svg")}
    files |= {name: sheet(*parts).encode() for name, parts in SHEETS.items()}
    for name in ("leaflet.js", "leaflet.css"):
        files[name] = (Path(leaflet.BASE_DIR) / name).read_bytes()
    folder = f"assets/{_digest(files.values())}"
    found = (Asset(f"{folder}/{name}", mimetypes.guess_type(name)[0] or "text/plain", _packed(body)) for name, body in files.items())
    return folder, tuple(found)


def _digest(bodies: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for body in bodies:
        digest.update(body)
    return digest.hexdigest()[:16]


def _packed(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)

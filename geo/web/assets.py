"""Bodies that browsers fetch: front-end files, Leaflet, and the record's payload and boundaries.

Each lies under an address that changes when its content does, so that it can be kept for ever.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any

from xstatic.pkg import leaflet

from geo.design import css_variables
from geo.model.record import Record
from geo.web.bundle import bundle, module_code
from geo.web.indentation import without_indentation
from geo.web.payload import map_payload
from geo.web.script_json import compact_json

FRONTEND = Path(__file__).parents[1] / "frontend"

SCRIPTS, STYLES, MARKUP, IMAGES = (
    FRONTEND / name for name in ("scripts", "styles", "templates", "images")
)

PAGE_STYLES = "page-sheet.css"
PARTS_STYLES = (
    "headline.css",
    "controls.css",
    "timeline.css",
    "search.css",
    "embed.css",
    "panel.css",
    "claims.css",
    "notices.css",
    "status.css",
    "pages.css",
)
"""The styles of what stands around the map, in either home."""

LAST_STYLES = ("preferences.css", "print.css")
"""What a reader's system asks for, and paper: it has the last word on every page."""

DASHBOARD_STYLES = (
    "map.css",
    *PARTS_STYLES,
    "streamlit.css",
    "first_sight.css",
    *LAST_STYLES,
)

SITE_STYLES = ("map.css", *PARTS_STYLES, "site.css", *LAST_STYLES)

SITE_SCRIPT = "site/start.js"
EARLY_SCRIPT = "shared/before_paint.js"
COMPONENT_SCRIPT = "dashboard/component.js"
COMPONENT_ADAPTER = "dashboard/adapter.js"
HOLD_SCRIPT = "dashboard/hold_streamlit.js"
FIRST_SIGHT_BUNDLE = "first-sight.js"
FIRST_SIGHT_SCRIPT = "dashboard/first_sight.js"
PART_SCRIPTS = {
    "map": "map/mount.js",
    "headline": "timeline/headline.js",
    "timeline": "timeline/mount.js",
    "places": "search/mount.js",
    "status": "live/mount.js",
}
"""The script of each part of the map page, which the template of the same name belongs to."""

ICON = "icon.svg"
WORDMARK = "wordmark.svg"
LEAFLET_SCRIPT = "leaflet.js"

STATES, LAND, CLAIMS = "states", "land", "claims"
"""The names of the record's own bodies, without the ending ``.json``."""


@cache
def head_script(name: str) -> str:
    """A script that stands in the head of a page and runs before anything is painted."""
    return f"(() => {{\n{bundle(SCRIPTS, name)}}})();"


def style_sheet(*names: str) -> str:
    """The design tokens, and style sheets of the front end one after the other."""
    sheets = ((STYLES / name).read_text(encoding="utf-8") for name in names)
    return css_variables() + "".join(sheets)


@cache
def leaflet_styles() -> str:
    """Leaflet's style sheet."""
    return (Path(leaflet.BASE_DIR) / "leaflet.css").read_text(encoding="utf-8")


def component_markup(name: str) -> str:
    """The HTML of a part of the map page, such as ``timeline``."""
    return without_indentation((MARKUP / f"{name}.html").read_text(encoding="utf-8"))


@cache
def component_script() -> str:
    """What each part of the map page sends with itself to be mounted by."""
    return without_indentation(module_code(SCRIPTS, COMPONENT_SCRIPT))


@dataclass(frozen=True, slots=True)
class Asset:
    """A body: its address below the base path, its media type, its bytes compressed by gzip."""

    path: str
    media_type: str
    compressed: bytes = field(repr=False)

    @property
    def body(self) -> bytes:
        """The bytes, not compressed."""
        return gzip.decompress(self.compressed)


@dataclass(frozen=True)
class Assets:
    """Everything that the pages of one record fetch.

    ``by_path`` finds a body by its address. ``payload``, ``boundaries`` and ``claims`` are the
    addresses of the record's own bodies, ``frontend`` is the folder of the front-end files.
    ``digest`` changes with whatever the record holds.
    """

    by_path: Mapping[str, Asset] = field(repr=False)
    payload: str
    boundaries: str
    claims: str
    frontend: str
    digest: str

    def file(self, name: str) -> str:
        """The address of a front-end file."""
        return f"{self.frontend}/{name}"

    @property
    def leaflet(self) -> str:
        """The address of Leaflet's script."""
        return self.file(LEAFLET_SCRIPT)

    @property
    def of_record(self) -> tuple[Asset, ...]:
        """The record's own bodies: all that is not a front-end file."""
        return tuple(self.by_path[path] for path in (self.payload, self.boundaries, self.claims))

    def version(self) -> dict[str, str]:
        """What open pages compare theirs with: the digest, and the addresses by their names."""
        return {
            "record": self.digest,
            STATES: self.payload,
            LAND: self.boundaries,
            CLAIMS: self.claims,
            "frontend": self.frontend,
        }


def record_assets(record: Record) -> Assets:
    """The assets of a record.

    Raises :class:`~geo.model.problem.DataError` where its boundaries cannot be read.
    """
    payload = _json_asset(STATES, map_payload(record))
    boundaries = _json_asset(LAND, _boundaries(record))
    claims = _json_asset(CLAIMS, _searched_claims(record))
    folder, files = _frontend_files()
    by_path = {asset.path: asset for asset in (payload, boundaries, claims, *files)}
    digest = _record_digest(record, boundaries)
    return Assets(by_path, payload.path, boundaries.path, claims.path, folder, digest)


def _record_digest(record: Record, boundaries: Asset) -> str:
    """The digest of everything that a record holds; equal records have equal ones."""
    tables = (getattr(record, field.name) for field in fields(record) if field.name != "folder")
    return _digest([boundaries.path.encode(), *(repr(table).encode() for table in tables)])


def _searched_claims(record: Record) -> list[list[str]]:
    """What the search reads of each claim, by the day that it is about.

    Place, event date, report date, claimant and summary.
    """
    claims = sorted(
        record.claims.values(),
        key=lambda claim: (claim.event_date, claim.place_id, claim.claim_id),
    )
    return [
        [
            claim.place_id,
            claim.event_date.isoformat(),
            claim.reported_on.isoformat(),
            claim.claimant,
            claim.summary,
        ]
        for claim in claims
    ]


def _boundaries(record: Record) -> dict[str, Any]:
    """Areas and their outline, the borders around, and where the names of the countries stand.

    The neighbours' land is not sent: it is the map's ground.
    """
    # Slow to import, and not needed by those who are only sent what was made.
    from geo.boundaries.geojson import feature_collection
    from geo.boundaries.neighbours import borders, labels, read_neighbours
    from geo.boundaries.simplify import outline, simplified_areas

    areas = simplified_areas(record)
    neighbours = read_neighbours(record)
    empty: dict[str, Any] = {"type": "FeatureCollection", "features": []}
    return {
        "areas": feature_collection(areas),
        "outline": feature_collection(outline(areas)),
        "countries": [] if neighbours is None else labels(neighbours),
        "borders": empty if neighbours is None else feature_collection(borders(neighbours)),
    }


def _json_asset(name: str, content: Any) -> Asset:
    """A body of the record."""
    text = compact_json(content).encode()
    return Asset(f"assets/{_digest([text])}/{name}.json", "application/json", _compressed(text))


@cache
def _frontend_files() -> tuple[str, tuple[Asset, ...]]:
    """(folder, files) of the front end.

    The folder's name changes with any of the files, since they import each other.
    """
    scripts = sorted(path.relative_to(SCRIPTS).as_posix() for path in SCRIPTS.rglob("*.js"))
    files = {name: module_code(SCRIPTS, name).encode() for name in scripts}
    files |= {path.name: path.read_bytes() for path in sorted(IMAGES.glob("*.svg"))}
    files[FIRST_SIGHT_BUNDLE] = bundle(SCRIPTS, FIRST_SIGHT_SCRIPT).encode()
    files[LEAFLET_SCRIPT] = (Path(leaflet.BASE_DIR) / LEAFLET_SCRIPT).read_bytes()
    files[PAGE_STYLES] = (leaflet_styles() + style_sheet(*DASHBOARD_STYLES)).encode()
    folder = f"assets/{_digest(files.values())}"
    assets = (
        Asset(f"{folder}/{name}", _media_type(name), _compressed(body))
        for name, body in files.items()
    )
    return folder, tuple(assets)


def _media_type(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "text/plain"


def _digest(bodies: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for body in bodies:
        digest.update(body)
    return digest.hexdigest()[:16]


def _compressed(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)

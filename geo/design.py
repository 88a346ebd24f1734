"""Design tokens: colours, type and sizes, declared once.

The style sheets, the pictures drawn without a browser, the scripts (through the payload) and
Streamlit's theme take them from here. Colours of actors come with the record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

BAND_EDGE_OPACITY = 0.55
"""Of the line between two bands, in the light theme."""

HALO_OPACITY = 0.85
"""Of the halo around names, in the light theme."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme, as CSS writes them.

    ``page``, ``panel``, ``text`` and ``border`` are those of the page, the rest those of the map
    and of what stands around it.
    """

    page: str
    panel: str
    text: str
    border: str
    ground: str
    neighbour_edge: str
    ink: str
    ink_soft: str
    ink_faint: str
    area_edge: str
    outline: str
    unreported: str
    claimed_ground: str
    band_edge: str
    point_edge: str
    halo: str
    tip: str
    focus: str
    rule: str
    soft: str
    muted: str
    accent: str
    on_accent: str
    warn: str
    warn_ground: str
    shadow: str


LIGHT = Theme(
    page="#fbfaf7",
    panel="#f1efe9",
    text="#22262b",
    border="#ddd9d0",
    ground="#f3f1ec",
    neighbour_edge="#d5d1c8",
    ink="#22262b",
    ink_soft="#5b6168",
    ink_faint="#8b9197",
    area_edge="#ffffff",
    outline="#3a3f45",
    unreported="#e6e4df",
    claimed_ground="#fffdf8",
    band_edge=f"rgb(255 255 255 / {BAND_EDGE_OPACITY})",
    point_edge="#ffffff",
    halo=f"rgb(255 255 255 / {HALO_OPACITY})",
    tip="#ffffff",
    focus="#111111",
    rule="rgb(34 38 43 / 0.16)",
    soft="rgb(34 38 43 / 0.06)",
    muted="#5b6168",
    accent="#1f5f99",
    on_accent="#ffffff",
    warn="#8a5a00",
    warn_ground="#fdf3dc",
    shadow="rgb(0 0 0 / 0.25)",
)

DARK = Theme(
    page="#12161a",
    panel="#1c2127",
    text="#eceef0",
    border="#333a42",
    ground="#191d22",
    neighbour_edge="#2b3138",
    ink="#f0f1f2",
    ink_soft="#a3a9b0",
    ink_faint="#767d85",
    area_edge="#14181d",
    outline="#cfd4d9",
    unreported="#3a4047",
    claimed_ground="#14181d",
    band_edge="rgb(0 0 0 / 0.4)",
    point_edge="#0f1317",
    halo="rgb(10 13 16 / 0.8)",
    tip="#22272d",
    focus="#ffffff",
    rule="rgb(236 238 240 / 0.2)",
    soft="rgb(236 238 240 / 0.08)",
    muted="#a9b0b7",
    accent="#7db7ec",
    on_accent="#10151a",
    warn="#f0c674",
    warn_ground="#33290f",
    shadow="rgb(0 0 0 / 0.28)",
)

RADII: Mapping[str, float] = {
    "district": 2.6,
    "site": 3.4,
    "city": 4.2,
    "crossing": 4.4,
    "capital": 6,
}
"""The radius of a point by its kind: in pixels at zoom 6, and in pictures beside each other.

The order is that of drawing, last on top.
"""

OTHER_RADIUS = 4.0
"""The radius of any other kind."""

LOGO = ("#8ccbf7", "#a83a06")
"""The two colours of ``geo/frontend/images/icon.svg``."""

PAGE_FONTS = (
    '"Source Sans", "Source Sans 3", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif'
)
"""The fonts of pages, the first that the reader has."""

PICTURE_FONTS = ("Source Sans Pro", "DejaVu Sans")
"""The fonts of pictures: the second has the letters that the first lacks."""


def css_variables() -> str:
    """The tokens as custom properties of a style sheet.

    The light theme stands at the root, and is that of paper. The dark one applies on screens where
    the root has ``data-theme="dark"``, which a script sets.
    """
    fonts = f"  --page-fonts: {PAGE_FONTS};\n"
    light = f":root {{\n{fonts}{_properties(LIGHT)}}}\n"
    dark = f':root[data-theme="dark"] {{\n{_properties(DARK)}}}\n'
    return f"{light}@media not print {{\n{dark}}}\n"


def _properties(theme: Theme) -> str:
    tokens = asdict(theme).items()
    return "".join(f"  --{name.replace('_', '-')}: {value};\n" for name, value in tokens)


def streamlit_theme(theme: Theme) -> dict[str, str]:
    """A theme as ``.streamlit/config.toml`` has to state it."""
    return {
        "primaryColor": theme.accent,
        "backgroundColor": theme.page,
        "secondaryBackgroundColor": theme.panel,
        "textColor": theme.text,
        "borderColor": theme.border,
    }

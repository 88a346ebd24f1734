"""The first sight of the map page: its parts in the first HTML, working before Streamlit has woken.

Streamlit's page takes the parts over as they are, so both are handed the same data.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from geo.model.record import Record
from geo.model.view import ViewState
from geo.web.assets import (
    FIRST_SIGHT_BUNDLE,
    PART_SCRIPTS,
    WORDMARK,
    Assets,
    component_markup,
)
from geo.web.map_options import MAP_OPTIONS
from geo.web.notices import notice
from geo.web.pages import PAGES
from geo.web.script_json import script_json
from geo.web.templates import FIRST_SIGHT, render_part


def part_data(name: str, record: Record, assets: Assets, base: str) -> dict[str, Any]:
    """What the script of a part is handed, whoever mounts it.

    Parameters
    ----------
    name
        The part, a key of :data:`~geo.web.assets.PART_SCRIPTS`.
    record
        The record.
    assets
        Its assets.
    base
        The base path of the app on its host, with slashes around it.

    Returns
    -------
    dict
        Can be written as JSON.
    """
    data: dict[str, Any] = {"record": base + assets.payload}
    if name == "map":
        data |= {
            "land": base + assets.boundaries,
            "leaflet": base + assets.leaflet,
            "options": dict(MAP_OPTIONS),
            "window": record.map_window,
        }
    if name == "status":
        data |= {"base": base, "version": assets.version()}
    if name == "places":
        data["claims"] = base + assets.claims
    return data


def first_sight(
    record: Record,
    assets: Assets,
    view: ViewState,
    base: str,
    *,
    panel: str,
    notices: Sequence[str] = (),
    embedded: bool = False,
) -> str:
    """The HTML of the first sight of a view.

    Parameters
    ----------
    record
        The record.
    assets
        Its assets.
    view
        The view that the address asks for.
    base
        The base path of the app on its host, with slashes around it.
    panel
        The panel of the view as HTML.
    notices
        What is said above the panel.
    embedded
        Whether another page has this one inside: it has no header and no panel then.

    Returns
    -------
    str
        The parts, empty until their scripts run, the panel, and what the scripts are handed.
    """
    return render_part(
        FIRST_SIGHT,
        base=base,
        embedded=embedded,
        wordmark=assets.file(WORDMARK),
        script=assets.file(FIRST_SIGHT_BUNDLE),
        pages=PAGES.values(),
        parts={name: component_markup(name) for name in PART_SCRIPTS},
        notices=Markup(notice([*notices]) if notices else ""),  # noqa: S704 -- a rendered template
        panel=Markup(panel),  # noqa: S704 -- a rendered template
        data=script_json(_handed(record, assets, view, base)),
    )


def _handed(record: Record, assets: Assets, view: ViewState, base: str) -> dict[str, Any]:
    """What all parts are handed together: none gives a name another meaning."""
    data: dict[str, Any] = {"selection": view.parameters()}
    for name in PART_SCRIPTS:
        data |= part_data(name, record, assets, base)
    return data

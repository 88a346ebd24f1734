"""The pages of the static site as HTML: one that carries everything, and a small one for each day.

They are made of the same files as the dashboard's. They fetch nothing, so they also work opened
from disk.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import Any
from urllib.parse import urljoin

from geo.dataset import archive
from geo.model.record import Record
from geo.model.view import Moment
from geo.web import assets, panels, templates
from geo.web.address import NOTICES
from geo.web.assets import Assets, record_assets
from geo.web.bundle import bundle
from geo.web.link_preview import name_attribute, page_tags, view_tags
from geo.web.map_options import MAP_OPTIONS
from geo.web.pages import PAGES, read_pages
from geo.web.script_json import compact_json, script_json
from geo.web.site_files import file_groups
from geo.wording.credits import credit
from geo.wording.states import day_words
from geo.wording.views import headline, view_description, view_title

DAYS = "days/"
"""The folder of the pages of days."""

DAY_SCRIPT = "site/day.js"


def site_page(record: Record, address: str) -> str:
    """The page that carries everything. ``address`` is where the site will be served."""
    made = record_assets(record)
    scripts = _scripts(made)
    opens_on = record.opens_on
    title = f"Claimline: {record.title}"
    sentence = headline(record, Moment(opens_on))
    tags = page_tags(
        title,
        str(record.descriptor.get("description", "")),
        address=address,
        image=urljoin(address, f"{DAYS}{opens_on}.png"),
    )
    return templates.render(
        templates.SITE,
        title=title,
        attribute=name_attribute,
        tags=tags,
        icon=_data_address("image/svg+xml", assets.ICON),
        wordmark=_data_address("image/svg+xml", assets.WORDMARK),
        styles=assets.leaflet_styles() + assets.style_sheet(*assets.SITE_STYLES),
        pages=PAGES.values(),
        parts={name: assets.component_markup(name) for name in assets.PART_SCRIPTS},
        summary=f"{day_words(opens_on)}: {sentence}. The map needs JavaScript.",
        credit=credit(record),
        file_groups=file_groups(record),
        data_files=[name for name in archive.file_names(record) if "/" not in name],
        settings=script_json(_settings(record)),
        payload=script_json(json.loads(_text(made, made.payload))),
        boundaries=script_json(json.loads(_text(made, made.boundaries))),
        texts=_compressed_json(_texts(record)),
        scripts=scripts,
        policy=_policy(scripts.values()),
    )


def day_page(record: Record, day: date, address: str) -> str:
    """The small page of a day: its preview for those who only see the link, and a link to the map.

    Parameters
    ----------
    record
        The record.
    day
        A day of its period.
    address
        Where the site will be served, with a slash at the end.

    Returns
    -------
    str
        HTML that leads on to the map by itself.
    """
    moment = Moment(day)
    own, image = (urljoin(address, f"{DAYS}{day}.{suffix}") for suffix in ("html", "png"))
    script = assets.head_script(DAY_SCRIPT)
    return templates.render(
        templates.SITE_DAY,
        policy=_policy([script], images="'self'"),
        script=script,
        title=view_title(record, moment),
        attribute=name_attribute,
        tags=view_tags(record, moment, address=own, image=image),
        day=day,
        headline=headline(record, moment),
        description=view_description(record, moment),
        credit=credit(record),
        styles=assets.style_sheet("site_day.css", *assets.LAST_STYLES),
    )


def _settings(record: Record) -> dict[str, Any]:
    return {
        "window": record.map_window,
        "options": dict(MAP_OPTIONS),
        "notices": NOTICES,
        "days": DAYS,
    }


def _texts(record: Record) -> dict[str, Mapping[str, str]]:
    """Everything that is read beside the map, as HTML."""
    return {
        "places": {place_id: panels.place_dossier(record, place_id) for place_id in record.places},
        "days": {day.isoformat(): panels.day_dossier(record, day) for day in record.days},
        "statements": panels.statements(record),
        "pages": read_pages(record),
    }


def _scripts(made: Assets) -> dict[str, str]:
    """The scripts of the page, in the order in which they run."""
    return {
        "early": assets.head_script(assets.EARLY_SCRIPT),
        "leaflet": _text(made, made.leaflet),
        "page": bundle(assets.SCRIPTS, assets.SITE_SCRIPT),
    }


def _policy(scripts: Iterable[str], images: str = "data:") -> str:
    """A page's Content-Security-Policy: it may ask for nothing, and runs these scripts alone.

    ``images`` says where its pictures may come from.
    """
    hashes = " ".join(map(_policy_hash, scripts))
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src {images}; "
        "base-uri 'none'; form-action 'none'"
    )


def _policy_hash(script: str) -> str:
    """What the page's Content-Security-Policy calls a script by: no other script runs in it."""
    return f"'sha256-{base64.b64encode(sha256(script.encode()).digest()).decode()}'"


def _text(made: Assets, path: str) -> str:
    return made.by_path[path].body.decode()


def _compressed_json(content: Any) -> str:
    return base64.b64encode(gzip.compress(compact_json(content).encode(), mtime=0)).decode()


def _data_address(media_type: str, name: str) -> str:
    body = base64.b64encode((assets.IMAGES / name).read_bytes()).decode()
    return f"data:{media_type};base64,{body}"

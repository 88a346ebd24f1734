"""What readers take away from a view: files, a time-lapse, a citation, the code that embeds it."""

from __future__ import annotations

import datetime
import threading
from urllib.parse import urlencode

import streamlit as st

from geo import citation, reading, timelapse
from geo.link import Selection
from pages.parts import pictures
from pages.parts.root import public_address, root_path
from pages.parts.shelf import Display

KINDS = {"MP4": ("mp4", "video/mp4"), "GIF": ("gif", "image/gif")}

_filming = threading.Lock()


def share(shown: Display, selection: Selection) -> None:
    """A button that opens what there is to take away; until it is opened nothing of it is made or sent."""
    drawer = st.popover("Share", key="share", on_change="rerun", icon=":material/download:")
    if not drawer.open:
        return
    with drawer:
        files, film, cite, embed = st.tabs(["Files", "Time-lapse", "Cite", "Embed"])
        with files:
            st.html(reading.files(_files(shown, selection)))
        with film:
            _film(shown, selection)
        with cite:
            today = datetime.datetime.now(datetime.UTC).date()
            for form, name in zip(citation.FORMATS, ("Plain text", "BibTeX", "CSL-JSON"), strict=True):
                st.caption(name)
                st.code(citation.citation(shown.record, selection, _address(selection), today, form), language=None, wrap_lines=True)
        with embed:
            st.caption("Map, slider and a link back, for a page of yours. It fits 600 by 400 and anything larger.")
            st.code(reading.embedding(_address(selection) + "&embed=true"), language=None, wrap_lines=True)


def _address(selection: Selection) -> str:
    scheme = "https" if st.context.url and st.context.url.startswith("https:") else "http"
    return f"{public_address(scheme, st.context.headers)}{root_path()}?{selection.query()}"


def _files(shown: Display, selection: Selection) -> list[tuple[str, list[tuple[str, str]]]]:
    """(what, [(format, address)]) of each file of a view."""
    view = selection.query()
    known = {"known": selection.known.isoformat()} if selection.known else {}
    control = {"on": selection.date.isoformat(), **known}
    claims = {**({"place": selection.place} if selection.place else {}), **control}
    place = f" about {shown.record.places[selection.place].name}" if selection.place else ""
    tables = {"CSV": "csv", "GeoJSON": "geojson", "GeoPackage": "gpkg", "GeoParquet": "parquet"}

    def table(name: str, asked: dict[str, str]) -> list[tuple[str, str]]:
        return [(label, f"{root_path()}api/v1/{name}?{urlencode({**asked, 'format': form})}") for label, form in tables.items()]

    return [
        (
            "Map of this day, for print",
            [(label, f"{root_path()}{path}?{view}") for label, path in (("PNG", "map.png"), ("SVG", "map.svg"))],
        ),
        ("Picture for posts", [("PNG", f"{root_path()}{pictures.PREVIEW}?{view}")]),
        ("Who held what on this day", table("control", control)),
        (f"Claims{place} up to this day", table("claims", claims)),
        ("The whole record", [("Data package", f"{root_path()}api/v1/datapackage.zip")]),
    ]


def _film(shown: Display, selection: Selection) -> None:
    first, last = shown.record.period
    start, end = st.slider("Days", first, last, (max(first, selection.date - datetime.timedelta(21)), selection.date), format="D MMM")
    kind = st.segmented_control("Format", list(KINDS), default="MP4", required=True)
    form, media_type = KINDS[kind or "MP4"]
    if not st.button("Make the time-lapse", width="stretch"):
        return
    bar = st.progress(0.0, text="Waiting for another one to be finished" if _filming.locked() else "Drawing")
    with _filming:
        made = getattr(timelapse, form)(
            shown.record, start, end, selection.view, lambda done, total: bar.progress(done / total, text=f"Day {done} of {total}")
        )
    bar.empty()
    name = f"claimline-{shown.record.descriptor['name']}-{start}-{end}-{selection.view}.{form}"
    st.download_button(f"Save {len(made) / 1e6:.1f} MB", made, name, media_type, on_click="ignore", type="primary", width="stretch")

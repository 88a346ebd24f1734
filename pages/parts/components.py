"""The front-end parts as Streamlit components, and the map."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from geo.assets import FRONTEND
from geo.chart import chart
from geo.link import Selection
from pages.parts.root import root_path
from pages.parts.shelf import Display


@st.cache_resource
def settle() -> None:
    """Once all imports are in and the record is read: what lives as long as the process need not be walked by every collection."""
    gc.collect()
    gc.freeze()


@st.cache_resource
def _component(name: str) -> Callable[..., Any]:
    return st.components.v2.component(
        f"claimline_{name}",
        html=(FRONTEND / f"{name}.html").read_text(encoding="utf-8"),
        js=(FRONTEND / "component.js").read_text(encoding="utf-8"),
        isolate_styles=False,
    )


def _data(name: str, shown: Display) -> dict[str, Any]:
    addresses = {"adapter": shown.assets.module("streamlit.js"), "module": shown.assets.module(f"{name}.js"), "record": shown.assets.states}
    return {role: root_path() + address for role, address in addresses.items()}


def headline(shown: Display) -> None:
    """The date and its headline, following the slider."""
    _component("headline")(key="headline", data=_data("headline", shown))


def places(shown: Display) -> None:
    """The list of places."""
    _component("places")(key="places", data={**_data("places", shown), "claims": root_path() + shown.assets.claims})


def timeline(shown: Display, selection: Selection) -> None:
    """The controls under the map. Where they come to rest the address changes, and the page runs again."""
    data = {**_data("timeline", shown), "selection": selection.parameters()}
    _component("timeline")(key="timeline", data=data, on_selection_change=_follow)


def _follow() -> None:
    rested = st.session_state["timeline"].get("selection")
    if isinstance(rested, dict):
        st.query_params.from_dict({name: str(rested[name])[:80] for name in ("date", "place", "view", "claims") if rested.get(name)})


def record_map(shown: Display) -> None:
    """The map of the record. Nothing is read back from it: presses reach the server through the timeline."""
    name = str(shown.record.descriptor["name"])
    with st.container(key="map"):
        st_folium(
            chart(shown.record, shown.assets, root_path()),
            key=f"map-{name}-{shown.assets.states}",
            height=560,
            use_container_width=True,
            returned_objects=[],
        )

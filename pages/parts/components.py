"""The front end's parts as Streamlit components, and the map."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any

import streamlit as st

from geo.model.view import ViewState
from geo.server.record_cache import Snapshot
from geo.web.assets import (
    COMPONENT_ADAPTER,
    PART_SCRIPTS,
    component_markup,
    component_script,
)
from geo.web.first_sight import part_data
from pages.parts import dashboard
from pages.parts.dashboard import base


@st.cache_resource
def freeze_garbage() -> None:
    """Collect once, when all imports are in and the record is read.

    What lives as long as the process need then not be walked by every collection.
    """
    gc.collect()
    gc.freeze()


@st.cache_resource
def _component(name: str) -> Callable[..., Any]:
    return st.components.v2.component(
        f"claimline_{name}",
        html=f"<template>{component_markup(name)}</template>",
        js=component_script(),
        isolate_styles=False,
    )


def _data(name: str, snapshot: Snapshot) -> dict[str, Any]:
    assets = snapshot.assets
    return {
        "part": name,
        "adapter": base() + assets.file(COMPONENT_ADAPTER),
        "module": base() + assets.file(PART_SCRIPTS[name]),
        **part_data(name, snapshot.record, assets, base()),
    }


def headline(snapshot: Snapshot) -> None:
    """The date and its headline, following the slider."""
    _component("headline")(key="headline", data=_data("headline", snapshot))


def places(snapshot: Snapshot) -> None:
    """The search and the list of places."""
    _component("places")(key="places", data=_data("places", snapshot))


def timeline(snapshot: Snapshot, view: ViewState) -> None:
    """The controls under the map. Where they rest the address changes, and the page runs again."""
    data = {**_data("timeline", snapshot), "selection": view.parameters()}
    _component("timeline")(key="timeline", data=data)


def status(snapshot: Snapshot, view: ViewState) -> None:
    """What the page says of itself: of its server, and of newer records, which readers may take."""
    data = {
        **_data("status", snapshot),
        "selection": view.parameters(),
        "carry": dashboard.is_carried(),
    }
    _component("status")(key="status", data=data, on_record_change=_take_record)


def _take_record() -> None:
    taken = st.session_state["status"].get("record")
    if isinstance(taken, str):
        dashboard.show_record(taken)


def record_map(snapshot: Snapshot) -> None:
    """The map of the record. Presses on it reach the server through the timeline."""
    with st.container(key="map"):
        _component("map")(key="record_map", data=_data("map", snapshot))

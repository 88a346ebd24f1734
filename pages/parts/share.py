"""What readers take away from a view: files, a time-lapse, citations, the code that embeds it."""

from __future__ import annotations

from concurrent.futures import wait
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import streamlit as st

from geo.model.record import Record
from geo.model.view import ViewState
from geo.server.jobs import tasks
from geo.server.jobs.queue import BusyError, Job
from geo.server.jobs.shared import COSTLY, record_job
from geo.server.record_cache import Snapshot
from geo.web.downloads import (
    citations,
    embed_code,
    files_html,
    time_lapse_name,
    view_files,
)
from geo.web.notices import notice
from pages.parts.dashboard import base, own_address


@dataclass(frozen=True, slots=True)
class TimeLapse:
    """A format of time-lapses: what it is saved as."""

    suffix: str
    media_type: str


TIME_LAPSES = {
    "MP4": TimeLapse("mp4", "video/mp4"),
    "GIF": TimeLapse("gif", "image/gif"),
}
"""The formats by the names that readers see."""

TIME_LAPSE_DAYS = 21
"""How many days before the view's day a time-lapse begins, unless the reader moves it."""

LOOK_SECONDS = 0.2
"""How often is looked at how far a time-lapse is, and whether the reader still waits for it."""


def show_share(snapshot: Snapshot, view: ViewState) -> None:
    """A button that opens what there is to take away; before that, nothing of it is made."""
    popover = st.popover("Share", key="share", on_change="rerun", icon=":material/download:")
    if not popover.open:
        return
    with popover:
        files, time_lapse, cite, embed = st.tabs(["Files", "Time-lapse", "Cite", "Embed"])
    with files:
        st.html(files_html(view_files(snapshot.record, view, base())))
    with time_lapse:
        _show_time_lapse(snapshot.record, view)
    with cite:
        _show_citations(snapshot.record, view)
    with embed:
        _show_embed_code(view)


def _show_citations(record: Record, view: ViewState) -> None:
    today = datetime.now(UTC).date()
    for label, text in citations(record, view, _view_address(view), today):
        st.caption(label)
        st.code(text, language=None, wrap_lines=True)


def _show_embed_code(view: ViewState) -> None:
    st.caption(
        "Map, slider and a link back, for a page of yours. It is as wide as its place there."
    )
    st.code(embed_code(_view_address(view)), language=None, wrap_lines=True)


def _view_address(view: ViewState) -> str:
    return f"{own_address()}?{view.query()}"


def _show_time_lapse(record: Record, view: ViewState) -> None:
    first, last = record.period
    start = max(first, view.date - timedelta(TIME_LAPSE_DAYS))
    days = st.slider("Days", first, last, (start, view.date), format="D MMM")
    label = st.segmented_control("Format", list(TIME_LAPSES), default="MP4", required=True)
    chosen = TIME_LAPSES[label or "MP4"]
    if not st.button("Make the time-lapse", width="stretch"):
        return
    try:
        made = _drawn(record, days, view, chosen)
    except (BusyError, ValueError) as error:
        st.html(notice([f"No time-lapse: {error}."]))
        return
    st.download_button(
        f"Save {len(made) / 1e6:.1f} MB",
        made,
        time_lapse_name(record, days, view.clock, chosen.suffix),
        chosen.media_type,
        on_click="ignore",
        type="primary",
        width="stretch",
    )


def _drawn(record: Record, days: tuple[date, date], view: ViewState, chosen: TimeLapse) -> bytes:
    """The time-lapse, drawn beside while a bar shows how far it is.

    When the reader leaves or presses anything, the run ends at the next step of the bar, and with
    it the drawing.
    """
    job = COSTLY.submit(
        record_job(record, tasks.film, chosen.suffix, *days, view.clock, abandonable=True)
    )
    shown = st.empty()
    try:
        with shown.container():
            bar = st.progress(0.0)
            st.button("Cancel", width="stretch")
            while not job.future.done():
                bar.progress(*_step(job))
                wait([job.future], LOOK_SECONDS)
        made: bytes = job.future.result()
        return made
    finally:
        COSTLY.leave(job)
        shown.empty()


def _step(job: Job) -> tuple[float, str]:
    """(share done, words) of a job."""
    if job.progress is None:
        return 0.0, "Waiting for its turn"
    done, total = job.progress
    return done / total, f"Day {done} of {total}"

"""The Python API: frames with types, limits by day and by publication, and plain errors."""

from __future__ import annotations

import doctest
import inspect
from datetime import date, datetime

import geopandas as gpd
import pandas as pd
import pytest

import geo
from geo.control.explanation import explain
from geo.dataset.reader import DEFAULT_FOLDER
from geo.model.problem import DataError
from geo.model.view import Clock, Moment
from geo.tables import frames as frames_module
from geo.tables.frames import RecordFrames
from geo.tables.queries import claim_rows, control_rows, history_rows

DAY = date(2021, 8, 12)


@pytest.fixture(scope="module")
def frames(record) -> RecordFrames:
    return RecordFrames(record)


def cells(frame: pd.DataFrame) -> list[dict]:
    """The rows of a frame as an answer has them."""
    plain = frame.astype(object).where(frame.astype(object).notna(), None)
    return [
        {
            name: cell.date().isoformat() if isinstance(cell, datetime) else cell
            for name, cell in row.items()
        }
        for row in plain.to_dict("records")
    ]


def test_read_takes_a_folder_and_else_the_shipped_record(folder):
    assert geo.read().record.folder == DEFAULT_FOLDER
    assert geo.read(folder).record.folder == folder
    assert geo.read(str(folder)).record.claims == geo.read().record.claims
    with pytest.raises(DataError, match="no such file"):
        geo.read(folder / "nowhere")


@pytest.mark.parametrize("known", [None, date(2021, 8, 10)])
@pytest.mark.parametrize("kind", [None, "capital"])
def test_control_holds_the_rows_of_the_other_answers(frames, known, kind):
    control = frames.control(DAY, known, kind)
    expected = control_rows(frames.record, Moment(DAY, known), kind)
    assert cells(control.drop(columns="geometry")) == expected


def test_control_has_shapes_and_days(frames):
    control = frames.control(DAY)
    assert isinstance(control, gpd.GeoDataFrame)
    assert control.crs == "EPSG:4326"
    assert control.since.dtype == control.last_claim.dtype == "datetime64[s]"
    shapes = control.set_index("kind").geometry
    assert set(shapes["province"].geom_type) <= {"Polygon", "MultiPolygon"}
    assert set(shapes["capital"].geom_type) == {"Point"}
    positions = [place.lat is None for place in frames.record.places.values()]
    unknown = control.geometry.isna() | control.kind.eq("province")
    assert unknown.tolist() == positions


def test_claims_hold_the_rows_of_the_other_answers(frames):
    expected = claim_rows(frames.record, Moment(DAY, DAY), "capital", "herat")
    assert cells(frames.claims("herat", DAY, DAY, "capital")) == expected
    assert len(frames.claims()) == len(frames.record.claims)


def test_a_frame_without_rows_has_the_types_of_one_with_rows(frames):
    for empty, full in (
        (frames.claims(on="1999-01-01"), frames.claims()),
        (frames.history("herat", known="1999-01-01"), frames.history("herat")),
    ):
        assert len(empty) == 0
        assert empty.dtypes.equals(full.dtypes)


def test_counts_add_up_and_have_a_column_for_every_actor(frames):
    counts = frames.counts(DAY)
    actors = list(frames.record.actors)
    assert list(counts.columns) == ["total", *actors, "contested", "unreported"]
    assert counts.drop(columns="total").sum(axis=1).equals(counts.total)
    assert list(frames.counts(DAY, kind="city").index) == ["city"]
    then = frames.counts("2021-08-15", known="2021-08-10")
    assert then.loc["capital", "taliban"] < frames.counts("2021-08-15").loc["capital", "taliban"]


def test_sources_and_places_are_those_of_the_files(frames):
    sources, places = frames.sources(), frames.places()
    assert sources.source_id.tolist() == list(frames.record.sources)
    assert sources.published_on.dtype == "datetime64[s]"
    assert places.place_id.tolist() == list(frames.record.places)
    assert (places.lat.dtype, places.population.dtype) == ("float64", "Int64")


@pytest.mark.parametrize(
    ("words", "clock", "known"),
    [
        ({}, Clock.HINDSIGHT, None),
        ({"known": "2021-08-10"}, Clock.HINDSIGHT, date(2021, 8, 10)),
        ({"clock": "known"}, Clock.KNOWN, None),
    ],
)
def test_a_history_holds_the_states_by_the_day_each_begins(frames, words, clock, known):
    for place_id in ("herat", "AF-HER"):
        history = frames.history(place_id, **words)
        assert history.date.is_monotonic_increasing
        assert cells(history) == history_rows(frames.record, place_id, clock, known)


def test_a_history_as_known_then_begins_with_the_period(frames):
    start, _ = frames.record.period
    assert frames.history("herat", clock="known").date[0] == pd.Timestamp(start)


@pytest.mark.parametrize("known", [None, "2021-08-12"])
def test_an_explanation_can_be_read_and_computed_with(frames, known):
    explanation = frames.explain("AF-HER", DAY, known)
    moment = Moment(DAY, known and DAY)
    expected = explain(frames.record, "AF-HER", moment)
    assert explanation.claims.claim_id.tolist() == [each.claim_id for each in expected.deciding]
    assert explanation.holder == expected.state.holder
    assert (explanation.supporters, explanation.origins) == (
        expected.supporters,
        expected.deciding_origins,
    )
    text = str(explanation)
    assert text.startswith("Herat (province), 12 August 2021")
    assert ("as known on 12 August 2021" in text) == (known is not None)
    assert explanation.because in text
    assert "its seat" not in text
    assert all(summary in text for summary in explanation.claims.summary)


def test_an_explanation_says_where_the_claims_are_about_the_seat(frames):
    claims, seats = frames.record.claims_by_place, frames.record.seats
    area, seat = next((area, seat) for area, seat in seats.items() if not claims[area])
    explanation = frames.explain(area, DAY)
    assert set(explanation.claims.place_id) == {seat}
    assert f"its seat {frames.record.places[seat].name} decides" in str(explanation)


def test_a_place_without_a_report_is_explained_too(frames):
    explanation = frames.explain("herat", "1999-01-01")
    assert (explanation.holder, explanation.standing) == (None, "unreported")
    assert len(explanation.claims) == 0
    assert "no report" in repr(explanation)


@pytest.mark.parametrize("day", [DAY, "2021-08-12", datetime(2021, 8, 12, 18), pd.Timestamp(DAY)])
def test_a_day_can_be_given_in_several_ways(frames, day):
    assert frames.counts(day, known=day).equals(frames.counts(DAY, known=DAY))


@pytest.mark.parametrize("day", ["yesterday", "12.8.2021", "", 20210812, None])
def test_what_is_no_day_is_refused(frames, day):
    for method in (frames.control, frames.counts):
        with pytest.raises(ValueError, match="is not a day like '2021-08-12'"):
            method(day)
    with pytest.raises(ValueError, match="is not a day"):
        frames.explain("herat", day)


@pytest.mark.parametrize("place", ["Herat", "herrat", "HERAT"])
def test_an_unknown_place_is_refused_with_the_nearest(frames, place):
    for method in (frames.history, frames.claims, lambda place: frames.explain(place, DAY)):
        with pytest.raises(KeyError, match="nearest: herat"):
            method(place)


def test_an_unknown_kind_or_clock_is_refused_with_the_names_allowed(frames):
    for method in (frames.control, frames.counts):
        with pytest.raises(ValueError, match="'planet' is none of capital, city, crossing"):
            method(DAY, kind="planet")
    with pytest.raises(ValueError, match="'foresight' is none of hindsight, known"):
        frames.history("herat", clock="foresight")
    with pytest.raises(ValueError, match="limit of its own"):
        frames.history("herat", known=DAY, clock="known")


def test_the_examples_in_the_docstrings_are_true():
    failed, attempted = doctest.testmod(frames_module)
    assert (failed, attempted > 10) == (0, True)


@pytest.mark.parametrize(
    "name", [name for name in vars(RecordFrames) if not name.startswith("_") and name != "read"]
)
def test_every_parameter_of_a_public_method_is_documented(name):
    method = getattr(RecordFrames, name)
    names = [each for each in inspect.signature(method).parameters if each != "self"]
    documented = method.__doc__
    assert documented
    for parameter in names:
        assert f"        {parameter}\n            " in documented

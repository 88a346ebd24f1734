"""The interactive map of the Python API."""

import folium
import pytest

from geo.control.history import state_at
from geo.model.view import Moment
from geo.tables.folium_map import UNREPORTED_COLOUR
from geo.tables.frames import RecordFrames
from geo.wording.states import state_words

DAY = "2021-08-12"


@pytest.fixture(scope="module")
def frames(record):
    return RecordFrames(record)


def drawn(made, kind):
    return [child for child in made._children.values() if isinstance(child, kind)]


def test_areas_are_drawn_in_the_colour_of_their_holder_and_named(frames, record):
    made = frames.map(DAY, kind="province")
    areas = drawn(made, folium.GeoJson)
    assert len(areas) == 34
    html = made.get_root().render()
    moment = Moment(frames.control(DAY).since.max().date().replace(day=12))
    herat = state_at(record, "AF-HER", moment)
    assert f"<strong>Herat</strong> (province)<br>{state_words(record, herat)}" in html
    assert record.actors[herat.holder].colour in html
    assert not drawn(made, folium.CircleMarker)


def test_points_lie_on_areas_and_places_without_a_position_are_left_out(frames, record):
    made = frames.map(DAY)
    layers = [child for child in made._children.values() if hasattr(child, "tooltip") or child]
    kinds = [type(child).__name__ for child in layers]
    points = drawn(made, folium.CircleMarker)
    assert len(points) == sum(place.lat is not None for place in record.places.values())
    assert kinds.index("CircleMarker") > max(n for n, kind in enumerate(kinds) if kind == "GeoJson")


def test_the_map_has_no_tiles(frames):
    assert "tileLayer" not in frames.map(DAY, kind="capital").get_root().render()


def test_what_is_not_reported_is_grey(frames):
    assert UNREPORTED_COLOUR in frames.map("1999-01-01", kind="capital").get_root().render()


def test_names_from_the_files_are_text(frames, record, monkeypatch):
    from dataclasses import replace

    hostile = replace(record.places["herat"], name="<img src=x onerror=alert(1)>")
    places = {**record.places, "herat": hostile}
    made = RecordFrames(replace(record, places=places)).map(DAY, kind="capital")
    assert "<img" not in made.get_root().render()


def test_an_unknown_kind_is_refused(frames):
    with pytest.raises(ValueError, match="none of"):
        frames.map(DAY, kind="planet")


def test_two_places_of_one_name_are_told_apart(frames):
    html = frames.map(DAY, kind="district").get_root().render()
    assert "<strong>Tagab (Kapisa)</strong>" in html
    assert "<strong>Tagab</strong>" not in html

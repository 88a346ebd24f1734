"""The print map: all that a reader of the print needs to judge it."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

from geo.control.history import state_at
from geo.images import render
from geo.images.print_map import scale_bar_km
from geo.model.view import Moment
from geo.wording.views import headline

from .conftest import DAY
from .drawn import extent, look, shapes, svg_words, text_of, texts, words

pytestmark = pytest.mark.long


def column(page) -> list[tuple[str, float]]:
    """The words beside the map and their baselines, from top to bottom."""
    found = [text for text in texts(page.canvas) if text.get_position()[0] == 688.3]
    return [(text.get_text(), text.get_position()[1]) for text in found]


def test_the_titles_say_place_day_state_and_headline(page, record):
    page.show(Moment(DAY), "herat")
    assert look(text_of(page.canvas, "Herat, 12 August 2021")) == ("#22262b", 26, 700)
    assert look(text_of(page.canvas, record.title)) == ("#5b6168", 10, 400)
    said = f"Held by the Taliban, confirmed. {headline(record, Moment(DAY))}."
    assert look(text_of(page.canvas, said)) == ("#22262b", 13, 400)
    page.show(Moment(DAY))
    assert text_of(page.canvas, "12 August 2021").get_position() == (30, 68)
    assert text_of(page.canvas, f"{headline(record, Moment(DAY))}.").get_position() == (30, 89)


def test_only_a_page_of_what_was_known_then_says_so(page):
    page.show(Moment(DAY, DAY))
    assert look(text_of(page.canvas, "As known then")) == ("#fbfaf7", 11.5, 700)
    page.show(Moment(DAY))
    assert "As known then" not in words(page.canvas)


def test_the_legend_explains_actors_standings_and_kinds(page):
    page.show(Moment(DAY))
    said = [line for line, _ in column(page)]
    assert said[:11] == [
        "Afghan government",
        "Taliban",
        "Claimed by that side only",
        "Contested: fighting, or claims",
        "disagree",
        "No report",
        "Capital",
        "Crossing",
        "City",
        "Site",
        "District",
    ]


def test_the_marks_in_the_legend_are_as_large_as_on_the_map(page):
    page.show(Moment(DAY))
    marks = [
        artist
        for artist in page.canvas.artists
        if artist.get_zorder() == 10 and hasattr(artist, "get_offsets")
    ][-5:]
    diagonal = 2**0.5
    sides = [extent(mark.get_paths()[0])[0] for mark in marks]
    assert sides == pytest.approx([7.44, 5.456 * diagonal, 5.208, 4.216, 3.224], rel=1e-3)
    assert {to_hex(mark.get_facecolor()[0]) for mark in marks} == {"#5b6168"}
    baselines = dict(column(page))
    assert [mark.get_offsets()[0][1] + 3 for mark in marks] == pytest.approx(
        [baselines[kind] for kind in ("Capital", "Crossing", "City", "Site", "District")]
    )


def test_the_counts_are_of_the_seats_by_who_holds_them(page, record):
    page.show(Moment(DAY))
    capitals = [place for place in record.places.values() if place.kind == "capital"]
    states = [state_at(record, place.place_id, Moment(DAY)) for place in capitals]
    contested = sum(state.standing == "contested" for state in states)
    taliban = sum(
        state.holder == "taliban" and state.standing in ("confirmed", "claimed") for state in states
    )
    lines = column(page)[11:]
    numbers = {
        text.get_position()[1]: text.get_text()
        for text in texts(page.canvas)
        if text.get_text().isdigit()
        and text.get_position()[0] < 688
        and text.get_position()[0] > 664
    }
    counts = {said: int(numbers[baseline]) for said, baseline in lines}
    assert counts["Contested"] == contested
    assert counts["Taliban"] == taliban
    assert sum(counts.values()) == len(capitals) == 34
    assert list(counts.values()) == sorted(counts.values(), reverse=True)
    assert look(text_of(page.canvas, "Provincial capitals")) == ("#22262b", 9, 700)


def test_the_foot_counts_what_had_been_read(page, record):
    page.show(Moment(DAY, DAY))
    read = [
        claim
        for claim in record.claims.values()
        if claim.event_date <= DAY and claim.reported_on <= DAY
    ]
    origins = {record.sources[claim.source_id].origin for claim in read}
    foot = [text for text in texts(page.canvas) if text.get_fontsize() == pytest.approx(7.6)]
    sources, licence = (text for text in foot if look(text)[0] == "#5b6168")
    assert f"From {len(read):,} claims published by 12 August 2021" in sources.get_text()
    assert f"of {len(origins)} origins" in sources.get_text()
    assert f"version {record.descriptor['version']}" in sources.get_text()
    assert record.settings["boundaries"]["credit"] in licence.get_text()
    assert [text.get_position()[1] for text in (sources, licence)] == [558, 569.5]


def test_the_scale_bar_is_as_long_as_it_says(page):
    page.show(Moment(DAY))
    points_per_km = page.map.projected.points_per_km
    west, east = (page.map.projected.points[place] for place in ("herat", "kabul"))
    assert np.hypot(*np.subtract(east, west)) / points_per_km == pytest.approx(642, rel=0.01)
    parts = [
        patch.get_path().get_extents()
        for patch in shapes(page.canvas, edge="#5b6168")
        if extent(patch.get_path())[1] == pytest.approx(2.6)
    ]
    assert len(parts) == 2
    assert parts[1].x1 - parts[0].x0 == pytest.approx(200 * points_per_km)
    assert parts[0].x1 == pytest.approx(parts[1].x0)
    labels = [text_of(page.canvas, words) for words in ("0", "100", "200 km")]
    assert {look(text) for text in labels} == {("#5b6168", 7, 400)}
    middles = [text.get_position()[0] for text in labels]
    assert np.diff(middles) == pytest.approx([100 * points_per_km] * 2, abs=4)


@pytest.mark.parametrize(
    ("points_per_km", "km"),
    [(0.4, 200), (0.6, 100), (0.599, 200), (24, 2), (1000, 1), (0.001, 50_000)],
)
def test_a_scale_bar_is_of_a_round_number(points_per_km, km):
    assert scale_bar_km(points_per_km) == km


def test_the_map_has_a_frame(page):
    (frame,) = (patch for patch in shapes(page.canvas, edge="#d5d1c8") if patch.get_zorder() == 10)
    assert frame.get_path().get_extents().extents == pytest.approx((30, 104, 646, 538))
    assert frame.get_linewidth() == 0.6


@pytest.mark.parametrize(
    "place_id",
    ["AF-HER", "herat", "balkh-city", "ab-band", "islam-qala", "bagram-airfield", "abshar"],
)
def test_a_place_of_any_kind_can_be_shown(page, record, place_id):
    page.show(Moment(DAY), place_id)
    title = record.place_titles[place_id]
    assert f"{title}, 12 August 2021" in words(page.canvas)
    ringed = [artist for artist in page.canvas.artists if artist.get_zorder() == 6]
    assert len(ringed) == (0 if record.places[place_id].lat is None and place_id != "AF-HER" else 2)


def test_a_record_without_licence_credit_and_neighbours_can_be_printed(bare_record):
    said = svg_words(render.print_map(bare_record, Moment(DAY), "AF-HER", "svg"))
    assert "Herat (province), 12 August 2021" in said
    assert not [
        line for line in said if "Licence" in line or "Boundaries" in line or "version" in line
    ]
    assert "P A K I S T A N" not in said


def test_the_page_is_a4(page):
    assert (page.canvas.width / 72 * 25.4, page.canvas.height / 72 * 25.4) == pytest.approx(
        (297, 210), abs=0.1
    )

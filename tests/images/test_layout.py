"""What stands around a map: legend, badge, and what changes with the moment."""

import numpy as np
import pytest
from shapely import Polygon, box

from geo.images.canvas import Canvas
from geo.images.layout import PictureLayout, legend_rows
from geo.images.text import TextStyle
from geo.images.theme import MapStyle
from geo.model.view import Moment

from .conftest import DAY
from .drawn import (
    BLUE,
    CLAIMED,
    CONFIRMED,
    CONTESTED,
    RUST,
    UNREPORTED,
    colours,
    extent,
    look,
    shapes,
    stripe_edges,
    text_of,
    texts,
    words,
)

STATES = [UNREPORTED, CONTESTED, CLAIMED, CONFIRMED]
ROWS = [
    ("Afghan government", "government"),
    ("Taliban", "taliban"),
    ("Claimed by that side only", CLAIMED),
    ("Contested: fighting, or claims disagree", CONTESTED),
    ("No report", UNREPORTED),
]


class Blank(PictureLayout):
    """A layout with nothing around its map."""

    def compose(self, states, moment, place_id) -> None:
        pass


@pytest.fixture(scope="module")
def blank(record) -> Blank:
    style = MapStyle(
        place_size=8,
        country_size=7,
        named_places=2,
        marker_scale=1,
        stripe_pitch=8,
        line_width=1,
        margin=10,
    )
    return Blank(record, Canvas(500, 300), box(200, 0, 500, 300), style)


@pytest.fixture
def around(blank):
    """The layout with nothing around its map, and what is drawn there from now on."""
    blank.show(Moment(DAY))
    before = set(blank.canvas.artists)
    return blank, lambda: [artist for artist in blank.canvas.artists if artist not in before]


def test_a_legend_explains_actors_then_standings(record):
    rows = legend_rows(record, STATES)
    assert [said for said, _ in rows] == [said for said, _ in ROWS]
    assert [state for _, state in rows[2:]] == [CLAIMED, CONTESTED, UNREPORTED]
    assert [state.holder for _, state in rows[:2]] == ["government", "taliban"]


def test_a_legend_explains_only_what_is_there(record):
    assert [said for said, _ in legend_rows(record, [CONFIRMED])] == ["Taliban"]
    assert [said for said, _ in legend_rows(record, [CONTESTED], {})] == [
        "Afghan government",
        "Taliban",
    ]
    assert legend_rows(record, []) == []


def test_each_row_of_a_legend_has_swatch_mark_and_words(around, record):
    layout, drawn = around
    last = layout.legend(legend_rows(record, STATES), (20, 50), 10, 1000, gap=0.5)
    assert last == pytest.approx(50 + 4 * 17)
    lines = [artist for artist in drawn() if artist in texts(layout.canvas)]
    assert [line.get_text() for line in lines] == [said for said, _ in ROWS]
    assert [line.get_position() for line in lines] == [
        pytest.approx((47, 50 + 17 * number)) for number in range(5)
    ]
    assert {look(line) for line in lines} == {("#22262b", 10, 400)}
    grounds = [
        patch
        for fill in (RUST, BLUE, "#fffdf8", "#e6e4df")
        for patch in shapes(layout.canvas, fill=fill, edge="none")
        if len(patch.get_path()) == 5 and extent(patch.get_path()) == pytest.approx((14, 8.4))
    ]
    assert len(grounds) == 5
    frames = [patch for patch in shapes(layout.canvas, edge="#8b9197") if patch in drawn()]
    assert [patch.get_linewidth() for patch in frames] == pytest.approx([0.4] * 5)


def test_swatches_are_striped_as_areas_are(around, record):
    layout, drawn = around
    layout.legend([("claimed", CLAIMED), ("contested", CONTESTED)], (20, 50), 20, 1000)
    sparse, bands = (
        patch.get_path() for patch in shapes(layout.canvas, fill=RUST) if patch in drawn()
    )
    for path, degrees, pitch, width in ((sparse, 45, 9, 3.78), (bands, -45, 12, 6)):
        edges = stripe_edges(path, degrees)
        assert max(end - start for start, end in edges) == pytest.approx(width)
        full = [start for start, end in edges if end - start > width - 1e-6]
        assert np.diff(full) == pytest.approx([pitch] * (len(full) - 1))
        assert len(full) > 1


def test_marks_of_a_legend_are_filled_as_those_of_the_map_are(around):
    layout, drawn = around
    rows = [("a", CONFIRMED), ("b", CLAIMED), ("c", CONTESTED), ("d", UNREPORTED)]
    layout.legend(rows, (20, 50), 10, 1000)
    marks = [artist for artist in drawn() if hasattr(artist, "get_offsets")]
    assert [colours(mark.get_facecolor())[0] for mark in marks] == [
        RUST,
        "#fffdf8",
        BLUE,
        RUST,
        "#e6e4df",
    ]
    assert [colours(mark.get_edgecolor())[0] for mark in (marks[1], marks[4])] == [RUST, "#5b6168"]
    confirmed, claimed, contested, right, _ = (extent(mark.get_paths()[0]) for mark in marks)
    assert confirmed == contested == pytest.approx((6.4, 6.4))
    assert claimed == pytest.approx((5.44, 5.44))
    assert right == pytest.approx((3.2, 6.4))
    assert tuple(marks[0].get_offsets()[0]) == pytest.approx((40, 46.7))


def test_words_that_are_too_long_go_on_in_the_next_line(around):
    layout, drawn = around
    last = layout.legend([("some words that are long", CONFIRMED)], (20, 50), 10, 87)
    lines = [artist.get_text() for artist in drawn() if artist in texts(layout.canvas)]
    assert " ".join(lines) == "some words that are long"
    assert last == pytest.approx(50 + 12 * (len(lines) - 1))
    assert len(lines) > 1


def test_the_badge_says_as_known_then_in_light_on_dark(around):
    layout, drawn = around
    layout.known_then_badge(20, 100, 10)
    text = text_of(layout.canvas, "As known then")
    assert look(text) == ("#fbfaf7", 10, 700)
    assert text.get_position() == (25, 100)
    (badge,) = (patch for patch in shapes(layout.canvas, fill="#22262b") if patch in drawn())
    left, top, right, bottom = Polygon(badge.get_path().vertices).bounds
    assert (left, top, bottom) == pytest.approx((20, 89.5, 104.2))
    assert 70 < right - left < 80


def test_what_changes_goes_before_another_moment_is_drawn(blank):
    blank.show(Moment(DAY))
    count = len(blank.canvas.artists)
    blank.write("Line", 10, 10, TextStyle(8))
    blank.draw_marker(blank.map.edges.get_paths()[0], (5, 5), "#000000")
    blank.known_then_badge(20, 100, 10)
    assert blank.paragraph(["one", "two"], 10, 20, TextStyle(10)) == pytest.approx(32)
    assert len(blank.canvas.artists) == count + 6
    blank.show(Moment(DAY))
    assert len(blank.canvas.artists) == count
    assert "Line" not in words(blank.canvas)


def test_an_unknown_place_is_a_key_error(blank):
    with pytest.raises(KeyError, match="nowhere"):
        blank.show(Moment(DAY), "nowhere")

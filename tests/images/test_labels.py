"""Labels of the map: what is named, in which type, and off what."""

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Circle, PathPatch
from matplotlib.patheffects import withStroke
from shapely import Point, box

from .drawn import letters_box, look, shapes, texts

LABELS = 7


def labels(layout) -> list:
    return [text for text in texts(layout.canvas) if text.get_zorder() == LABELS]


def label_of(layout, line: str):
    (found,) = (text for text in labels(layout) if text.get_text() == line)
    return found


def seats(layout) -> dict[str, tuple[float, float]]:
    places = layout.record.places
    points = layout.map.projected.points
    return {place: at for place, at in points.items() if places[place].kind == "capital"}


def test_names_of_places_and_of_countries_have_their_type(card, page):
    for layout, place, highlighted, country in ((card, 20, 28, 15), (page, 7.6, 10.64, 7)):
        layout.map.highlight("kandahar")
        name = label_of(layout, "Kunduz")
        assert look(name) == ("#22262b", place, 700)
        (halo,) = name.get_path_effects()
        assert isinstance(halo, withStroke)
        assert halo._gc["linewidth"] == pytest.approx(place * 0.18)
        assert (halo._gc["foreground"], halo._gc["alpha"]) == ("#ffffff", 0.85)
        assert look(label_of(layout, "P A K I S T A N")) == ("#8b9197", country, 400)
        colour, size, weight = look(label_of(layout, "Kandahar"))
        assert (colour, weight) == ("#22262b", 700)
        assert size == pytest.approx(highlighted)


def test_a_card_names_nine_seats_and_a_page_all_of_them(card, page):
    for layout, count in ((card, 9), (page, 34)):
        layout.map.highlight("")
        names = [text for text in labels(layout) if text.get_fontweight() == 700]
        assert len(names) == count
    capitals = {place.name for place in page.record.places.values() if place.kind == "capital"}
    assert capitals == {text.get_text() for text in names}


def test_the_highlighted_seat_is_named_once(card):
    card.map.highlight("herat")
    names = [text for text in labels(card) if text.get_fontweight() == 700]
    assert len(names) == 10
    assert [text.get_text() for text in names].count("Herat") == 1


def test_seats_with_most_claims_are_named_first(card, record):
    card.map.highlight("")
    named = {text.get_text() for text in labels(card) if text.get_fontweight() == 700}
    ranked = sorted(seats(card), key=lambda place: -len(record.claims_by_place[place]))
    assert {record.places[place].name for place in ranked[:9]} == named


@pytest.mark.parametrize("place_id", ["", "herat", "AF-HER", "islam-qala"])
def test_no_label_covers_the_mark_of_a_seat(card, page, place_id):
    for layout, radius in ((card, 6.9), (page, 3.72)):
        layout.map.highlight(place_id)
        marks = [Point(at).buffer(radius) for at in seats(layout).values()]
        for text in labels(layout):
            letters = letters_box(text)
            assert not [mark for mark in marks if mark.intersects(letters)], text.get_text()


@pytest.mark.parametrize("place_id", ["", "kabul", "AF-PAN"])
def test_no_two_labels_overlap_and_none_leaves_the_map(card, page, place_id):
    for layout in (card, page):
        layout.map.highlight(place_id)
        found = [letters_box(text) for text in labels(layout)]
        assert all(layout.map.projected.frame.contains(shape) for shape in found)
        assert not [
            1 for at, shape in enumerate(found) for other in found[:at] if shape.intersects(other)
        ]


def test_countries_are_named_on_their_own_ground(page):
    page.map.highlight("")
    countries = page.map.projected.neighbours.set_index("name").geometry
    spaced = {" ".join(name.upper()): shape for name, shape in countries.items()}
    named = [text for text in labels(page) if text.get_fontweight() == 400]
    assert len(named) == 6
    for text in named:
        assert spaced[text.get_text()].contains(letters_box(text))
        assert letters_box(text).distance(page.map.projected.all_areas) > 5


@pytest.mark.parametrize(
    ("place_id", "radius"),
    [
        ("herat", 6 * 1.15 + 6.24),
        ("islam-qala", 4.4 * 1.15 + 6.24),
        ("bagram-airfield", 3.4 * 1.15 + 6.24),
        ("ab-band", 2.6 * 1.15 + 6.24),
        ("balkh-city", 4.2 * 1.15 + 6.24),
    ],
)
def test_a_highlighted_point_has_a_black_ring_on_a_white_one(card, place_id, radius):
    card.map.highlight(place_id)
    under, ring = (artist for artist in card.canvas.artists if isinstance(artist, Circle))
    for circle, colour, width in ((under, "#ffffff", 6.24), (ring, "#111111", 3.12)):
        assert circle.get_radius() == pytest.approx(radius)
        assert circle.center == card.map.projected.points[place_id]
        assert to_hex(circle.get_edgecolor()) == colour
        assert circle.get_linewidth() == pytest.approx(width)
        assert circle.get_zorder() == 6
        assert not circle.get_fill() or circle.get_facecolor()[3] == 0


def test_a_highlighted_area_has_its_edge_traced_and_its_name_inside(page):
    page.map.highlight("AF-HEL")
    area = page.map.projected.areas["AF-HEL"]
    rings = [patch for patch in shapes(page.canvas) if patch.get_zorder() == 6]
    assert [to_hex(ring.get_edgecolor()) for ring in rings] == ["#ffffff", "#111111"]
    assert [ring.get_linewidth() for ring in rings] == pytest.approx([3.12, 1.56])
    for ring in rings:
        assert ring.get_path().get_extents().extents == pytest.approx(area.bounds)
    name = label_of(page, "Helmand")
    assert look(name) == ("#22262b", pytest.approx(10.64), 700)
    assert area.contains(letters_box(name))


def test_the_name_of_a_small_area_stands_around_it(page):
    page.map.highlight("AF-KAB")
    area = page.map.projected.areas["AF-KAB"]
    (name,) = (text for text in labels(page) if text.get_fontsize() == pytest.approx(10.64))
    assert name.get_text() == "Kabul"
    assert not area.contains(letters_box(name))
    assert area.distance(letters_box(name)) < 40


def test_the_ring_goes_with_the_place(card):
    card.map.highlight("herat")
    card.map.highlight("")
    assert not [artist for artist in card.canvas.artists if artist.get_zorder() == 6]
    assert label_of(card, "Herat").get_fontsize() == 20


def test_a_name_away_from_its_place_has_a_leader_line(card):
    card.map.highlight("")
    leaders = [
        patch
        for patch in card.canvas.artists
        if isinstance(patch, PathPatch) and patch.get_zorder() == LABELS
    ]
    positions = np.array(list(seats(card).values()))
    assert leaders
    for leader in leaders:
        start, end = leader.get_path().vertices
        assert to_hex(leader.get_edgecolor()) == "#22262b"
        assert leader.get_linewidth() == pytest.approx(0.96)
        assert np.abs(positions - end).sum(1).min() == pytest.approx(0, abs=1e-6)
        assert min(Point(start).distance(letters_box(text)) for text in labels(card)) < 4


def test_a_place_without_a_position_changes_no_label(card):
    card.map.highlight("")
    before = [(text.get_text(), text.get_position()) for text in labels(card)]
    card.map.highlight("ghakhi")
    assert [(text.get_text(), text.get_position()) for text in labels(card)] == before


def test_labels_keep_off_a_reserved_corner(page):
    (reserved,) = page.map._labels.reserved
    page.map.highlight("")
    assert reserved.area > 1000
    assert not [text for text in labels(page) if letters_box(text).intersects(reserved)]
    assert box(*reserved.bounds).within(page.map.projected.frame)

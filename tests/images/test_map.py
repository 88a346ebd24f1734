"""The map: fills, stripes and lines of areas, and the land around them."""

import numpy as np
import pytest
from matplotlib.colors import to_hex
from shapely import box

from geo.control.history import state_at
from geo.control.standing import Standing
from geo.model.view import Moment

from .conftest import DAY, every_state
from .drawn import (
    BLUE,
    CLAIMED,
    CONFIRMED,
    CONTESTED,
    RUST,
    UNREPORTED,
    colours,
    shapes,
    shares,
    stripe_edges,
)


def test_a_confirmed_area_is_filled_with_its_holder_s_colour(drawing, record):
    drawing.show_states(every_state(record, UNREPORTED, **{"AF-HER": CONFIRMED}))
    number = list(drawing.projected.areas.index).index("AF-HER")
    found = colours(drawing.areas.get_facecolor())
    assert found[number] == RUST
    assert set(found[:number] + found[number + 1 :]) == {"#e6e4df"}
    assert not len(drawing.stripes.get_paths())


def test_a_claimed_area_has_narrow_stripes_that_lean_right(drawing, record):
    drawing.show_states(every_state(record, UNREPORTED, **{"AF-HEL": CLAIMED}))
    (stripes,) = drawing.stripes.get_paths()
    assert colours(drawing.stripes.get_facecolor()) == [RUST]
    assert colours(drawing.stripes.get_edgecolor()) == ["none"]
    number = list(drawing.projected.areas.index).index("AF-HEL")
    assert colours(drawing.areas.get_facecolor())[number] == "#fffdf8"
    pitch, width = measured(stripes, 45)
    assert (pitch, width) == pytest.approx((9.8, 4.2))


def test_a_contested_area_has_bands_that_lean_left(drawing, record):
    drawing.show_states(every_state(record, UNREPORTED, **{"AF-HEL": CONTESTED}))
    (stripes,) = drawing.stripes.get_paths()
    assert colours(drawing.stripes.get_facecolor()) == [RUST]
    ((red, green, blue, opacity),) = drawing.stripes.get_edgecolor()
    assert (red, green, blue, opacity) == (1, 1, 1, 0.55)
    number = list(drawing.projected.areas.index).index("AF-HEL")
    assert colours(drawing.areas.get_facecolor())[number] == BLUE
    pitch, width = measured(stripes, -45)
    assert (pitch, width) == pytest.approx((14, 7))


def test_the_stripes_of_a_page_are_finer(page, record):
    page.map.show_states(
        every_state(record, UNREPORTED, **{"AF-HEL": CONTESTED, "AF-KAN": CLAIMED})
    )
    bands, sparse = page.map.stripes.get_paths()
    assert measured(bands, -45) == pytest.approx((8, 4))
    assert measured(sparse, 45) == pytest.approx((5.6, 2.4))


def measured(stripes, degrees: float) -> tuple[float, float]:
    """(pitch, width) of the stripes that are as wide as the area lets them be."""
    edges = stripe_edges(stripes, degrees)
    width = max(end - start for start, end in edges)
    full = [start for start, end in edges if end - start > width - 1e-6]
    steps = np.diff(full)
    assert len(full) > 5
    return float(steps[steps > 1e-6].min()), width


def test_edges_and_outline_have_their_colour_and_width(card, page):
    for layout, line in ((card, 1.2), (page, 0.6)):
        drawing = layout.map
        assert set(colours(drawing.edges.get_edgecolor())) == {"#ffffff"}
        assert drawing.edges.get_linewidths() == pytest.approx([line * 1.1])
        assert drawing.stripes.get_linewidths() == pytest.approx([line])
        assert to_hex(drawing.outline.get_edgecolor()) == "#3a3f45"
        assert drawing.outline.get_linewidth() == pytest.approx(line * 1.4)


def test_what_lies_around_is_paler_and_below(card):
    neighbours = [patch for patch in shapes(card.canvas) if patch.get_zorder() == 1]
    fills = {to_hex(patch.get_facecolor()) for patch in neighbours if patch.get_facecolor()[3]}
    (borders,) = (patch for patch in neighbours if patch.get_edgecolor()[3])
    assert fills == {"#f3f1ec"}
    assert to_hex(borders.get_edgecolor()) == "#d5d1c8"
    assert borders.get_linewidth() == pytest.approx(1.2)
    assert len(neighbours) == len(card.map.projected.neighbours) + 1


def test_layers_of_the_map_are_in_their_order(drawing):
    layers = [
        artist.get_zorder()
        for artist in (drawing.areas, drawing.stripes, drawing.edges, drawing.markers[0].whole)
    ]
    assert layers == [2, 3, 4, 5]


def test_a_corner_that_no_area_reaches_into_is_kept_free(page):
    x, y = page.map.reserve_corner(100, 20)
    reserved = page.map._labels.reserved.pop()
    assert reserved.bounds == (x, y - 20, x + 100, y)
    assert not reserved.intersects(page.map.projected.all_areas)
    assert page.map.projected.frame.buffer(-13).contains(reserved)


@pytest.mark.parametrize("moment", [Moment(DAY), Moment(DAY.replace(month=9, day=5))])
def test_pixels_of_a_confirmed_province_are_of_its_holder_alone(card, card_image, record, moment):
    image = card_image(moment, "")
    confirmed = 0
    for area_id, shape in card.map.projected.areas.items():
        state = state_at(record, area_id, moment)
        if state.standing is not Standing.CONFIRMED:
            continue
        confirmed += 1
        others = [
            actor.colour for actor in record.actors.values() if actor.actor_id != state.holder
        ]
        own, *rest = shares(image, shape.buffer(-2), record.actors[state.holder].colour, *others)
        assert own > 0.33, area_id
        assert own > 3 * max(rest), area_id
    assert confirmed > 5


def test_pixels_of_a_claimed_province_are_ground_with_stripes(card, card_image, record):
    then, hindsight = Moment(DAY.replace(day=21), DAY.replace(day=21)), Moment(DAY.replace(day=21))
    state = state_at(record, "AF-NUR", then)
    assert state.standing is Standing.CLAIMED
    colour = record.actors[state.holder].colour
    shape = card.map.projected.areas["AF-NUR"].buffer(-2)
    ground, striped = shares(card_image(then, ""), shape, "#fffdf8", colour, within=9)
    assert ground > striped > 0.1
    assert shares(card_image(hindsight, ""), shape, "#fffdf8", within=9)[0] < 0.1


def test_pixels_of_a_contested_province_are_of_both_sides(card, card_image, record):
    state = state_at(record, "AF-HEL", Moment(DAY))
    assert state.standing is Standing.CONTESTED
    both = [record.actors[actor].colour for actor in (state.holder, state.contender)]
    shape = card.map.projected.areas["AF-HEL"]
    first, second = shares(card_image(Moment(DAY), ""), shape, *both)
    assert min(first, second) > 0.25


def test_pixels_around_a_highlighted_place_are_black(card, card_image):
    x, y = card.map.projected.points["herat"]
    around = box(x - 20, y - 20, x + 20, y + 20)
    assert shares(card_image(Moment(DAY), "herat"), around, "#111111")[0] > 0.05
    assert shares(card_image(Moment(DAY), ""), around, "#111111")[0] == 0

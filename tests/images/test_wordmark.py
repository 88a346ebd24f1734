"""The wordmark: the logo and the name."""

import pytest
from matplotlib.colors import to_hex
from shapely import box

from geo.images.canvas import Canvas
from geo.images.wordmark import draw_wordmark

from .drawn import look, pixel_colours, shapes, stripe_edges, text_of


def test_the_wordmark_is_the_name_beside_the_logo():
    canvas = Canvas(200, 100)
    draw_wordmark(canvas, 20, 60, 21)
    name = text_of(canvas, "Claimline")
    assert name.get_position() == (56, 60)
    assert look(name) == ("#22262b", 21, 700)
    body, half, stripes, line = shapes(canvas)
    fills = [to_hex(patch.get_facecolor()) for patch in (body, half, stripes)]
    assert fills == ["#8ccbf7", "#fffdf8", "#a83a06"]
    assert to_hex(line.get_edgecolor()) == "#22262b"
    assert line.get_linewidth() == 2
    assert body.get_path().get_extents().extents == pytest.approx((20, 41, 48, 65))
    edges = stripe_edges(stripes.get_path(), 45)
    assert max(end - start for start, end in edges) == pytest.approx(3)


@pytest.mark.parametrize(
    ("layout", "position", "size"), [("card", (44, 582), 27), ("page", (664, 537), 13)]
)
def test_every_picture_has_the_wordmark(request, layout, position, size):
    canvas = request.getfixturevalue(layout).canvas
    name = text_of(canvas, "Claimline")
    (x, y), scale = position, size / 21
    assert look(name) == ("#22262b", size, 700)
    assert name.get_position() == pytest.approx((x + 36 * scale, y))


def test_the_logo_can_be_seen_on_a_card(card_image):
    from geo.model.view import Moment

    from .conftest import DAY

    found = pixel_colours(card_image(Moment(DAY), ""), box(44, 555, 80, 590))
    assert {"#8ccbf7", "#a83a06", "#fffdf8", "#22262b"} <= found

"""The canvas: points from the upper left corner, as pixels and as SVG."""

import xml.etree.ElementTree as ET

import numpy as np
import pytest
from matplotlib.path import Path
from shapely import box

from geo.images.canvas import Canvas
from geo.images.shapes import marker, path
from geo.images.text import TextStyle

from .drawn import SVG, pixel_colours, svg_words

SQUARE = path(box(10, 20, 30, 40))


def test_a_point_is_measured_from_the_upper_left_corner():
    canvas = Canvas(100, 50, dpi=144)
    canvas.shape(SQUARE, 1, fill="#ff0000")
    image = canvas.image()
    assert image.size == (200, 100)
    assert image.mode == "RGB"
    assert pixel_colours(image, box(22, 42, 58, 78)) == {"#ff0000"}
    assert pixel_colours(image, box(0, 0, 200, 38)) == {"#fbfaf7"}


def test_a_shape_is_stroked_as_wide_as_asked():
    canvas = Canvas(100, 50)
    canvas.shape(Path([(0, 25), (100, 25)]), 1, edge="#000000", line_width=4)
    column = np.asarray(canvas.image())[:, 50, 0]
    assert (column == 0).sum() == 4


def test_a_higher_layer_is_drawn_over_a_lower_one():
    canvas = Canvas(100, 50)
    canvas.shape(SQUARE, 2, fill="#ff0000")
    canvas.shape(SQUARE, 1, fill="#0000ff")
    assert pixel_colours(canvas.image(), box(12, 22, 28, 38)) == {"#ff0000"}


def test_marks_keep_their_size_at_every_position():
    canvas = Canvas(100, 50)
    marks = canvas.marks(marker("site", 4), [(20, 20), (70, 30)], 1, 0)
    marks.set_facecolor("#ff0000")
    red = (np.asarray(canvas.image()) == (255, 0, 0)).all(2)
    assert red.sum() == 2 * 8 * 8
    assert red[16:24, 16:24].all()
    assert red[26:34, 66:74].all()


def test_text_stands_on_its_baseline_in_its_colour():
    canvas = Canvas(100, 50)
    (text,) = canvas.text("HHH", 10, 30, TextStyle(20, 700, "#5b6168"))
    image = canvas.image()
    assert text.get_zorder() == 10
    inked = (np.asarray(image) != (251, 250, 247)).any(2)
    rows, columns = np.flatnonzero(inked.any(1)), np.flatnonzero(inked.any(0))
    assert (rows[0], rows[-1]) == (pytest.approx(17, abs=1), pytest.approx(29, abs=1))
    assert columns[0] == pytest.approx(11, abs=1)
    assert "#5b6168" in pixel_colours(image, box(0, 0, 100, 50))


def test_a_halo_is_around_the_letters():
    canvas = Canvas(100, 50)
    canvas.shape(path(box(0, 0, 100, 50)), 1, fill="#000000")
    canvas.text("H", 10, 30, TextStyle(20, 700, "#ff0000", halo=4))
    found = pixel_colours(canvas.image(), box(0, 0, 100, 50))
    assert "#ff0000" in found
    assert "#d8d8d8" in found  # white, of an opacity of 0.85


def test_a_halo_of_an_svg_is_the_same_text_below_hidden_from_readers():
    canvas = Canvas(100, 50, vector=True)
    canvas.text("Herat", 10, 30, TextStyle(20, 700, halo=3.6))
    svg = canvas.svg("Title")
    assert svg_words(svg) == ["Herat", "Herat"]
    hidden = [
        node for node in ET.fromstring(svg).iter(f"{SVG}g") if node.get("aria-hidden") == "true"
    ]
    assert [node.get("id") for node in hidden] == ["halo-360-0"]
    rule = b'g[id^="halo-360-"] text{stroke:#ffffff;stroke-opacity:0.85;'
    assert rule + b"stroke-linejoin:round;stroke-width:3.6px}" in svg


def test_an_svg_has_title_fonts_and_no_markup_from_texts():
    canvas = Canvas(100, 50, vector=True)
    canvas.text("$x^2$ <b>&", 10, 30, TextStyle(20))
    svg = canvas.svg("A <title>")
    assert svg_words(svg) == ["$x^2$ <b>&"]
    assert b"<title>A &lt;title&gt;</title>" in svg
    assert b"'Source Sans Pro', 'Source Sans 3', Arial" in svg
    assert svg.count(b"@font-face") == 1


def test_the_same_drawing_gives_the_same_svg():
    def drawn() -> bytes:
        canvas = Canvas(100, 50, vector=True)
        canvas.shape(SQUARE, 1, fill="#ff0000")
        canvas.text("Herat", 10, 30, TextStyle(20, halo=2))
        return canvas.svg("Title")

    assert drawn() == drawn()

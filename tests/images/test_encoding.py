"""Encoding: few colours, of which those that mean something are exact."""

import io

import numpy as np
import pytest
from PIL import Image

from geo.images.encoding import png, quantized

GROUND, FILL, RARE = (251, 250, 247), (168, 58, 6), (0, 158, 115)


@pytest.fixture(scope="module")
def image() -> Image.Image:
    """Half ground, half fill, a strip of many colours, and one pixel of a rare one."""
    pixels = np.empty((100, 100, 3), np.uint8)
    pixels[:50], pixels[50:] = GROUND, FILL
    pixels[80:] = np.random.default_rng(1).integers(0, 255, (20, 100, 3))
    pixels[10, 10] = RARE
    return Image.fromarray(pixels)


def pixel(image: Image.Image, x: int, y: int) -> tuple[int, ...]:
    return tuple(np.asarray(image.convert("RGB"))[y, x])


def test_flat_fills_keep_their_exact_colour(image):
    reduced = quantized(image, 16)
    assert pixel(reduced, 50, 20) == GROUND
    assert pixel(reduced, 50, 60) == FILL


def test_a_colour_that_means_something_is_exact_however_small(image):
    assert pixel(quantized(image, 16), 10, 10) != RARE
    assert pixel(quantized(image, 16, ["#009E73"]), 10, 10) == RARE
    assert pixel(quantized(image, 16, ["#5E3C99", "#009E73"]), 10, 10) == RARE


@pytest.mark.parametrize("exact", [(), ("#009E73", "#5E3C99", "#8CCBF7")])
@pytest.mark.parametrize("colours", [16, 127, 255])
def test_there_are_no_more_colours_than_asked_for(image, colours, exact):
    reduced = quantized(image, colours, exact)
    assert reduced.mode == "P"
    assert len(reduced.getcolors()) <= colours
    assert max(index for _, index in reduced.getcolors()) < colours
    assert len(reduced.getcolors()) > colours / 2


def test_a_png_says_how_many_pixels_an_inch_has(image):
    data = png(image, 300, ["#009E73"])
    with Image.open(io.BytesIO(data)) as read:
        assert read.format == "PNG"
        assert read.info["dpi"] == pytest.approx((300, 300), abs=0.1)
        assert pixel(read, 10, 10) == RARE
        assert pixel(read, 50, 20) == GROUND


def test_the_same_image_gives_the_same_bytes(image):
    assert png(image) == png(image.copy())

"""What the tests of pictures read from a canvas, an image and an SVG document."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from types import SimpleNamespace

import numpy as np
import shapely
from matplotlib.colors import to_hex
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from PIL import Image, ImageColor
from shapely import Polygon, box
from shapely.geometry.base import BaseGeometry

from geo.control.standing import Standing
from geo.control.state import State
from geo.images.canvas import Canvas

SVG = "{http://www.w3.org/2000/svg}"

CONFIRMED = State(holder="taliban", standing=Standing.CONFIRMED)
CLAIMED = State(holder="taliban", standing=Standing.CLAIMED)
CONTESTED = SimpleNamespace(holder="government", contender="taliban", standing=Standing.CONTESTED)
"""As much of a contested state as pictures read."""

UNREPORTED = State()
BLUE, RUST = "#8ccbf7", "#a83a06"
"""The colours of the government and of the Taliban in the shipped record."""


def texts(canvas: Canvas) -> list[Text]:
    """The lines of text on a canvas that are not empty."""
    found = [artist for artist in canvas.artists if isinstance(artist, Text)]
    return [text for text in found if text.get_text()]


def words(canvas: Canvas) -> list[str]:
    return [text.get_text() for text in texts(canvas)]


def text_of(canvas: Canvas, line: str) -> Text:
    """The one line of text with these words."""
    (found,) = (text for text in texts(canvas) if text.get_text() == line)
    return found


def look(text: Text) -> tuple[str, float, int]:
    """(colour, size, weight) of a text."""
    return to_hex(text.get_color()), text.get_fontsize(), int(text.get_fontweight())


def shapes(canvas: Canvas, fill: str | None = None, edge: str | None = None) -> list[PathPatch]:
    """The filled or stroked paths on a canvas in a colour."""
    found = [artist for artist in canvas.artists if isinstance(artist, PathPatch)]
    return [
        patch
        for patch in found
        if (fill is None or _hex(patch.get_facecolor()) == fill)
        and (edge is None or _hex(patch.get_edgecolor()) == edge)
    ]


def _hex(colour: Sequence[float]) -> str:
    return to_hex(colour) if colour[3] else "none"


def colours(collection_colours: np.ndarray) -> list[str]:
    """The colours of a collection as hex triplets, ``none`` where they are transparent."""
    return [_hex(colour) for colour in collection_colours]


def extent(path: Path) -> tuple[float, float]:
    """The width and the height of a path."""
    bounds = path.get_extents()
    return bounds.width, bounds.height


def stripe_edges(path: Path, degrees: float) -> list[tuple[float, float]]:
    """Where each stripe of a path begins and ends across their direction, in order.

    ``degrees`` is the turn of the stripes clockwise from upright.
    """
    turn = np.radians(degrees)
    across = np.array([np.cos(turn), np.sin(turn)])
    starts = np.flatnonzero(path.codes == Path.MOVETO)
    rings = np.split(path.vertices, starts[1:])
    offsets = [ring @ across for ring in rings]
    return sorted((float(ring.min()), float(ring.max())) for ring in offsets)


def shares(image: Image.Image, shape: BaseGeometry, *wanted: str, within: int = 0) -> list[float]:
    """How much of a shape (in pixels of the image) has each colour.

    ``within`` is how many levels each channel may be off.
    """
    left, top, right, bottom = (int(side) for side in shape.bounds)
    across, down = np.meshgrid(np.arange(left, right + 1), np.arange(top, bottom + 1))
    inside = shapely.contains_xy(shape, across.ravel() + 0.5, down.ravel() + 0.5)
    pixels = np.asarray(image).astype(int)[down.ravel()[inside], across.ravel()[inside]]
    return [
        float((np.abs(pixels - ImageColor.getrgb(colour)).max(1) <= within).mean())
        for colour in wanted
    ]


def pixel_colours(image: Image.Image, shape: Polygon) -> set[str]:
    """The colours of the pixels in the bounds of a shape, as hex triplets."""
    part = image.convert("RGB").crop(tuple(int(side) for side in shape.bounds))
    counted = part.getcolors(part.width * part.height)
    return {f"#{red:02x}{green:02x}{blue:02x}" for _, (red, green, blue) in counted}


def letters_box(text: Text) -> Polygon:
    """The rectangle of a line's capital letters, in points of its canvas."""
    _, baseline = text.get_position()
    to_points = text.get_transform().inverted()
    left, _, right, _ = to_points.transform_bbox(text.get_window_extent()).extents
    return box(left, baseline - text.get_fontsize() * 0.6, right, baseline)


def svg_words(svg: bytes) -> list[str]:
    return ["".join(text.itertext()) for text in ET.fromstring(svg).iter(f"{SVG}text")]


def noise_with(size: tuple[int, int], colours: Sequence[str]) -> Image.Image:
    """An image of many colours, with one pixel of each of those given, in its first row."""
    width, height = size
    pixels = np.random.default_rng(1).integers(0, 255, (height, width, 3), np.uint8)
    pixels[0, : len(colours)] = [ImageColor.getrgb(colour) for colour in colours]
    return Image.fromarray(pixels)

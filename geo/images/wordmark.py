"""The wordmark of Claimline: its logo and its name."""

from __future__ import annotations

import geopandas as gpd
from shapely import LineString, Polygon, box, clip_by_rect

from geo.design import LOGO
from geo.images.canvas import Canvas
from geo.images.fonts import BOLD
from geo.images.shapes import path, stripes
from geo.images.text import TextStyle
from geo.images.theme import CLAIMED_GROUND, INK, Layer, StripePattern

NAME = "Claimline"
LOGO_BLUE, LOGO_RUST = LOGO
"""The two colours of ``geo/frontend/icon.svg``."""

LOGO_STRIPES = StripePattern(6, 3, 45)
"""In the units of the same file."""


def draw_wordmark(canvas: Canvas, x: float, y: float, size: float) -> None:
    """Draw the logo and the name beside it.

    Parameters
    ----------
    canvas
        The canvas.
    x
        The left edge of the logo, in points.
    y
        The baseline of the name, in points.
    size
        The size of the name, in points.
    """
    scale = size / 21
    left, top = x - 2 * scale, y - 23 * scale

    def placed(shape: Polygon | LineString) -> Polygon | LineString:
        return gpd.GeoSeries([shape]).affine_transform([scale, 0, 0, scale, left, top]).iloc[0]

    layer = Layer.SURROUND
    body = box(6, 8, 26, 24).buffer(4)
    half = Polygon([(14, 4), (31, 4), (31, 28), (20, 28)]).intersection(body)
    line = clip_by_rect(LineString([(14, 4), (20, 28)]), 2, 4, 30, 28)
    canvas.shape(path(placed(body)), layer, LOGO_BLUE)
    canvas.shape(path(placed(half)), layer, CLAIMED_GROUND)
    (striped,) = stripes(gpd.GeoSeries([placed(half)]), LOGO_STRIPES.scaled(scale))
    canvas.shape(striped, layer, LOGO_RUST)
    canvas.shape(path(placed(line)), layer, edge=INK, line_width=2 * scale)
    canvas.text(NAME, x + 36 * scale, y, TextStyle(size, BOLD))

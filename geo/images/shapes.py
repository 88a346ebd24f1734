"""Shapes for drawing: Matplotlib paths of geometries, stripes, the marks of places."""

from __future__ import annotations

from typing import Any, Literal

import geopandas as gpd
import shapely
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from shapely import MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry

from geo.images.theme import MARKERS, StripePattern

Point = tuple[float, float]


def path(shape: BaseGeometry) -> Path:
    """A shape as a Matplotlib path.

    Polygons are closed, their holes running the other way round; lines stay open.
    """
    parts = [part for part in shapely.get_parts(shape) if not part.is_empty]
    rings = [
        ring
        for part in parts
        if isinstance(part, Polygon)
        for ring in shapely.get_rings(shapely.orient_polygons(part))
    ]
    lines = [part for part in parts if not isinstance(part, Polygon)]
    paths = [Path(shapely.get_coordinates(ring), closed=True) for ring in rings]
    paths += [Path(shapely.get_coordinates(line)) for line in lines]
    return Path.make_compound_path(*paths) if paths else Path([[0, 0]])


def stripes(areas: gpd.GeoSeries, pattern: StripePattern) -> list[Path]:
    """The parts of each area that lie on stripes, in the order of the areas.

    The stripes are the same for all areas, so they run on across borders.
    """
    left, top, right, bottom = areas.total_bounds
    centre = (left + right) / 2, (top + bottom) / 2
    reach = ((right - left) ** 2 + (bottom - top) ** 2) ** 0.5 / 2
    count = int(reach / pattern.pitch) + 1
    starts = [centre[0] + number * pattern.pitch for number in range(-count, count)]
    upright = [
        box(start, centre[1] - reach, start + pattern.width, centre[1] + reach) for start in starts
    ]
    turned = gpd.GeoSeries(upright).rotate(pattern.degrees, origin=centre)
    rows, columns = turned.sindex.query(areas, predicate="intersects")
    parts = shapely.intersection(areas.to_numpy()[rows], turned.to_numpy()[columns])
    return [path(MultiPolygon(polygons(parts[rows == row]))) for row in range(len(areas))]


def polygons(shapes: Any) -> list[Polygon]:
    """The polygons among the parts of shapes, without empty ones."""
    return [
        part
        for part in shapely.get_parts(shapes)
        if isinstance(part, Polygon) and not part.is_empty
    ]


def centred_box(centre: Point, width: float, height: float) -> Polygon:
    """A rectangle around its centre.

    Parameters
    ----------
    centre
        In points, as the rest.
    width, height
        The sides.

    Returns
    -------
    Polygon
        With upright and level sides.
    """
    x, y = centre
    return box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def marker(kind: str, radius: float, half: Literal["full", "right"] = "full") -> Path:
    """The mark of a place.

    Parameters
    ----------
    kind
        The kind of the place.
    radius
        In points.
    half
        The whole mark or its right half.

    Returns
    -------
    Path
        Around the origin, in points.
    """
    style = MarkerStyle(MARKERS.get(kind, "o"), fillstyle=half)
    return style.get_path().transformed(style.get_transform() + Affine2D().scale(2 * radius))

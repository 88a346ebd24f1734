"""The land of a record laid out on a picture: shapes in the picture's own units (x to the right, y down), ready to draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import geopandas as gpd
import shapely
from matplotlib.path import Path
from shapely import MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry

from geo import boundaries
from geo.record import Record

Point = tuple[float, float]


@dataclass(frozen=True)
class Land:
    """Shapes in picture units. ``areas`` is indexed by place, ``neighbours`` has columns ``name``, ``label`` (a point or empty) and
    ``geometry``; ``points`` holds the places drawn as points; ``per_km`` is how many units a kilometre is long in the middle.
    """

    frame: Polygon
    areas: gpd.GeoSeries
    outline: BaseGeometry
    neighbours: gpd.GeoDataFrame
    borders: BaseGeometry
    points: Mapping[str, Point]
    per_km: float

    @cached_property
    def whole(self) -> BaseGeometry:
        """All areas together."""
        return self.areas.union_all(method="coverage")


def land(record: Record, frame: Polygon, margin: float) -> Land:
    """The land of a record, its areas as large as the frame allows with a margin on each side, what lies around cut at the frame.

    The projection is Lambert's azimuthal equal-area one, centred on the areas. Raises :class:`~geo.record.DataError` where the
    boundaries cannot be read.
    """
    areas = boundaries.simplified(boundaries.areas(record), record.settings["boundaries"].get("tolerance_degrees", 0.01))
    west, south, east, north = areas.total_bounds
    crs = f"+proj=laea +lat_0={(south + north) / 2:.3f} +lon_0={(west + east) / 2:.3f} +datum=WGS84 +units=m"
    metres = areas.geometry.to_crs(crs)
    layout, scale = _fitted(metres, frame, margin)

    def laid(series: gpd.GeoSeries) -> gpd.GeoSeries:
        return series.to_crs(crs).affine_transform(layout)

    around = boundaries.neighbours(record)
    if around is None:
        around = gpd.GeoDataFrame({"name": [], "lat": [], "lon": []}, geometry=[], crs=areas.crs)
    lines = boundaries.borders(around) if len(around) else around
    labels = laid(gpd.GeoSeries(gpd.points_from_xy(around["lon"], around["lat"]), crs=areas.crs))
    cut = [MultiPolygon(_polygons(shape)) for shape in laid(around.geometry).intersection(frame)]
    neighbours = gpd.GeoDataFrame({"name": around["name"], "label": labels.to_numpy()}, geometry=cut)
    places = [place for place in record.places.values() if place.place_id not in areas.index and place.lat is not None]
    spots = laid(gpd.GeoSeries(gpd.points_from_xy([at.lon for at in places], [at.lat for at in places]), crs=areas.crs))
    return Land(
        frame=frame,
        areas=metres.affine_transform(layout),
        outline=laid(boundaries.outline(areas).geometry).iloc[0],
        neighbours=neighbours[~neighbours.geometry.is_empty],
        borders=laid(lines.geometry).intersection(frame).union_all(),
        points={place.place_id: (spot.x, spot.y) for place, spot in zip(places, spots, strict=True) if frame.contains(spot)},
        per_km=scale * 1000,
    )


def _fitted(metres: gpd.GeoSeries, frame: Polygon, margin: float) -> tuple[list[float], float]:
    """(coefficients of the affine transformation, units a metre) that lay shapes into the middle of a frame, north up."""
    west, south, east, north = metres.total_bounds
    left, top, right, bottom = frame.bounds
    scale = min((right - left - 2 * margin) / (east - west), (bottom - top - 2 * margin) / (north - south))
    across = (left + right) / 2 - scale * (west + east) / 2
    down = (top + bottom) / 2 + scale * (south + north) / 2
    return [scale, 0, 0, -scale, across, down], scale


def stripes(areas: gpd.GeoSeries, pitch: float, width: float, degrees: float) -> list[Path]:
    """The parts of each area that lie on parallel stripes, which run on across borders; in the order of the areas."""
    left, top, right, bottom = areas.total_bounds
    middle = (left + right) / 2, (top + bottom) / 2
    reach = ((right - left) ** 2 + (bottom - top) ** 2) ** 0.5 / 2
    count = int(reach / pitch) + 1
    upright = [
        box(middle[0] + at * pitch, middle[1] - reach, middle[0] + at * pitch + width, middle[1] + reach) for at in range(-count, count)
    ]
    turned = gpd.GeoSeries(upright).rotate(degrees, origin=middle)
    rows, columns = turned.sindex.query(areas, predicate="intersects")
    cut = shapely.intersection(areas.to_numpy()[rows], turned.to_numpy()[columns])
    return [path(MultiPolygon(_polygons(cut[rows == row]))) for row in range(len(areas))]


def _polygons(shapes: object) -> list[Polygon]:
    return [part for part in shapely.get_parts(shapes) if isinstance(part, Polygon) and not part.is_empty]


def path(shape: BaseGeometry) -> Path:
    """A shape as a Matplotlib path: areas closed, their holes running the other way round; lines open."""
    parts = [part for part in shapely.get_parts(shape) if not part.is_empty]
    areas = [ring for part in parts if isinstance(part, Polygon) for ring in shapely.get_rings(shapely.orient_polygons(part))]
    lines = [part for part in parts if not isinstance(part, Polygon)]
    drawn = [Path(shapely.get_coordinates(ring), closed=True) for ring in areas]
    drawn += [Path(shapely.get_coordinates(line)) for line in lines]
    return Path.make_compound_path(*drawn) if drawn else Path([[0, 0]])

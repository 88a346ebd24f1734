"""The geometry of a record, projected onto a picture.

Coordinates are those of the picture: points, x to the right, y down.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import geopandas as gpd
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geo.boundaries.neighbours import borders, read_neighbours
from geo.boundaries.simplify import outline, simplified_areas
from geo.images.shapes import Point, polygons
from geo.model.record import Record


@dataclass(frozen=True)
class ProjectedMap:
    """What a map shows, in points of the picture.

    ``areas`` is indexed by place. ``neighbours`` has the columns ``name``, ``label`` (where the
    name stands: a point, or an empty one) and ``geometry``. ``points`` are the positions of the
    places drawn as marks. ``points_per_km`` is the scale in the middle of the map.
    """

    frame: Polygon
    areas: gpd.GeoSeries
    outline: BaseGeometry
    neighbours: gpd.GeoDataFrame
    borders: BaseGeometry
    points: Mapping[str, Point]
    points_per_km: float

    @cached_property
    def all_areas(self) -> BaseGeometry:
        """All areas together."""
        return self.areas.union_all(method="coverage")


@dataclass(frozen=True)
class _Projection:
    """A projected CRS in metres, and the affine transformation of its coordinates to points."""

    crs: str
    affine: list[float]

    def project(self, series: gpd.GeoSeries) -> gpd.GeoSeries:
        return series.to_crs(self.crs).affine_transform(self.affine)

    @property
    def points_per_km(self) -> float:
        return self.affine[0] * 1000


def projected_map(record: Record, frame: Polygon, margin: float) -> ProjectedMap:
    """The geometry of a record in the frame of its map.

    The projection is Lambert's azimuthal equal-area one, centred on the areas.

    Parameters
    ----------
    record
        The record.
    frame
        The rectangle of the map, in points. What lies around the areas is cut off at it.
    margin
        The room to leave around the areas on each side, in points.

    Returns
    -------
    ProjectedMap
        Its areas as large as the frame allows, north up.

    Raises
    ------
    geo.model.problem.DataError
        Where the boundaries cannot be read.
    """
    areas = simplified_areas(record)
    projection = _fitted_projection(areas, frame, margin)
    around = read_neighbours(record)
    if around is None:
        columns: dict[str, list[object]] = {"name": [], "lat": [], "lon": []}
        around = gpd.GeoDataFrame(columns, geometry=[], crs=areas.crs)
    return ProjectedMap(
        frame=frame,
        areas=projection.project(areas.geometry),
        outline=projection.project(outline(areas).geometry).iloc[0],
        neighbours=_projected_neighbours(around, projection, frame),
        borders=_projected_borders(around, projection, frame),
        points=_projected_points(record, areas, projection, frame),
        points_per_km=projection.points_per_km,
    )


def _fitted_projection(areas: gpd.GeoDataFrame, frame: Polygon, margin: float) -> _Projection:
    """The projection that lays areas into the middle of a frame, as large as its margin allows."""
    west, south, east, north = areas.total_bounds
    centre = f"+lat_0={(south + north) / 2:.3f} +lon_0={(west + east) / 2:.3f}"
    crs = f"+proj=laea {centre} +datum=WGS84 +units=m"
    west, south, east, north = areas.geometry.to_crs(crs).total_bounds
    left, top, right, bottom = frame.bounds
    scale = min(
        (right - left - 2 * margin) / (east - west), (bottom - top - 2 * margin) / (north - south)
    )
    across = (left + right) / 2 - scale * (west + east) / 2
    down = (top + bottom) / 2 + scale * (south + north) / 2
    return _Projection(crs, [scale, 0, 0, -scale, across, down])


def _projected_neighbours(
    around: gpd.GeoDataFrame, projection: _Projection, frame: Polygon
) -> gpd.GeoDataFrame:
    labels = gpd.GeoSeries(gpd.points_from_xy(around["lon"], around["lat"]), crs=around.crs)
    inside = projection.project(around.geometry).intersection(frame)
    neighbours = gpd.GeoDataFrame(
        {"name": around["name"], "label": projection.project(labels).to_numpy()},
        geometry=[MultiPolygon(polygons(shape)) for shape in inside],
    )
    return neighbours[~neighbours.geometry.is_empty]


def _projected_borders(
    around: gpd.GeoDataFrame, projection: _Projection, frame: Polygon
) -> BaseGeometry:
    lines = borders(around) if len(around) else around
    return projection.project(lines.geometry).intersection(frame).union_all()


def _projected_points(
    record: Record, areas: gpd.GeoDataFrame, projection: _Projection, frame: Polygon
) -> dict[str, Point]:
    """The positions of the places inside the frame that are no areas."""
    places = [
        place
        for place in record.places.values()
        if place.place_id not in areas.index and place.lat is not None
    ]
    lon, lat = [place.lon for place in places], [place.lat for place in places]
    points = projection.project(gpd.GeoSeries(gpd.points_from_xy(lon, lat), crs=areas.crs))
    return {
        place.place_id: (point.x, point.y)
        for place, point in zip(places, points, strict=True)
        if frame.contains(point)
    }

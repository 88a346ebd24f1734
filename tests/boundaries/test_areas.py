"""Areas: any public file by a mapping, in EPSG:4326."""

import geopandas as gpd
import pytest
import shapely
from shapely import Point
from support.data import change_descriptor

from geo.boundaries.areas import read_areas
from geo.dataset.reader import read_record
from geo.model.problem import DataError

pytestmark = pytest.mark.long


def test_the_provinces_are_a_valid_coverage_of_34(record):
    frame = read_areas(record)
    assert len(frame) == 34
    assert frame.crs.to_epsg() == 4326
    assert frame.geometry.is_valid.all()
    assert shapely.coverage_is_valid(frame.geometry.to_numpy())


def test_every_capital_lies_in_its_province(record):
    frame = read_areas(record)
    capitals = [place for place in record.places.values() if place.kind == "capital"]
    assert len(capitals) == 34
    assert all(
        frame.geometry[place.iso_3166_2].contains(Point(place.lon, place.lat)) for place in capitals
    )


@pytest.mark.parametrize(
    ("place_id", "lon", "lat"),
    [
        ("AF-PAN", 69.72, 35.40),
        ("AF-DAY", 66.0, 33.75),
        ("AF-URU", 65.9, 32.7),
        ("AF-PAR", 68.7, 34.95),
    ],
)
def test_the_names_that_the_package_has_wrong_are_put_right(record, place_id, lon, lat):
    assert read_areas(record).geometry[place_id].contains(Point(lon, lat))


@pytest.mark.parametrize(
    ("column", "code"),
    [
        ("shapeISO", lambda iso: iso),  # geoBoundaries
        # HDX COD: codes of its own
        ("ADM1_PCODE", lambda iso: f"AF{sum(map(ord, iso)) * 7 % 997:03}{iso[-3:]}"),
        ("HASC_1", lambda iso: f"AF.{iso[-3:]}"),  # GADM
    ],
)
@pytest.mark.parametrize("ending", ["geojson", "gpkg", "shp"])
def test_any_public_file_is_read_by_a_mapping(record, folder, column, code, ending):
    frame = read_areas(record).reset_index()
    field = column[:10]  # a shapefile knows no longer names
    foreign = gpd.GeoDataFrame(
        {field: frame["place_id"].map(code)}, geometry=frame.geometry, crs=4326
    )
    foreign.to_crs(32642).to_file(folder / "boundaries" / f"foreign.{ending}")
    mapping = {"field": field}
    if column != "shapeISO":
        mapping["values"] = {code(place_id): place_id for place_id in frame["place_id"]}
    layer = {"path": f"boundaries/foreign.{ending}", "place_id": mapping}
    change_descriptor(folder, lambda descriptor: descriptor["claimline"].update(boundaries=layer))
    again = read_areas(read_record(folder))
    assert list(again.index) == sorted(frame["place_id"])
    herat = read_areas(record).geometry["AF-HER"]
    assert again.geometry["AF-HER"].symmetric_difference(herat).area < 1e-3


def test_a_wrong_column_is_named_with_those_that_exist(folder):
    change_descriptor(
        folder,
        lambda descriptor: descriptor["claimline"]["boundaries"].update(
            place_id={"field": "ADM1_EN"}
        ),
    )
    reason = r"provinces\.zip, field ADM1_EN: is no column of the file; it has .*iso_3166_2"
    with pytest.raises(DataError, match=reason):
        read_record(folder)


def test_a_file_that_is_no_map_is_refused(folder):
    (folder / "boundaries" / "provinces.zip").write_bytes(b"not a zip")
    with pytest.raises(DataError, match="cannot be read as boundaries"):
        read_record(folder)

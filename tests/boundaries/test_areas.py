"""Boundaries: any public file by a mapping, shared edges kept, EPSG:4326."""

import geopandas as gpd
import pytest
import shapely
from conftest import change_descriptor
from shapely import Point

from geo import boundaries
from geo.checks import read_record
from geo.record import DataError


def test_the_provinces_are_a_valid_coverage_of_34(record):
    frame = boundaries.areas(record)
    assert len(frame) == 34
    assert frame.crs.to_epsg() == 4326
    assert frame.geometry.is_valid.all()
    assert shapely.coverage_is_valid(frame.geometry.to_numpy())


def test_simplifying_keeps_shared_edges_and_most_of_the_area(record):
    frame = boundaries.areas(record)
    lighter = boundaries.simplified(frame, 0.01)
    assert shapely.coverage_is_valid(lighter.geometry.to_numpy())
    assert shapely.get_num_coordinates(lighter.geometry).sum() < shapely.get_num_coordinates(frame.geometry).sum() / 2
    before, after = (each.to_crs(boundaries.AREA_CRS).area for each in (frame, lighter))
    assert ((after - before).abs() / before).max() < 0.02


def test_every_capital_lies_in_its_province(record):
    frame = boundaries.areas(record)
    capitals = [place for place in record.places.values() if place.kind == "capital"]
    assert len(capitals) == 34
    assert all(frame.geometry[place.iso_3166_2].contains(Point(place.lon, place.lat)) for place in capitals)


@pytest.mark.parametrize(
    ("place_id", "lon", "lat"), [("AF-PAN", 69.72, 35.40), ("AF-DAY", 66.0, 33.75), ("AF-URU", 65.9, 32.7), ("AF-PAR", 68.7, 34.95)]
)
def test_the_names_that_the_package_has_wrong_are_put_right(record, place_id, lon, lat):
    assert boundaries.areas(record).geometry[place_id].contains(Point(lon, lat))


@pytest.mark.parametrize(
    ("column", "code"),
    [
        ("shapeISO", lambda iso: iso),  # geoBoundaries
        ("ADM1_PCODE", lambda iso: f"AF{sum(map(ord, iso)) * 7 % 997:03}{iso[-3:]}"),  # HDX COD: codes of its own
        ("HASC_1", lambda iso: f"AF.{iso[-3:]}"),  # GADM
    ],
)
@pytest.mark.parametrize("ending", ["geojson", "gpkg", "shp"])
def test_any_public_file_is_read_by_a_mapping(record, folder, column, code, ending):
    frame = boundaries.areas(record).reset_index()
    foreign = gpd.GeoDataFrame({column[:10]: frame["place_id"].map(code)}, geometry=frame.geometry, crs=4326).to_crs(32642)
    foreign.to_file(folder / "boundaries" / f"foreign.{ending}")
    values = {code(place_id): place_id for place_id in frame["place_id"]}
    mapping = {"field": column[:10], **({} if column == "shapeISO" else {"values": values})}
    change_descriptor(
        folder, lambda descriptor: descriptor["claimline"].update(boundaries={"path": f"boundaries/foreign.{ending}", "place_id": mapping})
    )
    again = boundaries.areas(read_record(folder))
    assert list(again.index) == sorted(frame["place_id"])
    assert again.geometry["AF-HER"].symmetric_difference(boundaries.areas(record).geometry["AF-HER"]).area < 1e-3


def test_a_wrong_column_is_named_with_those_that_exist(folder):
    change_descriptor(folder, lambda descriptor: descriptor["claimline"]["boundaries"].update(place_id={"field": "ADM1_EN"}))
    with pytest.raises(DataError, match=r"provinces\.zip, field ADM1_EN: is no column of the file; it has .*iso_3166_2"):
        read_record(folder)


def test_a_file_that_is_no_map_is_refused(folder):
    (folder / "boundaries" / "provinces.zip").write_bytes(b"not a zip")
    with pytest.raises(DataError, match="cannot be read as boundaries"):
        read_record(folder)


def test_the_neighbours_meet_the_country_without_overlap(record):
    country = boundaries.areas(record).geometry.union_all()
    around = boundaries.neighbours(record)
    assert around.geometry.intersection(country).to_crs(boundaries.AREA_CRS).area.sum() < 1e6
    assert {"Iran", "Pakistan", "Turkmenistan", "Uzbekistan", "Tajikistan", "China"} <= set(around["name"])


def test_only_neighbours_with_a_place_for_their_name_are_named(record):
    around = boundaries.neighbours(record)
    found = boundaries.labels(around)
    assert {label["name"] for label in found} >= {"Iran", "Pakistan", "Tajikistan"}
    assert len(found) == around["lat"].notna().sum()
    assert all(20 < label["lat"] < 50 and 40 < label["lon"] < 90 for label in found)

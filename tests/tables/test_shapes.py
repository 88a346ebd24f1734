"""The shape of every place, and areas that were simplified before."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from support.data import change_descriptor

from geo.dataset import stamps
from geo.dataset.descriptor import read_descriptor
from geo.dataset.reader import read_record, read_tables
from geo.tables.shapes import shapes

pytestmark = pytest.mark.long


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch) -> Path:
    """The folder of kept areas, in a cache folder of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv(stamps.SWITCH, raising=False)
    return tmp_path / "cache" / "claimline" / "shapes"


def test_areas_are_read_once_and_then_kept(record, cache, monkeypatch):
    first = shapes(record)
    assert len([*cache.iterdir()]) == 1
    monkeypatch.setattr("geo.boundaries.areas.read_layer", lambda *_: pytest.fail("read again"))
    assert shapes(record) == first
    assert first["AF-HER"]["type"] == "Polygon"


def test_the_command_line_answers_geojson_without_geopandas(record):
    shapes(record)
    code = (
        "import sys; from geo.cli.app import main;"
        "main(['control', '--on', '2021-08-12', '--format', 'geojson']);"
        "sys.exit('geopandas' in sys.modules or 'pandas' in sys.modules)"
    )
    read_record(record.folder)
    words = [sys.executable, "-c", code]
    answer = subprocess.run(words, check=True, capture_output=True, env={**os.environ})
    assert len(json.loads(answer.stdout)["features"]) == len(record.places)


def test_other_boundaries_are_read_anew(folder):
    record = read_tables(folder, read_descriptor(folder))
    first = shapes(record)
    change_descriptor(
        folder, lambda it: it["claimline"]["boundaries"].update(tolerance_degrees=0.1)
    )
    coarser = shapes(read_tables(folder, read_descriptor(folder)))
    assert len(str(coarser["AF-HER"])) < len(str(first["AF-HER"]))
    with (folder / "boundaries" / "provinces.zip").open("ab") as file:
        file.write(b"x")
    assert shapes(record) == first  # read again, from a file that differs


@pytest.mark.parametrize("damage", ["", "{", "\x00"])
def test_what_is_damaged_is_read_anew_and_mended(record, cache, damage):
    first = shapes(record)
    (kept,) = cache.iterdir()
    whole = kept.read_text(encoding="utf-8")
    kept.write_text(damage, encoding="utf-8")
    assert shapes(record) == first
    assert kept.read_text(encoding="utf-8") == whole


def test_a_folder_that_others_can_write_to_is_not_believed(record, cache):
    first = shapes(record)
    (kept,) = cache.iterdir()
    kept.write_text('{"features": []}', encoding="utf-8")
    assert shapes(record)["AF-HER"] is None
    cache.chmod(0o777)
    assert shapes(record) == first


def test_nothing_is_kept_where_that_is_turned_off(record, cache, monkeypatch):
    monkeypatch.setenv(stamps.SWITCH, "off")
    assert shapes(record)["AF-HER"]
    assert not cache.exists()


def test_a_point_has_no_more_digits_than_a_survey_would(record):
    herat = replace(record.places["herat"], lat=34.123456789, lon=62.987654321)
    moved = replace(record, places={**record.places, "herat": herat})
    assert shapes(moved)["herat"]["coordinates"] == [62.9876543, 34.1234568]

"""Data sets that were found valid are not checked again; anything else is."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest
from support.data import change_descriptor, change_row

import geo
from geo.dataset import stamps
from geo.dataset.descriptor import read_descriptor
from geo.dataset.reader import read_record
from geo.dataset.stamps import MOST_STAMPS, fingerprint, has_stamp, set_stamp, stamp_folder
from geo.model.problem import DataError

pytestmark = pytest.mark.long


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch) -> Path:
    """A cache folder of the test's own; the folder of the stamps in it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv(stamps.SWITCH, raising=False)
    return tmp_path / "cache" / "claimline" / "valid"


@pytest.fixture
def checks(monkeypatch) -> list[Path]:
    """The folders that are checked, as it happens; the checks themselves are left out."""
    checked: list[Path] = []

    def schema_problems(folder, _descriptor):
        checked.append(folder)
        return []

    monkeypatch.setattr("geo.dataset.schema_check.schema_problems", schema_problems)
    monkeypatch.setattr("geo.dataset.validation.problems_across", lambda _record: [])
    return checked


def made(folder: Path) -> str:
    """The fingerprint of a data set."""
    value = fingerprint(folder, read_descriptor(folder))
    assert value is not None
    return value


def names(cache: Path) -> list[str]:
    return [path.name for path in cache.iterdir()] if cache.is_dir() else []


def test_a_data_set_found_valid_is_not_checked_again(folder, cache, checks):
    first = read_record(folder)
    assert checks == [folder]
    assert read_record(folder) == first
    assert checks == [folder]
    assert names(cache) == [made(folder)]


def test_always_checks_what_was_found_valid(folder, checks):
    read_record(folder)
    read_record(folder, "always")
    assert len(checks) == 2


def test_a_stamp_is_an_empty_file_in_a_folder_of_the_user(folder, cache):
    read_record(folder)
    (stamp,) = cache.iterdir()
    assert stamp.stat().st_size == 0
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700


def test_an_edited_file_is_checked_again(folder):
    read_record(folder)
    change_row(folder / "claims.csv", 3, holder="romans")
    for _ in range(2):
        with pytest.raises(DataError, match=r"claims\.csv, row 3, field holder"):
            read_record(folder)


def test_a_wrong_data_set_gets_no_stamp(folder, cache):
    change_row(folder / "claims.csv", 3, holder="romans")
    with pytest.raises(DataError):
        read_record(folder)
    assert names(cache) == []


def test_a_data_set_edited_while_it_is_checked_gets_no_stamp(folder, cache, checks, monkeypatch):
    def problems_across(_record):
        change_row(folder / "claims.csv", 3, holder="romans")
        return []

    monkeypatch.setattr("geo.dataset.validation.problems_across", problems_across)
    read_record(folder)
    assert names(cache) == []


@pytest.mark.parametrize(
    "name",
    [
        "claims.csv",
        "sources.csv",
        "places.csv",
        "actors.csv",
        "events.csv",
        "figures.csv",
        "boundaries/provinces.zip",
        "boundaries/neighbours.zip",
    ],
)
def test_every_file_of_a_data_set_counts(folder, name):
    before = made(folder)
    path = folder / name
    path.write_bytes(path.read_bytes() + b"\n")
    assert made(folder) != before


def test_the_descriptor_counts_and_a_readme_does_not(folder):
    before = made(folder)
    (folder / "README.md").write_text("words", encoding="utf-8")
    assert made(folder) == before
    change_descriptor(folder, lambda descriptor: descriptor.update(version="9"))
    assert made(folder) != before


def test_all_files_of_a_shapefile_count(folder):
    change_descriptor(
        folder,
        lambda descriptor: descriptor["claimline"]["boundaries"].update(
            path="boundaries/areas.shp"
        ),
    )
    for suffix in ("shp", "dbf", "prj"):
        before = made(folder)
        (folder / "boundaries" / f"areas.{suffix}").write_bytes(b"shapes")
        assert made(folder) != before


def test_all_files_of_a_layer_that_is_a_folder_count(folder):
    change_descriptor(
        folder,
        lambda descriptor: descriptor["claimline"]["boundaries"].update(
            path="boundaries/areas.gdb"
        ),
    )
    (folder / "boundaries" / "areas.gdb" / "deep").mkdir(parents=True)
    before = made(folder)
    (folder / "boundaries" / "areas.gdb" / "deep" / "a.gdbtable").write_bytes(b"shapes")
    assert made(folder) != before


def test_the_same_files_elsewhere_are_the_same_data_set(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "elsewhere")
    assert made(tmp_path / "elsewhere") == made(folder)


def test_other_code_checks_again(folder, tmp_path, monkeypatch):
    """Another version, or a check that has changed."""
    package = tmp_path / "geo"
    shutil.copytree(Path(geo.__file__).parent, package, ignore=shutil.ignore_patterns("frontend"))
    monkeypatch.setattr(stamps, "__file__", str(package / "dataset" / "stamps.py"))
    changes = ("__init__", "dataset/validation", "boundaries/areas", "model/claim", "cli/app")
    hashes = []
    for changed in ("", *changes):
        if changed:
            with (package / f"{changed}.py").open("a", encoding="utf-8") as file:
                file.write("# other code\n")
        stamps.code_hash.cache_clear()
        hashes.append(made(folder))
    stamps.code_hash.cache_clear()
    assert len(set(hashes)) == 5
    assert hashes[-1] == hashes[-2], "the command line decides nothing about validity"


def test_stamps_can_be_turned_off(folder, cache, checks, monkeypatch):
    monkeypatch.setenv(stamps.SWITCH, "off")
    read_record(folder)
    read_record(folder)
    assert len(checks) == 2
    assert not cache.exists()


def test_a_cache_folder_that_cannot_be_written_is_no_problem(folder, cache, checks):
    cache.parent.parent.write_text("a file", encoding="utf-8")
    assert read_record(folder).claims
    assert read_record(folder).claims
    assert len(checks) == 2


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o720])
def test_a_folder_that_others_can_write_to_is_not_believed(folder, cache, checks, mode):
    read_record(folder)
    cache.chmod(mode)
    read_record(folder)
    assert len(checks) == 2


def test_a_folder_of_another_user_is_not_believed(folder, cache, checks, monkeypatch):
    read_record(folder)
    monkeypatch.setattr(os, "geteuid", lambda: cache.stat().st_uid + 1)
    read_record(folder)
    assert len(checks) == 2


@pytest.mark.parametrize("kind", ["link", "folder", "pipe"])
def test_what_is_no_plain_file_is_no_stamp(folder, cache, checks, kind):
    cache.mkdir(mode=0o700, parents=True)
    path = cache / made(folder)
    if kind == "link":
        path.symlink_to(folder / "claims.csv")
    elif kind == "folder":
        path.mkdir()
    else:
        os.mkfifo(path)
    read_record(folder)
    read_record(folder)
    assert len(checks) == 2
    assert not has_stamp(made(folder))


def test_nothing_in_a_stamp_is_read(folder, cache, checks):
    read_record(folder)
    stamp = cache / made(folder)
    stamp.write_bytes(os.urandom(1000))
    stamp.chmod(0)
    assert read_record(folder).claims
    assert checks == [folder]


def test_a_stamped_data_set_that_cannot_be_read_is_refused_in_words(folder):
    change_row(folder / "claims.csv", 3, event_date="yesterday")
    set_stamp(made(folder))
    with pytest.raises(DataError, match=r"claims\.csv, row 3, field event_date"):
        read_record(folder)


def test_the_oldest_stamps_go_and_other_files_stay(cache, tmp_path):
    cache.mkdir(mode=0o700, parents=True)
    (cache / "notes.txt").write_text("mine", encoding="utf-8")
    (cache / ("f" * 64)).symlink_to(tmp_path)
    for number in range(MOST_STAMPS + 6):
        set_stamp(f"{number:064x}")
        os.utime(cache / f"{number:064x}", (number, number))
    kept = sorted(name for name in names(cache) if stamps.STAMP.fullmatch(name))
    assert kept == [*(f"{number:064x}" for number in range(6, MOST_STAMPS + 6)), "f" * 64]
    assert (cache / "notes.txt").exists()


@pytest.mark.parametrize("value", ["", "relative/folder"])
def test_without_a_cache_folder_of_ones_own_it_is_the_usual_one(monkeypatch, tmp_path, value):
    monkeypatch.setenv("XDG_CACHE_HOME", value)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert stamp_folder() == tmp_path / ".cache" / "claimline" / "valid"


def test_on_windows_it_lies_with_the_local_application_data(monkeypatch, tmp_path):
    monkeypatch.setattr(stamps.sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert stamp_folder() == tmp_path / "claimline" / "valid"


def test_a_user_without_a_home_has_no_stamps(monkeypatch, folder, checks):
    def nowhere():
        raise RuntimeError("no home")

    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setattr(Path, "home", nowhere)
    assert stamp_folder() is None
    read_record(folder)
    read_record(folder)
    assert len(checks) == 2

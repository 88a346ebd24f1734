"""The record's own files as one ZIP."""

import io
import os
import zipfile

import frictionless
import pytest
from support.data import change_descriptor

from geo.dataset.archive import archive, copied, file_names
from geo.dataset.descriptor import read_descriptor
from geo.dataset.reader import read_record, read_tables
from geo.model.problem import DataError

pytestmark = pytest.mark.long


def test_the_archive_holds_a_whole_record_that_reads_back(record, tmp_path):
    with zipfile.ZipFile(io.BytesIO(archive(record))) as zipped:
        assert zipped.testzip() is None
        zipped.extractall(tmp_path)
    folder = tmp_path / record.folder.name
    again = read_record(folder)
    assert (again.claims, again.places, again.descriptor) == (
        record.claims,
        record.places,
        record.descriptor,
    )
    assert (folder / "README.md").read_bytes() == (record.folder / "README.md").read_bytes()
    assert frictionless.Package(str(folder / "datapackage.json")).validate().valid


def test_the_same_files_give_the_same_archive(record, folder):
    before = archive(read_record(folder))
    for path in folder.rglob("*"):
        os.utime(path, (1, 1))
    assert archive(read_record(folder)) == before


def test_only_what_the_descriptor_names_is_in_the_archive(folder):
    (folder / "secret.txt").write_text("not for you", encoding="utf-8")
    outside = folder.parent / "outside.txt"
    outside.write_text("nor this", encoding="utf-8")
    (folder / "README.md").symlink_to(outside)
    change_descriptor(
        folder,
        lambda descriptor: descriptor["resources"].append({"name": "gone", "path": "gone.csv"}),
    )
    names = file_names(read_tables(folder, read_descriptor(folder)))
    assert {
        "datapackage.json",
        "claims.csv",
        "boundaries/provinces.zip",
        "boundaries/neighbours.zip",
    } <= set(names)
    assert not {"secret.txt", "README.md", "gone.csv"} & set(names)


def test_a_copy_has_the_same_record_under_the_same_name(folder, tmp_path):
    (folder / "secret.txt").write_text("not for you", encoding="utf-8")
    copy = copied(folder, tmp_path / "copies")
    assert copy.name == folder.name
    assert not (copy / "secret.txt").exists()
    assert archive(read_record(copy)) == archive(read_record(folder))


def test_what_leads_outside_is_linked_in_a_copy_and_refused_as_in_the_original(folder, tmp_path):
    outside = tmp_path / "outside.zip"
    (folder / "boundaries" / "provinces.zip").rename(outside)
    (folder / "boundaries" / "provinces.zip").symlink_to(outside)
    copy = copied(folder, tmp_path / "copies")
    assert (copy / "boundaries" / "provinces.zip").is_symlink()
    for refused in (folder, copy):
        with pytest.raises(DataError, match="leads outside the folder"):
            read_record(refused, "always")


def test_a_copy_of_a_folder_without_a_descriptor_is_refused(tmp_path):
    with pytest.raises(DataError, match="datapackage"):
        copied(tmp_path, tmp_path / "copies")

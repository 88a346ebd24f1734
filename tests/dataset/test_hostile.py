"""Data sets that were made to break what reads them: refused in words, or shown as they are."""

import io
import json
import os
import random
import zipfile

import pytest
from support.everything import check_picture, check_texts
from support.hostile import (
    TEXT_COLUMNS,
    change_cells,
    change_texts,
    changed_descriptor,
    hostile_text,
)
from support.small import small_descriptor, small_tables, write_small

from geo.dataset.archive import archive, file_names
from geo.dataset.reader import read_record
from geo.folder import LARGEST_MEGABYTES, MEGABYTE
from geo.model.problem import DataError

pytestmark = pytest.mark.long

FOLDERS = range(20)
CELLS = 40
CLAIMS = 70


@pytest.fixture(autouse=True)
def without_stamps(monkeypatch):
    monkeypatch.setenv("CLAIMLINE_CACHE", "off")


@pytest.fixture
def small(tmp_path):
    """A small data set, to break."""
    folder = tmp_path / "small"
    write_small(folder)
    return folder


def refused(folder) -> list[str]:
    """The problems for which a data set is refused; none where it is read."""
    try:
        check_texts(read_record(folder, "always"))
    except DataError as error:
        assert error.problems
        lines = [str(problem) for problem in error.problems]
        "".join(lines).encode()
        return lines
    return []


def test_a_small_data_set_is_read_and_shown(small):
    record = read_record(small, "always")
    check_texts(record)
    check_picture(record)


@pytest.mark.parametrize("seed", FOLDERS)
def test_any_text_in_a_text_column_is_shown_everywhere(tmp_path, seed):
    dice, tables = random.Random(seed), small_tables(CLAIMS)
    assert change_texts(tables, lambda: hostile_text(dice), TEXT_COLUMNS) > 230
    for number, row in enumerate(tables["claims"]):
        row["claimant"] += f" {number}"  # no two claims say the same
    write_small(tmp_path / "made", tables)
    assert refused(tmp_path / "made") == []


def test_any_text_is_drawn(tmp_path):
    dice, tables = random.Random(99), small_tables()
    change_texts(tables, lambda: hostile_text(dice), TEXT_COLUMNS)
    write_small(tmp_path / "made", tables)
    check_picture(read_record(tmp_path / "made", "always"))


@pytest.mark.parametrize("seed", FOLDERS)
def test_any_cell_is_read_or_refused_by_name(tmp_path, seed):
    dice, tables = random.Random(seed), small_tables(10)
    change_cells(tables, dice, CELLS if seed % 2 else 1)
    write_small(tmp_path / "made", tables)
    for line in refused(tmp_path / "made"):
        assert ".csv" in line


@pytest.mark.parametrize("seed", range(60))
def test_any_descriptor_is_read_or_refused_by_name(tmp_path, seed):
    descriptor = changed_descriptor(small_descriptor(), random.Random(seed))
    write_small(tmp_path / "made", descriptor=descriptor)
    refused(tmp_path / "made")


def outside(folder):
    path = folder.parent / "outside.csv"
    path.write_bytes((folder / "claims.csv").read_bytes())
    return path


def link_out(folder):
    outside(folder)
    (folder / "claims.csv").unlink()
    (folder / "claims.csv").symlink_to(folder.parent / "outside.csv")


def link_by_folder(folder):
    outside(folder)
    (folder / "inner").symlink_to(folder.parent, target_is_directory=True)
    change_path(folder, "inner/outside.csv")


def change_path(folder, path):
    descriptor = small_descriptor()
    descriptor["resources"][0]["path"] = path
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")


def loop(folder):
    (folder / "claims.csv").unlink()
    (folder / "claims.csv").symlink_to(folder / "claims.csv")


def pipe(folder, name="claims.csv"):
    (folder / name).unlink()
    os.mkfifo(folder / name)


def directory(folder):
    (folder / "claims.csv").unlink()
    (folder / "claims.csv").mkdir()


def huge(folder, name="claims.csv", megabytes=LARGEST_MEGABYTES):
    with (folder / name).open("r+b") as file:
        file.truncate(megabytes * MEGABYTE + 1)


def device(folder):
    (folder / "claims.csv").unlink()
    (folder / "claims.csv").symlink_to("/dev/zero")


def many_lines(folder):
    with (folder / "claims.csv").open("ab") as file:
        file.write(b"\n" * 1_100_000)


def content(data, name="claims.csv"):
    def write(folder):
        (folder / name).write_bytes(data)

    return write


def layer(data, name="areas.geojson"):
    def write(folder):
        descriptor = small_descriptor()
        descriptor["claimline"]["boundaries"]["path"] = name
        (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
        (folder / name).write_bytes(data)

    return write


VRT = b'<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>%s</SrcDataSource></OGRVRTLayer>'
ALGORITHM = json.dumps({"type": "gdal_streamed_alg", "command_line": "gdal vector pipeline"})
WFS = b"<OGRWFSDataSource><URL>http://127.0.0.1:9/</URL></OGRWFSDataSource>"
NOT_FINITE = b"""{"type": "FeatureCollection", "features": [{"type": "Feature", "properties":
{"code": "XX-A"}, "geometry": {"type": "Polygon", "coordinates": [[[NaN, 1e999], [1, 2], [3, 4],
[NaN, 1e999]]]}}]}"""


def layer_link(folder):
    (folder.parent / "areas.geojson").write_bytes((folder / "areas.geojson").read_bytes())
    (folder / "areas.geojson").unlink()
    (folder / "areas.geojson").symlink_to(folder.parent / "areas.geojson")


def zip_bomb(folder):
    path = folder / "areas.zip"
    layer(b"", "areas.zip")(folder)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("areas.geojson", b'{"type": "FeatureCollection"}')
    written = bytearray(path.read_bytes())
    size = written.index(b"PK\x01\x02") + 24  # where the directory has the size of the file
    written[size : size + 4] = (300 * MEGABYTE).to_bytes(4, "little")
    path.write_bytes(written)


def zipped_pointer(folder):
    layer(b"", "areas.zip")(folder)
    with zipfile.ZipFile(folder / "areas.zip", "w") as zipped:
        zipped.writestr("areas.vrt", VRT % b"/etc/passwd")


REFUSED = {
    "a table that is a link to another folder": (link_out, "leads outside the folder"),
    "a table below a link to another folder": (link_by_folder, "leads outside the folder"),
    "a table that is a link to itself": (loop, "leads nowhere"),
    "a table that is a pipe": (pipe, "is no plain file"),
    "a table that is a folder": (directory, "is no plain file"),
    "a table that is a device": (device, "leads outside the folder"),
    "a table that is too large": (huge, "has more than 64 megabytes"),
    "a table of too many lines": (many_lines, "has more than 250000 lines"),
    "a table of zeros": (content(b"\0" * 1000), "claims.csv"),
    "an empty table": (content(b""), "claims.csv"),
    "a table in another encoding": (content("a,b\n".encode("utf-16")), "claims.csv"),
    "a table that is a ZIP": (content(b"PK\x03\x04\xff\xfe"), "claims.csv"),
    "a descriptor that is a pipe": (lambda it: pipe(it, "datapackage.json"), "is no plain file"),
    "a descriptor that is too large": (
        lambda it: huge(it, "datapackage.json", 4),
        "has more than 4 megabytes",
    ),
    "a descriptor that is deep": (
        content(b"[" * 100_000, "datapackage.json"),
        "is nested too deep",
    ),
    "a descriptor that is deep and whole": (
        content(b'{"x": ' + b"[" * 900 + b"]" * 900 + b"}", "datapackage.json"),
        "datapackage.json",
    ),
    "a descriptor of zeros": (content(b"\0" * 99, "datapackage.json"), "cannot be read"),
    "a descriptor in another encoding": (
        content("{}".encode("utf-16"), "datapackage.json"),
        "cannot be read",
    ),
    "a layer that is a link to another folder": (layer_link, "leads outside the folder"),
    "a layer that is a pipe": (lambda it: pipe(it, "areas.geojson"), "is no plain file"),
    "a layer that points to another file": (layer(VRT % b"/etc/passwd"), "is no shapefile"),
    "a layer that points to a web address": (layer(WFS, "areas.xml"), "is no shapefile"),
    "a layer that is a program": (layer(ALGORITHM.encode(), "areas.json"), "is no shapefile"),
    "a layer in a ZIP that points to another file": (zipped_pointer, "which leads elsewhere"),
    "a layer that unpacks to very much": (zip_bomb, "has more than 256 megabytes"),
    "a layer that is a broken ZIP": (layer(b"PK\x03\x04broken", "a.zip"), "cannot be unpacked"),
    "a layer without positions": (layer(NOT_FINITE), "areas.geojson"),
    "a layer of nothing": (layer(b""), "is no shapefile"),
    "a layer that is a table": (layer(b"code,wkt\n", "areas.csv"), "is no shapefile"),
}


@pytest.mark.parametrize(("change", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_folder_that_leads_elsewhere_or_has_no_end_is_refused(small, change, reason):
    change(small)
    lines = refused(small)
    assert any(reason in line for line in lines), lines


READ = {
    "a byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "line ends of Windows": lambda data: data.replace(b"\n", b"\r\n"),
    "no line end": lambda data: data.rstrip(b"\n"),
}


@pytest.mark.parametrize("name", ["claims.csv", "datapackage.json"])
@pytest.mark.parametrize("change", READ.values(), ids=READ)
def test_what_editors_do_to_a_file_is_read(small, name, change):
    path = small / name
    path.write_bytes(change(path.read_bytes()))
    assert refused(small) == []


@pytest.mark.parametrize("name", ["claims.csv", "places.csv", "actors.csv"])
def test_ids_of_no_row_are_refused_also_without_foreign_keys(small, name):
    descriptor, tables = small_descriptor(), small_tables()
    for resource in descriptor["resources"]:
        resource["schema"].pop("foreignKeys", None)
        for field in resource["schema"]["fields"]:
            field.pop("constraints", None)
    for number, row in enumerate(tables[name.removesuffix(".csv")]):
        ids = [column for column in row if column.endswith(("_id", "holder"))]
        row.update(dict.fromkeys(ids, f"<nobody>{number}"))
    write_small(small, tables, descriptor)
    assert any("<nobody>" in line for line in refused(small))


def test_an_archive_has_no_path_out_of_its_folder(small, monkeypatch):
    monkeypatch.chdir(small)
    for folder in (small, small / "..", small.relative_to(small)):
        if not (folder / "datapackage.json").exists():
            continue
        record = read_record(folder, "always")
        with zipfile.ZipFile(io.BytesIO(archive(record))) as zipped:
            names = zipped.namelist()
        assert {name.split("/")[0] for name in names} == {"small"}
        assert len(names) == len(set(names)) == len(file_names(record))

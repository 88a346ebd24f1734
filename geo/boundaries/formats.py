"""Which files are read as map layers.

GDAL knows more than sixty formats. Some of them are lists of other files and of web addresses, and
some start programs. So a file is looked at before GDAL sees it: it must be of one of the formats
below, which hold the shapes themselves.
"""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path

from geo.folder import MEGABYTE, UnusableFileError, inside

LARGEST_MEGABYTES = 256
"""The largest layer that is read, in megabytes; of a ZIP, unpacked."""

MOST_FILES = 1000
"""How many files a ZIP or a geodatabase may have."""

HEAD_BYTES = 4096

FORMATS = "shapefile, GeoPackage, GeoJSON, TopoJSON, FlatGeobuf, KML or GML"
"""What is read, beside geodatabases that are folders."""

HEADS: tuple[bytes, ...] = (
    b"\0\0\x27\x0a",  # shapefile
    b"SQLite format 3\0",  # GeoPackage
    b"fgb\x03",  # FlatGeobuf
)
SHAPES_AS_JSON = re.compile(
    rb'"type"\s*:\s*"(FeatureCollection|Feature|Topology|GeometryCollection'
    rb'|(Multi)?(Point|LineString|Polygon))"|"geometryType"\s*:\s*"esriGeometry'
)
SHAPES_AS_XML = re.compile(rb"<(?:\w+:)?(FeatureCollection|kml)[\s>]|http://www\.opengis\.net/gml")
POINTERS = (b"gdal_streamed_alg", b"<OGR", b"<GDAL", b"<VRT", b"<!ENTITY", b"/vsi")
"""What stands in files that lead elsewhere."""

PARTS = (".shx", ".dbf", ".prj", ".cpg", ".qix", ".sbn", ".sbx", ".qpj", ".xsd", ".gfs")
"""Endings of what belongs to a shapefile or a GML file."""


def layer_path(folder: Path, name: str) -> Path:
    """The path of a layer in a folder.

    Raises :class:`~geo.folder.UnusableFileError` where it, or a file that belongs to it, lies
    outside, is too large, or is of a format that is not read.
    """
    path = inside(folder, name)
    if path.is_dir():
        _check_geodatabase(folder, path)
    elif path.exists():
        _check_files(folder, [path, *_beside(path)])
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
        if head.startswith(b"PK\x03\x04"):
            _check_zip(path)
        elif not _holds_shapes(head):
            raise UnusableFileError(f"is no {FORMATS}")
    return path


def _beside(path: Path) -> Iterator[Path]:
    """The files that belong to a shapefile."""
    return (path.with_suffix(ending) for ending in PARTS if path.with_suffix(ending).exists())


def _check_files(folder: Path, paths: list[Path]) -> None:
    total = 0
    if len(paths) > MOST_FILES:
        raise UnusableFileError(f"has more than {MOST_FILES} files")
    for path in paths:
        status = inside(folder, path.relative_to(folder).as_posix()).stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnusableFileError(f"{path.name} is no plain file")
        total += status.st_size
    _check_size(total)


def _check_size(total: int) -> None:
    if total > LARGEST_MEGABYTES * MEGABYTE:
        raise UnusableFileError(f"has more than {LARGEST_MEGABYTES} megabytes")


def _check_geodatabase(folder: Path, path: Path) -> None:
    if path.suffix.lower() != ".gdb":
        raise UnusableFileError("is a folder, but no geodatabase (.gdb)")
    entries = list(path.rglob("*"))
    for entry in entries:
        inside(folder, entry.relative_to(folder).as_posix())
    _check_files(folder, [entry for entry in entries if not entry.is_dir()])


def _check_zip(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as zipped:
            entries = [entry for entry in zipped.infolist() if not entry.is_dir()]
            if len(entries) > MOST_FILES:
                raise UnusableFileError(f"has more than {MOST_FILES} files")
            _check_size(sum(entry.file_size for entry in entries))
            layers = [entry for entry in entries if _holds_layer(zipped, entry)]
            if not layers:
                raise UnusableFileError(f"holds no {FORMATS}")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise UnusableFileError(f"cannot be unpacked: {error}") from None


def _holds_layer(zipped: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Whether a file of a ZIP is a layer. Others may lie beside it that do not lead elsewhere."""
    with zipped.open(entry) as file:
        head = file.read(HEAD_BYTES)
    if any(pointer in head for pointer in POINTERS):
        raise UnusableFileError(f"holds {entry.filename!r}, which leads elsewhere")
    return _holds_shapes(head) or ".gdb/" in entry.filename.lower()


def _holds_shapes(head: bytes) -> bool:
    """Whether a file that begins so is of a format that holds the shapes itself."""
    if head.startswith(HEADS):
        return True
    if any(pointer in head for pointer in POINTERS):
        return False
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    shapes = SHAPES_AS_XML if text.startswith(b"<") else SHAPES_AS_JSON
    return text.startswith((b"<", b"{")) and shapes.search(text) is not None

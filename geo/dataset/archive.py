"""The record's own files: as one ZIP, to keep, to cite and to build on, and as a copy."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path, PurePosixPath

from geo.boundaries.formats import LARGEST_MEGABYTES
from geo.dataset.descriptor import LAYERS, NAME, is_inside, read_descriptor
from geo.dataset.stamps import data_files
from geo.folder import inside, read_file
from geo.model.record import Record

DESCRIPTIONS = ("README.md", "CHANGELOG.md", "LICENSE", "boundaries/README.md")
"""What goes with the files that the descriptor names, where the folder has it."""

FIRST_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The time that the archive states of every file, the first that the format knows.

The same files then give the same archive.
"""


def archive(record: Record) -> bytes:
    """A ZIP of the descriptor, the files that it names and their descriptions.

    They lie in a folder of the record's name. Nothing that a link leads to outside the record's
    folder is taken in.
    """
    content = io.BytesIO()
    root = record.folder.resolve().name or str(record.descriptor["name"])
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name in file_names(record):
            entry = zipfile.ZipInfo(f"{root}/{name}", FIRST_ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            zipped.writestr(entry, read_file(record.folder, name, LARGEST_MEGABYTES))
    return content.getvalue()


def file_names(record: Record) -> list[str]:
    """The files that make up the record, sorted, relative to its folder."""
    layers = [record.settings[layer]["path"] for layer in LAYERS if record.settings.get(layer)]
    tables = [str(resource["path"]) for resource in record.descriptor["resources"]]
    return sorted(
        name
        for name in {str(PurePosixPath(name)) for name in (NAME, *tables, *layers, *DESCRIPTIONS)}
        if is_inside(name) and _is_file_inside(record.folder, name)
    )


def _is_file_inside(folder: Path, name: str) -> bool:
    try:
        return inside(folder, name).is_file()
    except OSError:
        return False


def copied(folder: Path, to: Path) -> Path:
    """A folder in ``to`` that has the files of a data set as they are now, valid or not.

    It has the name of the original. What a link leads to outside the original is not copied, but
    linked again, so that it is treated as there. Raises :class:`~geo.model.problem.DataError`
    where the descriptor does not say which files there are.
    """
    descriptor = read_descriptor(folder)
    whole = folder.resolve()
    copy = to / whole.name
    described = (folder / name for name in DESCRIPTIONS)
    for path in {*data_files(folder, descriptor), *described}:
        if path.is_file():
            target = copy / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            if path.resolve().is_relative_to(whole):
                shutil.copyfile(path, target)
            else:
                target.symlink_to(path.resolve())
    return copy

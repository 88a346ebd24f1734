"""The files of a static site for other programs."""

from __future__ import annotations

from pathlib import PurePosixPath

from geo.tables.formats import FORMATS
from geo.web.site_files import ANSWERS, FOLDER, file_groups, site_files
from geo.wording.states import day_words


def test_every_file_is_in_one_group_under_its_format(record):
    groups = file_groups(record)
    linked = [(file.label, file.address) for group in groups for file in group.files]
    assert linked == [
        (FORMATS[file.format_name].label, f"{FOLDER}{file.name}") for file in site_files(record)
    ]
    assert len({address for _, address in linked}) == len(linked)
    assert len(groups) == len(ANSWERS)


def test_what_is_about_a_day_says_which(record):
    control = file_groups(record)[0]
    assert control.title == f"Who held what on {day_words(record.opens_on)}"
    assert all(record.opens_on.isoformat() in file.address for file in control.files)


def test_a_layer_and_its_style_have_the_same_name(record):
    names = [PurePosixPath(file.name) for file in site_files(record)]
    [style] = [name for name in names if name.suffix == ".qml"]
    assert style.with_suffix(".geojson") in names

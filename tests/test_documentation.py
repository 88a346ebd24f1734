"""What exists is documented."""

import json
import re

import pytest
from conftest import ROOT

from geo.__main__ import COMMANDS
from geo.control.standing import STANDINGS
from geo.formats import FORMATS
from geo.record import DEFAULT_FOLDER, TABLES
from pages.parts import api

README = (ROOT / "README.md").read_text(encoding="utf-8")
RECORD = (DEFAULT_FOLDER / "README.md").read_text(encoding="utf-8")
SETTINGS = json.loads((DEFAULT_FOLDER / "datapackage.json").read_text(encoding="utf-8"))


def test_every_command_is_in_the_readme():
    assert set(COMMANDS) == {"validate", "control", "counts", "claims", "picture", "timelapse", "cite", "export"}
    assert all(f"python -m geo {name}" in README for name in COMMANDS)


def test_every_path_of_the_api_is_in_the_readme_with_its_parameters_and_formats():
    for path, asked in api.questions().items():
        [line] = [line for line in README.splitlines() if line.startswith(f"| `{path}` |")]
        parameters, forms = (set(re.findall(r"`(\w+)`", cell)) for cell in line.split("|")[3:5])
        assert parameters == set(asked.model_fields) - {"format"}
        assert forms == set(asked.forms())
        assert {name for name in asked.model_fields if asked.model_fields[name].is_required()} == set(re.findall(r"\*\*`(\w+)`", line))


def test_every_format_is_in_the_readme():
    assert all(f"`{name}`" in README for name in FORMATS)


def test_every_standing_is_in_the_readme_in_the_words_of_the_code():
    for standing, meaning in STANDINGS.items():
        assert f"`{standing}`" in README
        if standing != "unreported":
            assert meaning[0].lower() + meaning[1:].rstrip(".").lower() in README.lower()


def test_every_column_is_described_in_the_schema():
    for resource in SETTINGS["resources"]:
        for field in resource["schema"]["fields"]:
            assert len(field["description"]) > 10, (resource["name"], field["name"])


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_in_the_records_readme(table):
    assert f"`{table}.csv`" in RECORD


def test_the_two_commands_and_the_picture_are_there():
    assert "make run" in README
    assert "make test" in README
    assert (ROOT / "docs" / "claimline.png").exists()


def test_the_record_has_a_version_a_citation_and_a_changelog():
    version = SETTINGS["version"]
    assert f"version: {version}" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"## {version}" in (DEFAULT_FOLDER / "CHANGELOG.md").read_text(encoding="utf-8")

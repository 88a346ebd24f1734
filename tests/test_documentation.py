"""What exists is documented."""

import json

import pytest
from conftest import ROOT

from geo.__main__ import COMMANDS
from geo.control import STANDINGS
from geo.record import DEFAULT_FOLDER, TABLES

README = (ROOT / "README.md").read_text(encoding="utf-8")
RECORD = (DEFAULT_FOLDER / "README.md").read_text(encoding="utf-8")
SETTINGS = json.loads((DEFAULT_FOLDER / "datapackage.json").read_text(encoding="utf-8"))


def test_every_command_is_in_the_readme():
    assert set(COMMANDS) == {"validate", "control", "counts", "claims"}
    assert all(f"python -m geo {name}" in README for name in COMMANDS)


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

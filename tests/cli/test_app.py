"""Calls as a whole: exit status, usage, help, and what ends up on which stream."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support.data import change_row

import geo
from geo.cli.app import COMMANDS, main

ROOT = Path(__file__).parents[2]


def called(*words: str, **options) -> subprocess.CompletedProcess[bytes]:
    """A call in a process of its own."""
    command = [sys.executable, "-m", "geo", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, **options)


@pytest.mark.long
def test_validate_says_that_the_record_is_whole():
    done = called("validate")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"no problem found" in done.stdout


def test_wrong_data_ends_with_1_and_names_every_row(capsys, folder):
    change_row(folder / "claims.csv", 3, holder="romans")
    change_row(folder / "sources.csv", 2, url="javascript:alert(1)")
    assert main(["validate", str(folder)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "claims.csv, row 3, field holder" in said.err
    assert "sources.csv, row 2, field url" in said.err


def test_every_command_refuses_wrong_data(capsys, folder, tmp_path):
    (folder / "datapackage.json").write_text("[]", encoding="utf-8")
    options = {
        "validate": [],
        "control": ["--on", "2021-08-12"],
        "counts": ["--on", "2021-08-12"],
        "claims": [],
        "picture": ["--on", "2021-08-12", "--to", str(tmp_path / "map.png")],
        "timelapse": ["--to", str(tmp_path / "days.gif")],
        "cite": ["--on", "2021-08-12"],
        "export": ["--to", str(tmp_path / "site")],
        "links": [],
    }
    assert set(options) == set(COMMANDS)
    for command, words in options.items():
        assert main([command, str(folder), *words]) == 1
        assert capsys.readouterr() == ("", "datapackage.json: is not a JSON object\n")
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]


def test_a_folder_without_a_data_set_is_wrong_data(capsys, tmp_path):
    assert main(["control", str(tmp_path / "nowhere"), "--on", "2021-08-12"]) == 1
    assert "there is no such file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ([], "command"),
        (["conquer"], "'conquer'"),
        (["control"], "'--on'"),
        (["control", "--on"], "'--on'"),
        (["--version=2"], "'--version'"),
        (["control", "--on", "yesterday"], "'--on': 'yesterday' is not a day like 2021-08-12"),
        (["control", "--on", "2021-13-12"], "'--on': '2021-13-12' is not a day"),
        (["control", "--on", "2021-08-12", "--known", ""], "'--known': '' is not a day"),
        (["control", "--on", "2021-08-12", "--kind", "planet"], "'--kind': 'planet' is none of"),
        (["control", "--on", "2021-08-12", "a", "b"], "b"),
        (["control", "--on", "2021-08-12", "--colour"], "--colour"),
        (["counts", "--on", "2021-08-12", "--format", "xml"], "'--format': 'xml' is none of table"),
        (["counts", "--on", "2021-08-12", "--kind", "planet"], "'--kind': 'planet'"),
        (["claims", "--place", "atlantis"], "'--place': 'atlantis' is not in places.csv"),
        (["claims", "--kind", "planet"], "'--kind': 'planet'"),
        (["claims", "--format", "shapefile"], "'--format': 'shapefile'"),
        (["control", "--on", "2021-08-12", "--format", "gpkg"], "'--to': the answer is no text"),
        (["claims", "--format", "parquet"], "'--to': the answer is no text"),
        (["control", "--on", "2021-08-12", "--to", "/nowhere/at/all.txt"], "'/nowhere/at/all.txt'"),
        (["control", "--on", "2021-08-12", "--to", "."], "'--to': '.' cannot be written"),
        (["claims", "--format", "gpkg", "--to", "a\0b"], "'--to'"),
        (["picture", "--on", "2021-08-12"], "'--to'"),
        (["picture", "--on", "2021-08-12", "--to", "map.pdf"], "'map.pdf' must end in .png or"),
        (
            ["picture", "--on", "2021-08-12", "--place", "atlantis", "--to", "map.png"],
            "'--place': 'atlantis'",
        ),
        (
            ["picture", "--on", "2021-08-12", "--preview", "--to", "map.svg"],
            "'--preview': a preview is a PNG",
        ),
        (["timelapse"], "'--to'"),
        (["timelapse", "--to", "days.avi"], "'days.avi' must end in .gif or .mp4"),
        (
            ["timelapse", "--from", "2021-08-12", "--until", "2021-08-01", "--to", "days.gif"],
            "'--from, --until'",
        ),
        (["timelapse", "--from", "2020-08-12", "--to", "days.gif"], "'--from, --until'"),
        (["timelapse", "--view", "foresight", "--to", "days.gif"], "'--view': 'foresight'"),
        (["cite"], "'--on'"),
        (["cite", "--on", "2021-08-12", "--place", "atlantis"], "'--place': 'atlantis'"),
        (["cite", "--on", "2021-08-12", "--format", "ris"], "'--format': 'ris' is none of text"),
        (["export"], "'--to'"),
        (["export", "--to", "site", "--address", "maps.example.org"], "'maps.example.org'"),
        (["export", "--to", "/dev/null/site"], "'/dev/null/site' cannot be written"),
    ],
)
def test_a_wrong_call_ends_with_2_and_a_plain_reason(words, reason, capsys):
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert "usage: python -m geo" in said.err.lower()
    assert reason in said.err
    assert "Traceback" not in said.err
    assert said.out == ""


def test_a_wrong_call_of_a_command_shows_the_usage_of_that_command(capsys):
    for words in (["claims", "--place", "atlantis"], ["claims", "--format", "xml"]):
        with pytest.raises(SystemExit):
            main(words)
        assert "Usage: python -m geo claims" in capsys.readouterr().err


@pytest.mark.long
def test_errors_and_help_have_no_boxes_and_no_colours():
    for words in (["control"], ["--help"], ["control", "--help"]):
        done = called(*words, env={**os.environ, "FORCE_COLOR": "1"})
        text = (done.stdout + done.stderr).decode()
        assert "usage" in text.lower()
        assert re.search("[\x1b\u2500-\u257f]", text) is None


def test_help_names_every_command_and_nothing_of_completion(answer):
    text = answer("--help")
    for name, command in COMMANDS.items():
        assert f"  {name} " in text
        assert command.__doc__ in text
    assert "completion" not in text
    assert answer("-h") == text


def test_the_version_is_that_of_the_package(answer):
    assert answer("--version") == f"claimline {geo.__version__}\n"


def test_options_can_stand_before_and_after_the_folder(answer, folder):
    words = ("--on", "2021-08-12", "--kind", "city")
    assert answer("control", str(folder), *words) == answer("control", *words, str(folder))


def test_a_reader_who_stops_reading_gets_no_traceback():
    command = [sys.executable, "-m", "geo", "claims", "--format", "json"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.long
def test_an_output_without_the_signs_of_the_answer_is_refused_in_words():
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    assert called("counts", "--on", "2021-08-12", env=environment).returncode == 0
    done = called("claims", "--format", "json", env=environment)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"ascii lacks signs of the answer" in done.stderr


@pytest.mark.parametrize("words", [[], ["control", "--on", "2021-08-12", "--kind", "capital"]])
def test_what_a_call_does_not_need_is_not_imported(words, record):
    """Libraries that take long to import would make every command slow.

    The fixture has read the record, so that it is known to be valid.
    """
    script = (
        "import sys, geo\n"
        f"if {words!r}:\n"
        f"    from geo.cli.app import main; main({words!r})\n"
        "heavy = {'geopandas', 'pandas', 'numpy', 'shapely', 'pyogrio', 'pyarrow', 'matplotlib',\n"
        "         'PIL', 'av', 'frictionless', 'jinja2', 'folium', 'rich', 'streamlit'}\n"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or None)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")

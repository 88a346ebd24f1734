"""The command line: answers, exit status, and what hostile cells become."""

import csv
import io
import json
import subprocess
import sys

import pytest
from conftest import ROOT, change_row, rows

from geo.__main__ import main

COLUMNS = {"place_id", "name", "kind", "iso_3166_2", "holder", "contender", "standing", "since", "claim_ids"}


def answer(capsys, *words) -> str:
    assert main(words) == 0
    return capsys.readouterr().out


def test_validate_says_that_the_record_is_whole():
    done = subprocess.run([sys.executable, "-m", "geo", "validate"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "no problem found" in done.stdout


def test_wrong_data_ends_with_1_and_names_the_row(capsys, folder):
    change_row(folder / "claims.csv", 3, holder="romans")
    assert main(["validate", str(folder)]) == 1
    assert "claims.csv, row 3, field holder" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["control"],
        ["control", "--on", "yesterday"],
        ["control", "--on", "2021-08-12", "--kind", "planet"],
        ["counts", "--on", "2021-08-12", "--format", "xml"],
        ["claims", "--place", "atlantis"],
        ["claims"],
    ],
)
def test_a_wrong_call_ends_with_2(words, capsys):
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_control_answers_every_place_once(capsys, record):
    found = json.loads(answer(capsys, "control", "--on", "2021-08-12", "--format", "json"))
    assert [row["place_id"] for row in found] == list(record.places)
    assert set(found[0]) >= COLUMNS
    assert {row["standing"] for row in found} <= {"confirmed", "claimed", "contested", "unreported"}


def test_control_keeps_one_kind(capsys):
    found = json.loads(answer(capsys, "control", "--on", "2021-08-12", "--kind", "capital", "--format", "json"))
    assert len(found) == 34
    assert {row["kind"] for row in found} == {"capital"}


def test_the_formats_hold_the_same_rows(capsys):
    words = ["control", "--on", "2021-08-14", "--known", "2021-08-14", "--kind", "province"]
    plain = json.loads(answer(capsys, *words, "--format", "json"))
    table = list(csv.DictReader(io.StringIO(answer(capsys, *words, "--format", "csv"))))
    features = json.loads(answer(capsys, *words, "--format", "geojson"))["features"]
    assert [row["holder"] or "" for row in plain] == [row["holder"] for row in table]
    assert [feature["properties"] for feature in features] == plain
    assert {feature["geometry"]["type"] for feature in features} <= {"Polygon", "MultiPolygon"}
    assert "AF-HER" in answer(capsys, *words)


def test_what_was_not_yet_published_is_not_counted(capsys):
    now = json.loads(answer(capsys, "counts", "--on", "2021-08-15", "--format", "json"))
    then = json.loads(answer(capsys, "counts", "--on", "2021-08-15", "--known", "2021-08-10", "--format", "json"))
    assert then["capital"]["by_holder"]["taliban"] < now["capital"]["by_holder"]["taliban"]
    assert "capital" in answer(capsys, "counts", "--on", "2021-08-15")


def test_the_counts_add_up(capsys):
    for row in json.loads(answer(capsys, "counts", "--on", "2021-08-12", "--format", "json")).values():
        assert sum(row["by_holder"].values()) + row["contested"] + row["unreported"] == row["total"]


def test_claims_are_limited_by_day_and_by_publication(capsys):
    everything = json.loads(answer(capsys, "claims", "--place", "herat", "--format", "json"))
    early = json.loads(answer(capsys, "claims", "--place", "herat", "--on", "2021-08-12", "--known", "2021-08-12", "--format", "json"))
    assert 0 < len(early) < len(everything)
    assert all(row["event_date"] <= "2021-08-12" and row["reported_on"] <= "2021-08-12" for row in early)
    assert everything == sorted(everything, key=lambda row: row["event_date"])
    assert "herat" in answer(capsys, "claims", "--place", "herat", "--format", "csv")
    assert "outlet" in answer(capsys, "claims", "--place", "herat")


def test_a_formula_in_a_cell_stays_text_in_a_spreadsheet(capsys, folder):
    number, row = next((n, row) for n, row in enumerate(rows(folder / "claims.csv"), start=2) if row["place_id"] == "herat")
    change_row(folder / "claims.csv", number, summary='=HYPERLINK("https://example.org")', claimant="@SUM(A1)", note="\tx\x1b[31m")
    table = list(csv.DictReader(io.StringIO(answer(capsys, "claims", str(folder), "--place", "herat", "--format", "csv"))))
    found = next(each for each in table if each["claim_id"] == row["claim_id"])
    assert found["summary"].startswith("'=")
    assert found["claimant"].startswith("'@")
    assert "\x1b" not in answer(capsys, "claims", str(folder), "--place", "herat")

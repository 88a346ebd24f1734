"""The command line: answers, exit status, and what hostile cells become."""

import csv
import io
import json
import subprocess
import sys
from datetime import date

import geopandas as gpd
import pytest
from conftest import ROOT, change_descriptor, change_row, rows
from PIL import Image

from geo import picture
from geo.__main__ import main
from geo.checks import read_record
from geo.record import DEFAULT_FOLDER

COLUMNS = {"place_id", "name", "kind", "iso_3166_2", "holder", "contender", "standing", "since", "claim_ids"}


@pytest.fixture(autouse=True)
def read_once(record, monkeypatch):
    """The shipped record is read once for all calls; a copy of it every time."""
    monkeypatch.setattr("geo.__main__.read_record", lambda folder: record if folder == DEFAULT_FOLDER else read_record(folder))


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
        ["claims", "--kind", "planet"],
        ["claims", "--format", "shapefile"],
        ["control", "--on", "2021-08-12", "--format", "gpkg"],
        ["claims", "--format", "parquet"],
        ["control", "--on", "2021-08-12", "--to", "/nowhere/at/all/control.txt"],
        ["control", "--on", "2021-08-12", "--to", "."],
        ["claims", "--format", "gpkg", "--to", "a\0b"],
        ["picture", "--on", "2021-08-12"],
        ["picture", "--on", "2021-08-12", "--to", "map.pdf"],
        ["picture", "--on", "2021-08-12", "--place", "atlantis", "--to", "map.png"],
        ["picture", "--on", "2021-08-12", "--preview", "--to", "map.svg"],
        ["timelapse", "--to", "days.avi"],
        ["timelapse", "--from", "2021-08-12", "--until", "2021-08-01", "--to", "days.gif"],
        ["timelapse", "--from", "2020-08-12", "--to", "days.gif"],
        ["timelapse", "--view", "foresight", "--to", "days.gif"],
        ["cite", "--on", "2021-08-12", "--place", "atlantis"],
        ["cite", "--on", "2021-08-12", "--format", "ris"],
        ["export"],
        ["export", "--to", "site", "--address", "maps.example.org"],
        ["export", "--to", "/dev/null/site"],
    ],
)
def test_a_wrong_call_ends_with_2(words, capsys):
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert "usage" in said.err
    assert "Traceback" not in said.err
    assert said.out == ""


def test_a_refusal_says_what_is_missing_or_why_a_file_cannot_be_written(capsys, tmp_path):
    for words, reason in {
        ("--format", "gpkg"): "argument --to: the answer is no text",
        ("--to", str(tmp_path)): "Is a directory",
        ("--to", str(tmp_path / "no" / "x.txt")): "No such file or directory",
    }.items():
        with pytest.raises(SystemExit):
            main(["control", "--on", "2021-08-12", *words])
        assert reason in capsys.readouterr().err


@pytest.mark.parametrize("form", ["table", "csv", "json", "geojson"])
def test_a_file_holds_what_would_have_been_printed(capsys, tmp_path, form):
    for words in (["control", "--on", "2021-08-12"], ["claims", "--kind", "city"]):
        path = tmp_path / "answer"
        assert answer(capsys, *words, "--format", form, "--to", str(path)) == ""
        assert path.read_text(encoding="utf-8") == answer(capsys, *words, "--format", form)


@pytest.mark.parametrize("form, reader", [("gpkg", gpd.read_file), ("parquet", gpd.read_parquet)])
def test_binary_formats_become_files_that_geopandas_reads(capsys, tmp_path, form, reader):
    for words in (["control", "--on", "2021-08-12", "--kind", "province"], ["claims", "--place", "herat"]):
        path = tmp_path / f"{words[0]}.{form}"
        assert answer(capsys, *words, "--format", form, "--to", str(path)) == ""
        frame = reader(path)
        assert len(frame) == len(json.loads(answer(capsys, *words, "--format", "json")))
        assert frame.geometry.notna().all()


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


def test_claims_about_all_places_hold_those_about_one(capsys, record):
    everything = json.loads(answer(capsys, "claims", "--format", "json"))
    assert {row["claim_id"] for row in everything} == set(record.claims)
    assert [row for row in everything if row["place_id"] == "herat"] == json.loads(
        answer(capsys, "claims", "--place", "herat", "--format", "json")
    )
    crossings = json.loads(answer(capsys, "claims", "--kind", "crossing", "--on", "2021-07-31", "--format", "geojson"))["features"]
    assert {record.places[feature["properties"]["place_id"]].kind for feature in crossings} == {"crossing"}
    assert all(feature["properties"]["event_date"] <= "2021-07-31" for feature in crossings)
    assert answer(capsys, "claims", "--kind", "city").startswith("place_id")


def test_an_answer_without_rows_has_the_columns_of_one_with_rows(capsys):
    words = ["claims", "--place", "herat", "--format", "csv"]
    assert answer(capsys, *words, "--on", "1999-01-01").strip() == answer(capsys, *words).splitlines()[0]


def test_counts_as_csv_are_the_counts(capsys):
    counted = json.loads(answer(capsys, "counts", "--on", "2021-08-12", "--format", "json"))
    table = {row["kind"]: row for row in csv.DictReader(io.StringIO(answer(capsys, "counts", "--on", "2021-08-12", "--format", "csv")))}
    assert set(table) == set(counted)
    for kind, count in counted.items():
        assert {key: int(table[kind][key]) for key in count["by_holder"]} == count["by_holder"]
        assert int(table[kind]["total"]) == count["total"]


def test_a_formula_in_a_cell_stays_text_in_a_spreadsheet(capsys, folder):
    number, row = next((n, row) for n, row in enumerate(rows(folder / "claims.csv"), start=2) if row["place_id"] == "herat")
    change_row(folder / "claims.csv", number, summary='=HYPERLINK("https://example.org")', claimant="@SUM(A1)", note="\tx\x1b[31m")
    table = list(csv.DictReader(io.StringIO(answer(capsys, "claims", str(folder), "--place", "herat", "--format", "csv"))))
    found = next(each for each in table if each["claim_id"] == row["claim_id"])
    assert found["summary"].startswith("'=")
    assert found["claimant"].startswith("'@")
    assert "\x1b" not in answer(capsys, "claims", str(folder), "--place", "herat")


def test_pictures_are_what_the_module_draws(capsys, record, tmp_path):
    assert main(["picture", "--on", "2021-08-12", "--place", "herat", "--preview", "--to", str(tmp_path / "a.png")]) == 0
    assert (tmp_path / "a.png").read_bytes() == picture.preview(record, date(2021, 8, 12), None, "herat")
    assert main(["picture", "--on", "2021-08-12", "--known", "2021-08-12", "--to", str(tmp_path / "a.SVG")]) == 0
    assert b"<svg" in (tmp_path / "a.SVG").read_bytes()[:400]


def test_a_time_lapse_has_a_frame_for_each_day(capsys, tmp_path):
    words = ["timelapse", "--from", "2021-08-11", "--until", "2021-08-13", "--view", "known", "--to", str(tmp_path / "days.gif")]
    assert main(words) == 0
    with Image.open(tmp_path / "days.gif") as film:
        assert film.n_frames == 3


def test_a_view_is_cited_with_its_address(capsys):
    told = answer(capsys, "cite", "--on", "2021-08-12", "--place", "herat", "--view", "known", "--address", "https://maps.example.org/")
    assert "https://maps.example.org/?date=2021-08-12&place=herat&view=known" in told
    (item,) = json.loads(answer(capsys, "cite", "--on", "2021-08-12", "--format", "csl-json"))
    assert "URL" not in item


def test_an_export_names_what_it_wrote(capsys, folder, tmp_path):
    change_descriptor(
        folder, lambda found: found["claimline"].update(period={"start": "2021-08-12", "end": "2021-08-13"}, opens_on="2021-08-12")
    )
    told = answer(capsys, "export", str(folder), "--to", str(tmp_path / "site"), "--address", "https://maps.example.org")
    assert "https://maps.example.org/" in told
    assert {path.name for path in (tmp_path / "site" / "days").iterdir()} == {
        f"2021-08-{day}.{kind}" for day in (12, 13) for kind in ("html", "png")
    }
    assert (tmp_path / "site" / "index.html").stat().st_size > 100_000

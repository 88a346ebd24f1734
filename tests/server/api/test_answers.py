"""Answers: the command line's rows, kept, sent once, and worked out once."""

import gzip
import io
import json
import re
import threading
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor

import geopandas as gpd
import pytest
from starlette.testclient import TestClient
from support.api import CONTROL, REQUESTS, errors
from support.data import change_row

from geo.cli.app import main
from geo.dataset.reader import DEFAULT_FOLDER
from geo.server.api import answers
from geo.server.api.app import app
from geo.server.byte_cache import ByteCache
from geo.server.jobs.queue import JobQueue
from geo.server.jobs.shared import InThread
from geo.tables.queries import count_places, place_rows, source_rows

pytestmark = pytest.mark.long


@pytest.fixture
def printed(record, monkeypatch, capfdbinary):
    """What the command line prints for a query of the API, byte for byte."""
    monkeypatch.setattr("geo.cli.lookup.read_record", lambda *_: record)

    def print_for(path, query):
        words = [path.removeprefix("/")]
        for part in query.split("&") if query else []:
            name, value = part.split("=")
            words += [f"--{name}", value]
        assert main([*words, *([] if "format=" in query else ["--format", "json"])]) == 0
        return capfdbinary.readouterr().out

    return print_for


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/control", "on=2021-08-12&kind=capital"),
        ("/control", "on=2021-08-12&place=herat"),
        ("/counts", "on=2021-08-12&kind=capital"),
        ("/control", "on=2021-08-12&known=2021-08-12"),
        ("/control", "on=2021-08-12&kind=capital&format=csv"),
        ("/control", "on=2021-08-12&format=geojson"),
        ("/control", "on=1999-01-01"),
        ("/control", "on=2031-01-01&kind=site&format=csv"),
        ("/counts", "on=2021-08-15&known=2021-08-10"),
        ("/counts", "on=2021-08-12&format=csv"),
        ("/claims", "place=herat&on=2021-08-12&known=2021-08-12"),
        ("/claims", "place=herat&format=csv"),
        ("/claims", "kind=crossing&format=geojson"),
        ("/claims", "place=herat&on=1999-01-01&format=csv"),
        ("/claims", ""),
    ],
)
def test_an_answer_is_what_the_command_line_prints(client, printed, path, query):
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 200
    assert answer.content == printed(path, query)
    assert len(answer.content) > 20


@pytest.mark.parametrize("format_name", ["gpkg", "parquet"])
@pytest.mark.parametrize("query", [f"{CONTROL}&kind=capital", "/claims?place=herat"])
def test_binary_answers_are_the_files_of_the_command_line(
    client, printed, tmp_path, format_name, query
):
    answer = client.get(f"{query}&format={format_name}")
    file = tmp_path / f"answer.{format_name}"
    path, _, parameters = query.partition("?")
    printed(path, f"{parameters}&format={format_name}&to={file}")
    assert answer.content == file.read_bytes()
    frame = gpd.read_file(file, layer=path[1:]) if format_name == "gpkg" else gpd.read_parquet(file)
    assert len(frame) == len(client.get(query).json()) > 1
    disposition = answer.headers["content-disposition"]
    name = rf'attachment; filename="claimline-[a-z0-9-]+\.{format_name}"'
    assert re.fullmatch(name, disposition)


def test_places_and_sources_are_those_of_the_record(client, record):
    assert client.get("/places").json() == place_rows(record)
    assert client.get("/places?place=herat").json() == place_rows(record, place_id="herat")
    crossings = client.get("/places?kind=crossing").json()
    assert {row["kind"] for row in crossings} == {"crossing"}
    features = client.get("/places?format=geojson").json()["features"]
    assert [feature["id"] for feature in features] == list(record.places)
    assert client.get("/sources").json() == source_rows(record)
    assert client.get("/sources?format=csv").text.count("\n") > len(record.sources)


def test_the_records_own_files_can_be_had(client):
    text = (DEFAULT_FOLDER / "datapackage.json").read_text(encoding="utf-8")
    assert client.get("/datapackage").json() == json.loads(text)
    assert client.get("/datapackage.zip").headers["content-type"] == "application/zip"
    claims = (DEFAULT_FOLDER / "claims.csv").read_text(encoding="utf-8")
    assert zipped_claims(client, DEFAULT_FOLDER.name) == claims


def zipped_claims(client, folder="copy"):
    """The claims in the archive that the API sends."""
    content = io.BytesIO(client.get("/datapackage.zip").content)
    with zipfile.ZipFile(content) as zipped:
        return zipped.read(f"{folder}/claims.csv").decode()


@pytest.mark.parametrize("path", [*REQUESTS, f"{CONTROL}&format=parquet"])
@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_what_the_client_has_is_not_sent_again(client, path, coding):
    first = client.get(path, headers={"accept-encoding": coding})
    tag = first.headers["etag"]
    assert re.fullmatch(r'"[0-9a-f]{32}(-gzip)?"', tag)
    for held in (tag, f"W/{tag}", "*", f'"other", {tag}', f'W/"other",W/{tag}'):
        again = client.get(path, headers={"accept-encoding": coding, "if-none-match": held})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
        assert again.headers["cache-control"] == "public, max-age=300"
        assert "accept-encoding" in again.headers["vary"]
    for stale in ('"other"', tag.strip('"'), tag[:-2] + '"', ""):
        again = client.get(path, headers={"accept-encoding": coding, "if-none-match": stale})
        assert again.status_code == 200


def test_other_content_and_other_codings_have_other_tags(client):
    tags = {
        client.get(path, headers={"accept-encoding": coding}).headers["etag"]
        for path in (CONTROL, "/control?on=2021-08-13", f"{CONTROL}&format=csv")
        for coding in ("gzip", "identity")
    }
    assert len(tags) == 6


@pytest.mark.parametrize(
    ("accepted", "compressed"), [("gzip", True), ("identity", False), ("gzip;q=0, *", False)]
)
def test_text_is_compressed_for_those_who_take_it(client, accepted, compressed):
    with client.stream("GET", "/claims", headers={"accept-encoding": accepted}) as answer:
        sent = b"".join(answer.iter_raw())
    assert (answer.headers.get("content-encoding") == "gzip") is compressed
    assert int(answer.headers["content-length"]) == len(sent)
    body = gzip.decompress(sent) if compressed else sent
    assert body == client.get("/claims").content
    if compressed:
        assert len(sent) < len(body) / 4


@pytest.mark.parametrize("path", [CONTROL, f"{CONTROL}&format=gpkg", "/"])
def test_head_has_the_headers_of_get_and_no_body(client, path):
    head, get = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (200, b"")
    assert dict(head.headers) == dict(get.headers)


@pytest.fixture
def tables_here(monkeypatch):
    """Tables are made in a thread of this process, where a test can watch."""
    queue = JobQueue(ByteCache(1_000_000, lambda body: len(body.content)), InThread, waiting=64)
    monkeypatch.setattr(answers, "TABLES", queue)


def test_a_repeated_call_is_answered_without_work(client, monkeypatch, tables_here):
    first = client.get("/control?on=2021-07-07").content
    monkeypatch.setattr("geo.server.api.paths.control_rows", None)
    assert client.get("/control?on=20210707").content == first


def test_what_many_ask_at_once_is_worked_out_once_and_in_one_thread(
    client, monkeypatch, tables_here
):
    threads = []

    def slow_counts(*query):
        threads.append(threading.current_thread().name)
        time.sleep(0.1)
        return count_places(*query)

    monkeypatch.setattr("geo.server.api.paths.count_places", slow_counts)
    with ThreadPoolExecutor(8) as readers:
        answers = readers.map(lambda _: client.get("/counts?on=2021-06-06").content, range(8))
        assert len(set(answers)) == 1
    assert len(threads) == 1
    assert threads[0].startswith("jobs")


def test_while_the_data_is_wrong_and_none_was_right_there_is_a_503(client, folder, show):
    change_row(folder / "claims.csv", 3, holder="romans")
    show(folder)
    for path in REQUESTS:
        answer = client.get(path)
        assert "claims.csv, row 3, field holder" in errors(answer, 503)[0]["message"]
        assert answer.headers["retry-after"] == "60"


def test_while_newer_files_are_wrong_the_last_good_record_answers(client, folder, show):
    cache = show(folder)
    good = client.get(f"{CONTROL}&format=geojson").content
    change_row(folder / "claims.csv", 3, holder="romans")
    (folder / "boundaries" / "provinces.zip").unlink()
    cache.read()
    assert client.get(f"{CONTROL}&format=geojson").content == good
    assert "row 3" in " ".join(client.get("/").json()["problems"])
    assert "romans" not in zipped_claims(client)
    assert client.get(f"{CONTROL}&kind=site&format=gpkg").status_code == 200


def test_a_change_of_the_files_changes_the_answers_and_their_tags(client, folder, show):
    cache = show(folder)
    before = client.get("/claims")
    change_row(folder / "claims.csv", 2, summary="Said otherwise, for this test.")
    cache.read()
    after = client.get("/claims", headers={"if-none-match": before.headers["etag"]})
    assert after.status_code == 200
    assert "Said otherwise" in after.text


def test_a_mistake_of_ours_is_a_500_in_json_without_its_inside(monkeypatch, tables_here):
    monkeypatch.setattr("geo.server.api.paths.count_places", lambda *_: 1 / 0)
    client = TestClient(app, raise_server_exceptions=False)
    answer = client.get("/counts?on=2021-01-01")
    assert "mistake of ours" in errors(answer, 500)[0]["message"]
    assert "division" not in answer.text

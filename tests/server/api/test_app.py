"""The API: the command line's rows, refusals that say why, caching, and the description."""

import gzip
import io
import json
import re
import sys
import threading
import time
import urllib.error
import urllib.request
import zipfile
from concurrent.futures import ThreadPoolExecutor

import geopandas as gpd
import pytest
from conftest import change_row, start_dashboard
from geo.answers import counts, places, sources
from geo.record import DEFAULT_FOLDER
from openapi_spec_validator import validate
from pages.parts.shelf import Shelf
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geo.__main__ import main
from pages.parts import api, shelf

PATHS = {
    "/",
    "/control",
    "/counts",
    "/claims",
    "/places",
    "/sources",
    "/datapackage",
    "/datapackage.zip",
    "/openapi.json",
}
CONTROL = "/control?on=2021-08-12"


@pytest.fixture(scope="module")
def client():
    return TestClient(api.app)


@pytest.fixture
def printed(record, monkeypatch, capfdbinary):
    """What the command line prints for a query of the API, byte for byte."""
    monkeypatch.setattr("geo.__main__.read_record", lambda folder: record)

    def print_for(path, query):
        words = [path.removeprefix("/")]
        for part in query.split("&") if query else []:
            name, value = part.split("=")
            words += [f"--{name}", value]
        assert main([*words, *([] if "format=" in query else ["--format", "json"])]) == 0
        sys.stdout.flush()
        return capfdbinary.readouterr().out

    return print_for


def errors(answer, status=422):
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    return answer.json()["errors"]


@pytest.mark.parametrize(
    "path, query",
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


@pytest.mark.parametrize("form", ["gpkg", "parquet"])
@pytest.mark.parametrize("query", [f"{CONTROL}&kind=capital", "/claims?place=herat"])
def test_binary_answers_are_the_files_of_the_command_line(client, printed, tmp_path, form, query):
    answer = client.get(f"{query}&format={form}")
    file = tmp_path / f"answer.{form}"
    path, _, parameters = query.partition("?")
    printed(path, f"{parameters}&format={form}&to={file}")
    assert answer.content == file.read_bytes()
    frame = gpd.read_file(file) if form == "gpkg" else gpd.read_parquet(file)
    assert len(frame) == len(client.get(query).json()) > 1
    assert re.fullmatch(
        rf'attachment; filename="claimline-[a-z0-9-]+\.{form}"',
        answer.headers["content-disposition"],
    )


def test_places_and_sources_are_those_of_the_record(client, record):
    assert client.get("/places").json() == places(record)
    assert client.get("/places?place=herat").json() == places(record, "herat")
    assert {row["kind"] for row in client.get("/places?kind=crossing").json()} == {"crossing"}
    assert [
        feature["id"] for feature in client.get("/places?format=geojson").json()["features"]
    ] == list(record.places)
    assert client.get("/sources").json() == sources(record)
    assert client.get("/sources?format=csv").text.count("\n") > len(record.sources)


def test_the_records_own_files_can_be_had(client):
    assert client.get("/datapackage").json() == json.loads(
        (DEFAULT_FOLDER / "datapackage.json").read_text(encoding="utf-8")
    )
    answer = client.get("/datapackage.zip")
    assert answer.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as zipped:
        assert (
            zipped.read(f"{DEFAULT_FOLDER.name}/claims.csv")
            == (DEFAULT_FOLDER / "claims.csv").read_bytes()
        )


def test_a_file_is_named_after_what_was_asked(client):
    names = {
        f"{CONTROL}&format=csv": 'attachment; filename="claimline-control-2021-08-12.csv"',
        f"{CONTROL}&known=2021-08-11&kind=site": (
            'inline; filename="claimline-control-2021-08-12-known-2021-08-11-site.json"'
        ),
        "/claims?place=AF-HER&format=geojson": 'inline; filename="claimline-claims-AF-HER.geojson"',
        "/datapackage.zip": 'attachment; filename="claimline-datapackage.zip"',
    }
    assert {path: client.get(path).headers["content-disposition"] for path in names} == names


@pytest.mark.parametrize(
    "query, parameter, value, allowed",
    [
        ("/control", "on", None, "a day like 2021-08-12"),
        ("/control?on=", "on", "", "a day like 2021-08-12"),
        ("/control?on=yesterday", "on", "yesterday", "a day like 2021-08-12"),
        ("/control?on=2021-02-30", "on", "2021-02-30", "a day like 2021-08-12"),
        ("/control?on=1628726400", "on", "1628726400", "a day like 2021-08-12"),
        (
            "/counts?on=2021-08-12&known=9999999-01-01",
            "known",
            "9999999-01-01",
            "a day like 2021-08-12",
        ),
        (f"{CONTROL}&kind=planet", "kind", "planet", "capital"),
        (f"{CONTROL}&kind=", "kind", "", "capital"),
        (f"{CONTROL}&format=xml", "format", "xml", "geojson"),
        ("/counts?on=2021-08-12&format=gpkg", "format", "gpkg", "csv"),
        ("/claims?place=atlantis", "place", "atlantis", "a place_id of /places"),
        ("/claims?place=HERAT", "place", "HERAT", "a place_id of /places"),
        ("/places?kind=planet", "kind", "planet", "capital"),
        (f"{CONTROL}&place=atlantis", "place", "atlantis", "a place_id of /places"),
        ("/counts?on=2021-08-12&place=herat", "place", "herat", "kind"),
        (f"{CONTROL}&On=2021-08-12", "On", "2021-08-12", "on"),
        (f"{CONTROL}&on=2021-08-13", "on", "2021-08-13", "once"),
        (f"{CONTROL}&a=1&a=2", "a", "2", "once"),
        ("/claims?place=herat&place=herat", "place", "herat", "once"),
    ],
)
def test_a_wrong_parameter_is_named_with_its_value_and_what_is_allowed(
    client, query, parameter, value, allowed
):
    [error] = errors(client.get(query))
    assert (error["parameter"], error.get("value")) == (parameter, value)
    assert allowed in error["allowed"]
    assert parameter in error["message"]


def test_every_wrong_parameter_is_named_at_once(client):
    found = errors(client.get("/control?on=x&known=y&format=z&what=w"))
    assert {error["parameter"] for error in found} == {"on", "known", "format", "what"}


@pytest.mark.parametrize("path", ["/", "/datapackage", "/datapackage.zip", "/openapi.json"])
def test_a_path_without_parameters_takes_none(client, path):
    assert errors(client.get(f"{path}?on=2021-08-12"))[0]["parameter"] == "on"


@pytest.mark.parametrize(
    "value",
    [
        "x" * 5000,
        "<script>alert(1)</script>",
        "../../etc/passwd",
        "%00",
        "%ff%fe",
        "%E2%80%AE",
        "%0D%0Aset-cookie:a=b",
        "' OR 1=1--",
        "\U0001f4a3",
    ],
)
@pytest.mark.parametrize("parameter", ["on", "known", "kind", "format", "place"])
def test_hostile_values_are_refused_shortly_and_as_text(client, parameter, value):
    path = "/claims" if parameter == "place" else CONTROL
    glue = "?" if parameter == "place" else "&"
    query = f"/control?on={value}" if parameter == "on" else f"{path}{glue}{parameter}={value}"
    answer = client.get(query)
    [error] = errors(answer)
    assert error["parameter"] == parameter
    assert len(error["value"]) <= 80
    assert len(answer.content) < 2000
    assert "set-cookie" not in answer.headers
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_hostile_names_and_many_of_them_are_refused_shortly(client):
    [error] = errors(client.get(f"{CONTROL}&{'n' * 5000}=1"))
    assert len(error["parameter"]) == 80
    many = client.get(f"{CONTROL}&" + "&".join(f"p{number}={number}" for number in range(3000)))
    assert 0 < len(errors(many)) <= 20
    repeated = client.get(f"{CONTROL}&" + "&".join(f"p{number % 100}=1" for number in range(3000)))
    assert 0 < len(errors(repeated)) <= 20


@pytest.mark.parametrize(
    "path",
    ["/nothing", "/control/", "/docs", "/redoc", "/%2e%2e/%2e%2e/etc/passwd", "/" + "x" * 5000],
)
def test_an_unknown_path_is_a_404_in_json(client, path):
    [error] = errors(client.get(path), 404)
    assert len(error["message"]) < 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_nothing_can_be_changed(client, method):
    for path in PATHS:
        answer = client.request(method, path)
        assert method in errors(answer, 405)[0]["message"]
        assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "path",
    [
        *sorted(PATHS - {"/control", "/counts"}),
        CONTROL,
        f"{CONTROL}&format=parquet",
        "/counts?on=2021-08-12",
    ],
)
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
        assert (
            client.get(
                path, headers={"accept-encoding": coding, "if-none-match": stale}
            ).status_code
            == 200
        )


def test_other_content_and_other_codings_have_other_tags(client):
    tags = {
        client.get(path, headers={"accept-encoding": coding}).headers["etag"]
        for path in (CONTROL, "/control?on=2021-08-13", f"{CONTROL}&format=csv")
        for coding in ("gzip", "identity")
    }
    assert len(tags) == 6


@pytest.mark.parametrize(
    "accepted, packed",
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("*", True),
        ("identity", False),
        ("gzip;q=0", False),
        ("gzip; q=0.0, *", False),
        ("", False),
    ],
)
def test_text_is_compressed_for_those_who_take_it(client, accepted, packed):
    with client.stream("GET", "/claims", headers={"accept-encoding": accepted}) as answer:
        sent = b"".join(answer.iter_raw())
    assert (answer.headers.get("content-encoding") == "gzip") is packed
    assert int(answer.headers["content-length"]) == len(sent)
    body = gzip.decompress(sent) if packed else sent
    assert body == client.get("/claims").content
    if packed:
        assert len(sent) < len(body) / 4


@pytest.mark.parametrize("path", [CONTROL, f"{CONTROL}&format=gpkg", "/"])
def test_head_has_the_headers_of_get_and_no_body(client, path):
    head, get = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (200, b"")
    assert dict(head.headers) == dict(get.headers)
    assert client.head("/control").status_code == 422
    assert client.head("/nothing").status_code == 404


@pytest.mark.parametrize("path", [CONTROL, "/control", "/nothing"])
def test_pages_of_other_hosts_may_read_answers_and_refusals(client, path):
    headers = client.get(path).headers
    assert headers["access-control-allow-origin"] == "*"
    assert headers["x-content-type-options"] == "nosniff"


def test_a_repeated_call_is_answered_without_work(client, monkeypatch):
    first = client.get("/control?on=2021-07-07").content
    monkeypatch.setattr("geo.answers.control", None)
    assert client.get("/control?on=20210707").content == first


def test_what_many_ask_at_once_is_worked_out_once_and_in_one_thread(client, monkeypatch):
    threads = []

    def slow_counts(*asked):
        threads.append(threading.current_thread().name)
        time.sleep(0.1)
        return counts(*asked)

    monkeypatch.setattr("geo.answers.counts", slow_counts)
    with ThreadPoolExecutor(8) as readers:
        found = set(readers.map(lambda _: client.get("/counts?on=2021-06-06").content, range(8)))
    assert len(found) == 1
    assert len(threads) == 1
    assert threads[0].startswith("api")


def test_while_the_data_is_wrong_and_none_was_right_there_is_a_503(client, folder, monkeypatch):
    change_row(folder / "claims.csv", 3, holder="romans")
    monkeypatch.setattr(shelf, "_shelf", Shelf(folder))
    for path in PATHS - {"/control", "/counts"} | {CONTROL}:
        answer = client.get(path)
        assert "claims.csv, row 3, field holder" in errors(answer, 503)[0]["message"]
        assert answer.headers["retry-after"] == "60"


def test_while_newer_files_are_wrong_the_last_good_record_answers(client, folder, monkeypatch):
    monkeypatch.setattr(shelf, "_shelf", Shelf(folder))
    good = client.get(f"{CONTROL}&format=geojson").content
    change_row(folder / "claims.csv", 3, holder="romans")
    (folder / "boundaries" / "provinces.zip").unlink()
    assert client.get(f"{CONTROL}&format=geojson").content == good
    assert "row 3" in " ".join(client.get("/").json()["problems"])
    assert "wrong at the moment" in errors(client.get("/datapackage.zip"), 503)[0]["message"]


def test_a_change_of_the_files_changes_the_answers_and_their_tags(client, folder, monkeypatch):
    monkeypatch.setattr(shelf, "_shelf", Shelf(folder))
    before = client.get("/claims")
    change_row(folder / "claims.csv", 2, summary="Said otherwise, for this test.")
    after = client.get("/claims", headers={"if-none-match": before.headers["etag"]})
    assert after.status_code == 200
    assert "Said otherwise" in after.text


def test_a_mistake_of_ours_is_a_500_in_json_without_its_inside(monkeypatch):
    monkeypatch.setattr("geo.answers.counts", lambda *_: 1 / 0)
    answer = TestClient(api.app, raise_server_exceptions=False).get("/counts?on=2021-01-01")
    assert "mistake of ours" in errors(answer, 500)[0]["message"]
    assert "division" not in answer.text


def test_the_index_lists_every_path_and_every_path_answers(client, record):
    index = client.get("/").json()
    assert set(index["paths"]) == PATHS
    assert index["licenses"][0]["name"] == "CC-BY-4.0"
    assert index["problems"] == []
    for path, about in index["paths"].items():
        query = "?on=2021-08-12" if path in ("/control", "/counts") else ""
        assert client.get(path + query).status_code == 200
        assert about["answers"]


def test_the_description_is_valid_openapi_and_says_what_is_answered(client, record):
    description = client.get("/openapi.json").json()
    validate(description)
    assert set(description["paths"]) == PATHS
    assert description["info"]["license"] == {
        "name": "Creative Commons Attribution 4.0",
        "url": "https://creativecommons.org/licenses/by/4.0/",
    }
    assert record.title in description["info"]["title"]
    assert "cdn" not in json.dumps(description)
    for operations in description["paths"].values():
        assert set(operations) == {"get"}
        assert operations["get"]["description"]
        assert {"200", "304", "422", "503"} == set(operations["get"]["responses"])
        assert all(
            parameter["description"] for parameter in operations["get"].get("parameters", [])
        )


@pytest.mark.parametrize(
    "path", [CONTROL, "/counts?on=2021-08-12", "/claims?place=herat", "/places", "/sources"]
)
def test_the_answers_are_as_the_description_says(client, path):
    from jsonschema import Draft202012Validator

    get = client.get("/openapi.json").json()["paths"][path.partition("?")[0]]["get"]
    content = get["responses"]["200"]["content"]
    Draft202012Validator(content["application/json"]["schema"]).validate(client.get(path).json())
    forms = next(
        parameter["schema"] for parameter in get["parameters"] if parameter["name"] == "format"
    )["enum"]
    for form in forms:
        answer = client.get(f"{path}{'&' if '?' in path else '?'}format={form}")
        assert answer.headers["content-type"] in content
    assert len(content) == len(forms)


@pytest.mark.parametrize("root", ["/", "/below/here/"])
def test_whatever_else_is_asked_for_below_api_is_a_404_in_json(root):
    client = TestClient(Starlette(routes=api.routes(root)), follow_redirects=False)
    for path in ("api/v2/control", "api/control", "api/v1x", "api/v1/nothing"):
        assert errors(client.get(root + path), 404)
    for path in ("api", "api/", "api/v1"):
        assert client.get(root + path).headers["location"] == f"{root}api/v1/"
    assert client.get(f"{root}api/v1{CONTROL}").status_code == 200


def test_the_running_dashboard_answers_below_its_base_path(client):
    process, address = start_dashboard({}, "below/here")
    try:
        with urllib.request.urlopen(f"{address}api/v1{CONTROL}&kind=capital", timeout=30) as answer:
            assert answer.read() == client.get(f"{CONTROL}&kind=capital").content
            assert answer.headers["etag"]
        with urllib.request.urlopen(f"{address}api", timeout=30) as answer:
            assert "/control" in json.load(answer)["paths"]
        for miss in ("api/v1/nothing", "api/nothing"):
            with pytest.raises(urllib.error.HTTPError) as missed:
                urllib.request.urlopen(address + miss, timeout=30)
            with missed.value as answer:
                assert (answer.status, answer.headers["content-type"]) == (404, "application/json")
                assert json.load(answer)["errors"]
    finally:
        process.terminate()
        process.wait(10)

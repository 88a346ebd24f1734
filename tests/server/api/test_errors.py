"""Refusals: JSON with a reason, short whatever was asked."""

import pytest
from support.api import CONTROL, PATHS, errors

DAY = "a day like 2021-08-12"


@pytest.mark.parametrize(
    ("query", "parameter", "value", "allowed"),
    [
        ("/control", "on", None, DAY),
        ("/control?on=", "on", "", DAY),
        ("/control?on=yesterday", "on", "yesterday", DAY),
        ("/control?on=2021-02-30", "on", "2021-02-30", DAY),
        ("/control?on=1628726400", "on", "1628726400", DAY),
        ("/counts?on=2021-08-12&known=9999999-01-01", "known", "9999999-01-01", DAY),
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
    both = errors(client.get(f"{CONTROL}&kind=planet&place=atlantis"))
    assert [error["parameter"] for error in both] == ["kind", "place"]


@pytest.mark.parametrize("path", ["/", "/datapackage", "/datapackage.zip", "/openapi.json"])
def test_a_path_without_parameters_takes_none(client, path):
    [error] = errors(client.get(f"{path}?on=2021-08-12"))
    assert error["parameter"] == "on"
    assert error["message"].endswith("which has none")


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
    query = f"{CONTROL}&{parameter}={value}"
    if parameter == "on":
        query = f"/control?on={value}"
    if parameter == "place":
        query = f"/claims?place={value}"
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
    many = "&".join(f"p{number}={number}" for number in range(3000))
    assert len(errors(client.get(f"{CONTROL}&{many}"))) == 20
    repeated = "&".join(f"p{number % 100}=1" for number in range(3000))
    assert len(errors(client.get(f"{CONTROL}&{repeated}"))) == 20


@pytest.mark.parametrize(
    "path",
    ["/nothing", "/control/", "/docs", "/redoc", "/%2e%2e/%2e%2e/etc/passwd", "/" + "x" * 5000],
)
def test_an_unknown_path_is_a_404_in_json(client, path):
    [error] = errors(client.get(path), 404)
    assert len(error["message"]) < 200
    assert client.head(path).status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_nothing_can_be_changed(client, method):
    for path in PATHS:
        answer = client.request(method, path)
        assert method in errors(answer, 405)[0]["message"]
        assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize("path", [CONTROL, "/control", "/nothing"])
def test_pages_of_other_hosts_may_read_answers_and_refusals(client, path):
    headers = client.get(path).headers
    assert headers["access-control-allow-origin"] == "*"
    assert headers["access-control-expose-headers"] == "etag, content-disposition, retry-after"
    assert headers["x-content-type-options"] == "nosniff"

"""What the API says of itself, and whether it is so."""

import json

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from support.api import CONTROL, COUNTS, PATHS


def test_the_index_lists_every_path_and_every_path_answers(client):
    index = client.get("/").json()
    assert set(index["paths"]) == PATHS
    assert index["licenses"][0]["name"] == "CC-BY-4.0"
    assert index["problems"] == []
    for path, about in index["paths"].items():
        query = "?on=2021-08-12" if path in ("/control", "/counts") else ""
        assert client.get(path + query).status_code == 200
        assert about["answers"]
    control = ["on", "known", "kind", "place", "format"]
    assert index["paths"]["/control"]["parameters"] == control


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
        operation = operations["get"]
        assert operation["description"]
        assert {"200", "304", "422", "503"} == set(operation["responses"])
        assert all(parameter["description"] for parameter in operation.get("parameters", []))


def test_programs_made_from_the_description_keep_their_names(client):
    paths = client.get("/openapi.json").json()["paths"]
    names = {path: operations["get"]["operationId"] for path, operations in paths.items()}
    assert names["/control"] == "get_control_control_get"
    assert names["/datapackage.zip"] == "get_archive_datapackage_zip_get"
    rows = paths["/claims"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert rows["items"]["title"] == "ClaimRow"
    refusal = paths["/"]["get"]["responses"]["422"]["content"]["application/json"]["schema"]
    assert refusal["properties"]["errors"]["items"]["title"] == "Fault"


def test_the_kinds_of_the_record_are_an_enum(client, record):
    operation = client.get("/openapi.json").json()["paths"]["/control"]["get"]
    [kind] = [each for each in operation["parameters"] if each["name"] == "kind"]
    kinds = sorted({place.kind for place in record.places.values()})
    assert kind["schema"] == {"type": "string", "enum": kinds}


@pytest.mark.parametrize("path", [CONTROL, COUNTS, "/claims?place=herat", "/places", "/sources"])
def test_the_answers_are_as_the_description_says(client, path):
    description = client.get("/openapi.json").json()
    operation = description["paths"][path.partition("?")[0]]["get"]
    content = operation["responses"]["200"]["content"]
    schema = content["application/json"]["schema"]
    Draft202012Validator(schema).validate(client.get(path).json())
    [formats] = [
        parameter["schema"]["enum"]
        for parameter in operation["parameters"]
        if parameter["name"] == "format"
    ]
    join = "&" if "?" in path else "?"
    answers = [client.get(f"{path}{join}format={name}") for name in formats]
    assert {answer.headers["content-type"] for answer in answers} == set(content)

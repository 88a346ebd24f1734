"""Queries: what each path takes, and how its answer is called as a file."""

import pytest
from support.api import CONTROL

from geo.server.api.app import PATHS

FORMATS = {
    "/control": ["json", "csv", "spreadsheet", "geojson", "gpkg", "parquet", "kml", "qml"],
    "/claims": ["json", "csv", "spreadsheet", "geojson", "gpkg", "parquet", "kml", "qml"],
    "/counts": ["json", "csv", "spreadsheet"],
    "/places": ["json", "csv", "spreadsheet", "geojson", "kml"],
    "/sources": ["json", "csv", "spreadsheet"],
}


@pytest.mark.parametrize("path", FORMATS)
def test_a_path_has_its_formats_the_default_first(path):
    query = PATHS[path]
    assert list(query.formats()) == FORMATS[path]
    schema = query.model_json_schema()["properties"]["format"]
    assert (schema["enum"], schema["default"]) == (FORMATS[path], "json")
    assert list(query.model_fields)[-1] == "format"


def test_a_file_is_named_after_what_was_asked(client):
    names = {
        f"{CONTROL}&format=csv": 'attachment; filename="claimline-control-2021-08-12.csv"',
        f"{CONTROL}&known=2021-08-11&kind=site": (
            'inline; filename="claimline-control-2021-08-12-known-2021-08-11-site.json"'
        ),
        "/claims?place=AF-HER&format=geojson": (
            'inline; filename="claimline-claims-AF-HER.geojson"'
        ),
        "/datapackage": 'inline; filename="claimline-datapackage.json"',
        "/datapackage.zip": 'attachment; filename="claimline-datapackage.zip"',
        "/": 'inline; filename="claimline-index.json"',
    }
    sent = {path: client.get(path).headers["content-disposition"] for path in names}
    assert sent == names


def test_queries_that_say_the_same_are_one_key():
    query = PATHS["/control"]
    assert query(on="2021-08-12") == query(on="20210812", format="json")
    assert len({query(on="2021-08-12"), query(on="20210812"), query(on="2021-08-13")}) == 2

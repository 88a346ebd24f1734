"""What browsers fetch under content-hashed addresses."""

import gzip
import json
import posixpath
import re

import pytest

from geo.web.assets import record_assets


@pytest.fixture(scope="module")
def assets(record):
    return record_assets(record)


def test_an_address_changes_with_its_content_and_only_then(record, assets):
    again = record_assets(record)
    addresses = (assets.payload, assets.boundaries, assets.claims, assets.frontend)
    assert addresses == (again.payload, again.boundaries, again.claims, again.frontend)
    assert len({address.split("/")[1] for address in addresses}) == 4
    assert json.loads(assets.by_path[assets.payload].body)["title"] == record.title


def test_what_a_reader_downloads_stays_small(assets):
    assert len(assets.by_path[assets.payload].compressed) < 40_000
    assert len(assets.by_path[assets.boundaries].compressed) < 60_000


def test_every_body_lies_under_its_own_path_and_is_compressed(assets):
    for path, asset in assets.by_path.items():
        assert asset.path == path
        assert gzip.decompress(asset.compressed) == asset.body


def test_the_search_reads_every_claim_once(record, assets):
    claims = json.loads(assets.by_path[assets.claims].body)
    assert len(claims) == len(record.claims)
    said = {(claim.place_id, claim.summary) for claim in record.claims.values()}
    assert {(place_id, summary) for place_id, _, _, _, summary in claims} == said


def test_whatever_a_script_imports_is_an_asset(assets):
    for path, asset in assets.by_path.items():
        if not path.endswith(".js") or path.endswith("leaflet.js"):
            continue
        for imported in re.findall(r'from "(\.[\w./-]+)"', asset.body.decode()):
            address = posixpath.normpath(posixpath.join(posixpath.dirname(path), imported))
            assert address in assets.by_path, (path, imported)


def test_a_failing_test_does_not_print_the_bodies(assets):
    assert len(repr(assets)) < 500
    assert len(repr(assets.by_path[assets.payload])) < 500

"""Reading descriptors: what is refused, and how it is named."""

import json

import pytest
from support.data import change_descriptor, refusal

from geo.dataset.descriptor import is_inside


@pytest.mark.parametrize(
    "path",
    ["../claims.csv", "/etc/passwd", "https://example.org/claims.csv", "..\\claims.csv", "", None],
)
def test_a_data_set_cannot_reach_outside_its_folder(folder, path):
    assert not is_inside(path)
    change_descriptor(folder, lambda descriptor: descriptor["resources"][0].update(path=path))
    assert any("must name a file inside the folder" in line for line in refusal(folder))


def test_boundaries_cannot_be_fetched_from_outside(folder):
    change_descriptor(
        folder,
        lambda descriptor: descriptor["claimline"]["boundaries"].update(
            path="/vsicurl/https://example.org/x.zip"
        ),
    )
    assert any("claimline.boundaries.path" in line for line in refusal(folder))


@pytest.mark.parametrize("text", ["", "[]", "{", '"hello"', json.dumps({"name": "x"})])
def test_a_descriptor_that_is_none_is_refused_without_a_traceback(folder, text):
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    assert all(line.startswith("datapackage.json") for line in refusal(folder))


def test_a_folder_without_a_descriptor_says_so(tmp_path):
    assert "there is no such file" in refusal(tmp_path)[0]

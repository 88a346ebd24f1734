"""The command that cites a view."""

from __future__ import annotations

import json


def test_a_view_is_cited_with_its_address(answer):
    words = ["cite", "--on", "2021-08-12", "--place", "herat", "--view", "known"]
    cited = answer(*words, "--address", "https://maps.example.org/")
    assert "https://maps.example.org/?date=2021-08-12&place=herat&view=known" in cited


def test_without_an_address_none_is_cited(answer):
    (item,) = json.loads(answer("cite", "--on", "2021-08-12", "--format", "csl-json"))
    assert "URL" not in item


def test_a_citation_can_become_a_file(answer, tmp_path):
    path = tmp_path / "view.bib"
    words = ["cite", "--on", "2021-08-12", "--format", "bibtex"]
    assert answer(*words, "--to", str(path)) == ""
    assert path.read_text(encoding="utf-8") == answer(*words)

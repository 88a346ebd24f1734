"""Citations of a view."""

import json
from datetime import date

import pytest
from support.data import change_descriptor

from geo.dataset.reader import read_record
from geo.model.record import Record
from geo.model.view import Clock, ViewState
from geo.tables.citation import citation

HERAT = ViewState(date(2021, 8, 12), "herat", Clock.KNOWN)
ADDRESS = "https://maps.example.org/?date=2021-08-12&place=herat&view=known"
TODAY = date(2026, 11, 24)
STYLES = ("text", "bibtex", "csl-json")


def test_a_citation_names_view_record_version_day_of_access_and_address(record: Record):
    text = citation(record, HERAT, ADDRESS, TODAY)
    for words in (
        "The Claimline contributors (2026)",
        "Herat, 12 August 2021, as known then",
        record.title,
        "version",
        "24 November 2026",
        ADDRESS,
    ):
        assert words in text


def test_reference_managers_read_the_same_facts(record: Record):
    (item,) = json.loads(citation(record, HERAT, ADDRESS, TODAY, "csl-json"))
    assert item["type"] == "dataset"
    assert item["title"].startswith("Herat, 12 August 2021")
    assert item["URL"] == ADDRESS
    assert item["accessed"] == {"date-parts": [[2026, 11, 24]]}
    assert item["author"] == [{"literal": "The Claimline contributors"}]
    bibtex = citation(record, HERAT, ADDRESS, TODAY, "bibtex")
    assert bibtex.startswith("@misc{claimline-afghanistan-2021-2021-08-12-known-herat,")
    assert f"url = {{{ADDRESS}}}" in bibtex
    assert bibtex.count("{") == bibtex.count("}")


def test_signs_with_a_meaning_in_latex_lose_it(folder):
    change_descriptor(
        folder, lambda descriptor: descriptor.update(title=r"50 % of \input{x} & $1_a^b~ #2")
    )
    text = citation(read_record(folder), HERAT, "", TODAY, "bibtex")
    assert (
        r"50 \% of \textbackslash{}input\{x\} \& \$1\_a\textasciicircum{}b\textasciitilde{} \#2"
        in text
    )
    assert "url =" not in text


def test_an_unknown_style_is_refused(record: Record):
    with pytest.raises(ValueError, match="'ris' is none of text, bibtex, csl-json"):
        citation(record, HERAT, ADDRESS, TODAY, "ris")
    assert len({citation(record, HERAT, ADDRESS, TODAY, style) for style in STYLES}) == 3

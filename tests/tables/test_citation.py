"""Citations of a view."""

import json
from datetime import date

import pytest
from conftest import change_descriptor

from geo.checks import read_record
from geo.citation import FORMATS, citation
from geo.history import View
from geo.link import Selection
from geo.record import Record

HERAT = Selection(date(2021, 8, 12), "herat", View.KNOWN)
ADDRESS = "https://maps.example.org/?date=2021-08-12&place=herat&view=known"
TODAY = date(2026, 11, 24)


def test_a_citation_names_view_record_version_day_of_access_and_address(record: Record):
    told = citation(record, HERAT, ADDRESS, TODAY)
    for words in (
        "The Claimline contributors (2026)",
        "Herat, 12 August 2021, as known then",
        record.title,
        "version",
        "24 November 2026",
        ADDRESS,
    ):
        assert words in told


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
    change_descriptor(folder, lambda descriptor: descriptor.update(title=r"50 % of \input{x} & $1_a^b~ #2"))
    told = citation(read_record(folder), HERAT, "", TODAY, "bibtex")
    assert r"50 \% of \textbackslash{}input\{x\} \& \$1\_a\textasciicircum{}b\textasciitilde{} \#2" in told
    assert "url =" not in told


def test_an_unknown_form_is_refused(record: Record):
    with pytest.raises(ValueError, match="'ris' is none of text, bibtex, csl-json"):
        citation(record, HERAT, ADDRESS, TODAY, "ris")
    assert len({citation(record, HERAT, ADDRESS, TODAY, form) for form in FORMATS}) == 3

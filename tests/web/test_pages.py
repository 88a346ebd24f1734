"""The registry of pages, and the pages that are read."""

import re

from support.dashboard import ROOT
from support.html import Tags, words

from geo.control.evidence import EVIDENCE
from geo.control.rules import RULES
from geo.control.standing import STANDINGS
from geo.model.record import Record
from geo.web.pages import PAGES, method_page, read_pages, record_page


def test_every_page_has_its_file_and_a_path_of_its_own():
    for page in PAGES.values():
        assert (ROOT / "pages" / page.file).is_file()
    assert len({page.path for page in PAGES.values()}) == len(PAGES)


def test_the_map_opens_and_the_addresses_of_the_pages_stay():
    addresses = [(page.title, page.path) for page in PAGES.values()]
    assert addresses == [("Map", ""), ("Method", "method"), ("Record", "record")]


def test_every_page_but_the_map_is_read(record: Record):
    assert set(read_pages(record)) == set(PAGES) - {"map"}
    assert all(not Tags(html).dangers for html in read_pages(record).values())


def test_the_method_page_shows_the_rule_that_the_code_applies(record: Record):
    text = words(method_page(record))
    for rule in RULES:
        assert rule.name in text
        assert " ".join(rule.when.split()) in text
    assert all(meaning in text for meaning in (*STANDINGS.values(), *EVIDENCE.values()))
    tables = [resource for resource in record.descriptor["resources"] if "schema" in resource]
    assert len(tables) == 6
    for table in tables:
        for field in table["schema"]["fields"]:
            assert field["name"] in text


def test_the_record_page_counts_its_tables_and_lists_every_source(record: Record):
    html = record_page(record)
    text = words(html)
    assert f"{len(record.claims):,} claims" in text
    assert f"{len(record.sources)} sources" in text
    assert set(Tags(html).links) >= {source.url for source in record.sources.values()}
    by_the_taliban = sum(claim.claimant_side == "taliban" for claim in record.claims.values())
    assert re.search(rf"<td>Taliban</td>\s*<td>{by_the_taliban} claims</td>", html)

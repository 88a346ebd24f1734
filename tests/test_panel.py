"""The panels: every claim with its source, and nothing hostile that runs."""

from datetime import date
from html.parser import HTMLParser

import pytest
from conftest import rows, write_rows

from geo import panel, reading
from geo.checks import read_record
from geo.explanation import explanation
from geo.record import Problem, Record, read_descriptor, read_tables

AUGUST_12 = date(2021, 8, 12)
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "{{ 7 * 7 }}",
    "javascript:alert(1)",
    "=1+1",
]


HOSTILE_COLUMNS = {
    "claims": ("summary", "claimant", "note"),
    "sources": ("outlet", "title", "origin"),
    "places": ("name", "name_fa", "name_ps"),
    "events": ("title", "summary"),
    "actors": ("name",),
}


class Tags(HTMLParser):
    """Collects the tags, attributes and text of a fragment."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data

    @property
    def dangers(self) -> list:
        found = [tag for tag, _ in self.tags if tag in ("script", "img", "svg", "iframe", "object", "form", "style", "link")]
        for _, attributes in self.tags:
            found += [name for name in attributes if name.startswith("on")]
            found += [value for name, value in attributes.items() if name in ("href", "src") and not value.startswith("http")]
        return found


def words(html: str) -> str:
    return " ".join(Tags(html).text.split())


def test_the_panel_says_the_state_why_and_every_claim(record: Record):
    html = panel.place_panel(record, "herat", AUGUST_12, None)
    told = words(html)
    claims = panel.read_claims(record, "herat", AUGUST_12, None)
    assert len(claims) > 5
    for claim in claims:
        assert " ".join(claim.summary.split()) in told
        assert claim.claimant in told
        assert record.sources[claim.source_id].outlet in told
    links = {attributes.get("href") for tag, attributes in Tags(html).tags if tag == "a"}
    assert links >= {record.sources[claim.source_id].url for claim in claims}
    assert "Why this colour" in told
    assert "since" in told


def test_what_was_not_yet_published_is_not_in_the_panel(record: Record):
    then = panel.read_claims(record, "herat", AUGUST_12, AUGUST_12)
    assert then
    assert all(claim.reported_on <= AUGUST_12 for claim in then)
    assert "had not been published yet" in words(panel.place_panel(record, "herat", AUGUST_12, AUGUST_12))


def test_claims_that_disagree_stand_side_by_side(record: Record):
    day = next(day for day in panel.days_of(panel.read_claims(record, "kunduz", date(2021, 8, 8), None), []) if day.day == date(2021, 8, 8))
    assert day.disputed
    assert {holder for holder, _ in day.sides} >= {"government", "taliban"}
    assert "claims disagree" in words(panel.place_panel(record, "kunduz", date(2021, 8, 8), None))


def test_the_panel_says_that_the_evidence_is_thin_where_one_origin_alone_names_the_holder(record: Record):
    last = record.period[1]
    thin = {place.place_id for place in record.places.values() if explanation(record, place.place_id, last).supporters == 1}
    assert thin
    assert "herat" not in thin
    capitals = [place.place_id for place in record.places.values() if place.kind == "capital"]
    for place_id in (*capitals, *sorted(thin)[:20]):
        assert ("The evidence is thin" in words(panel.place_panel(record, place_id, last, None))) == (place_id in thin)


def test_the_brief_panel_is_small_and_offers_the_rest(record: Record):
    whole = panel.place_panel(record, "kandahar", date(2021, 8, 20), None, whole=True)
    brief = panel.place_panel(record, "kandahar", date(2021, 8, 20), None, whole=False)
    assert len(brief) < len(whole) / 2
    assert "Show all" in words(brief)
    assert "Show all" not in words(whole)


def test_a_place_without_a_claim_says_so(record: Record):
    silent = next(place for place in record.places.values() if place.kind == "district" and record.claims_by_place[place.place_id])
    first = record.claims_by_place[silent.place_id][0].event_date
    html = panel.place_panel(record, silent.place_id, date(2021, 5, 1) if first > date(2021, 5, 1) else date(2020, 1, 1), None)
    assert "No claim is about this place" in words(html)


def test_the_day_panel_lists_places_and_events(record: Record):
    told = words(panel.day_panel(record, AUGUST_12, None))
    assert "12 August 2021" in told
    assert "Ghazni" in told
    assert "Events" in told


def test_every_place_has_a_panel_on_the_first_and_last_day(record: Record):
    for place_id in record.places:
        for day in record.period:
            assert not Tags(panel.place_panel(record, place_id, day, day, whole=False)).dangers


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_cells_show_as_text_and_never_run(folder, text):
    for table, columns in HOSTILE_COLUMNS.items():
        content = rows(folder / f"{table}.csv")
        for number, row in enumerate(content[:40]):
            row.update(dict.fromkeys(columns, f"{text} {number}"))
        write_rows(folder / f"{table}.csv", content)
    record = read_record(folder)
    place_id = next(iter(record.claims.values())).place_id
    late = date(2021, 9, 10)
    pages = [panel.place_panel(record, place_id, late, None), panel.day_panel(record, AUGUST_12, None), reading.record_page(record)]
    for html in pages:
        assert not Tags(html).dangers
    assert text in Tags(pages[0]).text


def test_an_address_that_is_no_web_address_is_text_even_if_it_was_let_in(folder):
    record = read_tables(folder, read_descriptor(folder))
    claim = next(claim for claim in record.claims.values() if claim.place_id == "herat")
    source = record.sources[claim.source_id]
    object.__setattr__(source, "url", "javascript:alert(1)")
    html = panel.place_panel(record, "herat", date(2021, 9, 10), None)
    assert not Tags(html).dangers
    assert "javascript:alert(1)" in Tags(html).text


def test_refusals_and_notices_show_hostile_text_as_text():
    assert not Tags(reading.notice(HOSTILE)).dangers
    html = reading.refusal([Problem("claims.csv", 2, "summary", text) for text in HOSTILE], kept=True)
    assert not Tags(html).dangers
    assert "claims.csv, row 2, field summary" in Tags(html).text


def test_the_method_page_shows_the_rule_that_the_code_applies(record: Record):
    from geo.control.evidence import EVIDENCE
    from geo.control.rules import RULES
    from geo.control.standing import STANDINGS

    told = words(reading.method_page(record))
    for rule in RULES:
        assert rule.name in told
        assert " ".join(rule.when.split()) in told
    assert all(meaning in told for meaning in (*STANDINGS.values(), *EVIDENCE.values()))
    columns = [
        field["name"] for resource in record.descriptor["resources"] if "schema" in resource for field in resource["schema"]["fields"]
    ]
    assert all(column in told for column in columns)

"""The shipped record: what a table schema cannot hold it to.

Each test names every row that fails.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections import Counter
from pathlib import Path

import pytest
from support.data import rows

from geo.control.history import daily_states
from geo.dataset.reader import DEFAULT_FOLDER
from geo.model.record import Record
from geo.model.view import Clock

GOLDEN = Path(__file__).parents[1] / "golden" / "states.csv"
REWRITE = "CLAIMLINE_REWRITE_GOLDEN"


TABLES = ("actors", "claims", "events", "figures", "places", "sources")


@pytest.mark.parametrize("table", TABLES)
def test_files_are_sorted_by_their_key_and_written_plainly(table):
    path = DEFAULT_FOLDER / f"{table}.csv"
    body = path.read_bytes()
    assert b"\r" not in body
    assert body.endswith(b"\n")
    assert not body.startswith(b"\xef\xbb\xbf")
    content = rows(path)
    keys = [next(iter(row.values())) for row in content]
    assert [key for key, ordered in zip(keys, sorted(keys), strict=True) if key != ordered] == []
    again = io.StringIO()
    writer = csv.DictWriter(again, list(content[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(content)
    assert again.getvalue() == body.decode("utf-8")


def test_the_columns_stand_in_the_order_of_the_schema(record: Record):
    for resource in record.descriptor["resources"]:
        header = (DEFAULT_FOLDER / resource["path"]).read_text(encoding="utf-8").split("\n", 1)[0]
        assert header == ",".join(field["name"] for field in resource["schema"]["fields"])


def test_a_claims_name_holds_its_place_and_day(record: Record):
    wrong = [
        claim.claim_id
        for claim in record.claims.values()
        if not re.fullmatch(
            rf"{re.escape(claim.place_id.lower())}-{claim.event_date}-\d\d", claim.claim_id
        )
    ]
    assert wrong == []


def test_a_claim_belongs_to_the_time_of_the_record(record: Record):
    start, end = record.period
    wrong = [
        claim.claim_id
        for claim in record.claims.values()
        if not (start.replace(month=4, day=1) <= claim.event_date <= end.replace(month=9, day=30))
    ]
    assert wrong == []


def test_every_source_is_used_and_every_place_is_spoken_of(record: Record):
    used = {
        row.source_id
        for table in (record.claims, record.events, record.figures)
        for row in table.values()
    }
    assert set(record.sources) - used == set()
    spoken = {claim.place_id for claim in record.claims.values()} | {
        event.place_id for event in record.events.values()
    }
    assert {
        place.place_id
        for place in record.places.values()
        if place.kind not in ("province", "capital")
    } - spoken == set()


def test_summaries_are_whole_sentences_without_judgement(record: Record):
    loaded = re.compile(
        r"\b(terrorists?|regime|liberat\w+|martyr\w*(?!\W+Square)|puppets?|brutal\w*|heroic\w*|barbar\w+)\b",
        re.IGNORECASE,
    )
    wrong = [
        claim.claim_id
        for claim in record.claims.values()
        if loaded.search(claim.summary) or not claim.summary.rstrip().endswith((".", "”", '"'))
    ]
    assert wrong == []


def test_no_summary_stands_twice_of_one_place_and_day_by_one_source(record: Record):
    times = Counter(
        (claim.place_id, claim.event_date, claim.source_id, claim.summary)
        for claim in record.claims.values()
    )
    assert [key for key, count in times.items() if count > 1] == []


def test_one_address_is_one_source(record: Record):
    plain = Counter(
        re.sub(r"^https?://(www\.)?|[/?#]+$", "", source.url.lower())
        for source in record.sources.values()
    )
    assert [url for url, count in plain.items() if count > 1] == []


def test_the_first_edition_holds_what_it_promises(record: Record):
    kinds = Counter(place.kind for place in record.places.values())
    claims = Counter(record.places[claim.place_id].kind for claim in record.claims.values())
    districts = {
        claim.place_id
        for claim in record.claims.values()
        if record.places[claim.place_id].kind == "district"
    }
    assert (kinds["province"], kinds["capital"]) == (34, 34)
    assert kinds["crossing"] >= 10
    assert claims["capital"] >= 500
    assert claims["crossing"] >= 100
    assert claims["district"] >= 700
    assert len(districts) >= 240
    assert len(record.sources) >= 70
    assert len(record.events) >= 40
    assert len(record.figures) >= 60


def test_most_capitals_have_two_independent_origins_for_their_last_holder(record: Record):
    thin = []
    for place in record.places.values():
        if place.kind != "capital":
            continue
        later = [
            claim for claim in record.claims_by_place[place.place_id] if claim.event_date.month >= 8
        ]
        if len({record.origins[claim.source_id] for claim in later}) < 2:
            thin.append(place.place_id)
    assert len(thin) <= 4, thin


def test_districts_retaken_or_whose_loss_was_denied_are_on_record(record: Record):
    turned = set()
    for place in record.places.values():
        claims = record.claims_by_place[place.place_id]
        lost = min(
            (claim.event_date for claim in claims if claim.holder == "taliban"), default=None
        )
        if (
            place.kind == "district"
            and lost
            and any(claim.holder != "taliban" and claim.event_date >= lost for claim in claims)
        ):
            turned.add(place.place_id)
    assert len(turned) >= 45


def test_both_sides_speak_on_twenty_disputed_days_of_capitals_or_more(record: Record):
    disputed = {
        (claim.place_id, claim.event_date)
        for claim in record.claims.values()
        if record.places[claim.place_id].kind == "capital"
        and any(
            other.event_date == claim.event_date
            and other.holder != claim.holder
            and other.claimant_side != claim.claimant_side
            for other in record.claims_by_place[claim.place_id]
        )
    }
    assert len(disputed) >= 20


def test_few_districts_and_crossings_are_without_a_position(record: Record):
    for kind, most in (("district", 9), ("crossing", 3)):
        without = [
            place.place_id
            for place in record.places.values()
            if place.kind == kind and place.lat is None
        ]
        assert len(without) <= most, without


def test_the_readme_counts_claims_as_the_record_does(record: Record):
    counted = dict(
        re.findall(
            r"^\| ([A-Z][\w -]+?) \| (.+) \|$",
            (DEFAULT_FOLDER / "README.md").read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    )
    start = ("ariana-news-2021-04-14", "the-hindu-via-webjosh-com-2021-08-13")
    for area in record.places.values():
        if area.kind != record.settings["area_kind"]:
            continue
        months = Counter(
            claim.event_date.month
            for claim in record.claims.values()
            if record.places[claim.place_id].iso_3166_2 == area.place_id
            and claim.source_id not in start
        )
        assert counted[area.name] == " | ".join(
            str(months[month] or "–") for month in (5, 6, 7, 8, 9)
        ), area.name


SEED_FACTS = {
    "herat-police-headquarters": "taliban",
    "herat-governors-office": "taliban",
    "ghazni": "taliban",
}


def test_the_facts_that_the_project_started_from_can_be_found(record: Record):
    for place_id, holder in SEED_FACTS.items():
        assert any(
            claim.holder == holder and claim.event_date.isoformat() == "2021-08-12"
            for claim in record.claims_by_place[place_id]
        ), place_id
    kandahar = [
        claim
        for claim in record.claims_by_place["kandahar"]
        if claim.event_date.isoformat() == "2021-08-12"
    ]
    assert any(claim.holder == "taliban" and claim.contender == "government" for claim in kandahar)
    text = " ".join(f"{event.title} {event.summary}" for event in record.events.values()).lower()
    for words in (
        "core diplomatic",
        "3,000",
        "3,500",
        "1,000",
        "1,400",
        "650",
        "600",
        "4,000",
        "31 august",
        "phone lines",
        "150 k",
    ):
        assert words in text, words
    figures = {(figure.figure, figure.value) for figure in record.figures.values()}
    assert ("provincial_capitals_taken", 10.0) in figures
    assert any(figure == "share_of_territory" and 66 <= value <= 67 for figure, value in figures)


def states_csv(record: Record) -> str:
    """Every place's state on every day on which anything changes, by both clocks."""
    lines = ["view,place_id,day,holder,contender,standing,since,rule"]
    for clock in Clock:
        for place_id in record.places:
            for day, state in daily_states(record, place_id, clock):
                cells = (
                    clock,
                    place_id,
                    day,
                    state.holder or "",
                    state.contender or "",
                    state.standing,
                    state.since or "",
                    state.rule,
                )
                lines.append(",".join(map(str, cells)))
    return "\n".join(lines) + "\n"


def test_an_edit_to_the_record_shows_its_consequences(record: Record):
    """The golden file; ``CLAIMLINE_REWRITE_GOLDEN=1`` writes it anew.

    Read the difference before you keep it.
    """
    states = states_csv(record)
    if os.environ.get(REWRITE):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(states, encoding="utf-8")
    kept = GOLDEN.read_text(encoding="utf-8").splitlines()
    derived = states.splitlines()
    missing, fresh = sorted(set(kept) - set(derived)), sorted(set(derived) - set(kept))
    assert (missing[:10], fresh[:10]) == ([], [])
    assert derived == kept

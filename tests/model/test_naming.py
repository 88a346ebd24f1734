"""Which place is meant, where places share a name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from geo.control.explanation import explain
from geo.model.naming import names_told_apart
from geo.model.record import Record
from geo.model.view import Clock, Moment, ViewState
from geo.server.api.paths import ClaimsQuery
from geo.tables.citation import STYLES, citation
from geo.tables.place_explanation import PlaceExplanation
from geo.web.downloads import view_files
from geo.web.link_preview import view_tags
from geo.web.panels import place_dossier, place_panel
from geo.web.payload import map_payload
from geo.web.pictures import PICTURES, file_name
from geo.wording.views import view_title

DAY = date(2021, 8, 12)

TEXTS: dict[str, Callable[[Record, ViewState], object]] = {
    "title": lambda record, view: view_title(record, view.moment, view.place_id),
    "citation": lambda record, view: [citation(record, view, "", DAY, style) for style in STYLES],
    "link preview": lambda record, view: dict(
        view_tags(record, view.moment, view.place_id, address="", image="")
    )["og:title"],
    "files to take away": lambda record, view: [
        group.title for group in view_files(record, view, "/") if "Claims" in group.title
    ],
    "names of pictures": lambda record, view: [file_name(name, view) for name in PICTURES],
    "names of tables": lambda record, view: ClaimsQuery(place=view.place_id).file_name(),
    "explanation": lambda record, view: str(
        PlaceExplanation.of(record, view.place_id, Moment(date.min))
    ),
}


def _namesakes(record: Record) -> list[tuple[str, str]]:
    return [
        (one.place_id, other.place_id)
        for one, other in combinations(record.places.values(), 2)
        if one.name == other.name
    ]


def test_the_record_has_places_that_share_a_name(record):
    assert ("tagab-badakhshan", "tagab-kapisa") in _namesakes(record)
    assert len(_namesakes(record)) > 9


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_written_of_two_places_of_one_name_says_which_is_meant(record, text):
    write = TEXTS[text]
    for pair in _namesakes(record):
        one, other = (write(record, ViewState(DAY, each, Clock.HINDSIGHT)) for each in pair)
        assert one != other, pair


def test_what_is_written_of_a_day_before_the_first_claim_says_which_is_meant(record):
    titles = [view_title(record, Moment(date.min), place_id) for place_id in record.places]
    assert len(set(titles)) == len(titles)


def test_the_headings_of_panels_differ_from_each_other_with_the_kind_below(record):
    view = ViewState(DAY, "", Clock.HINDSIGHT)
    for pair in _namesakes(record):
        panels = [place_panel(record, replace(view, place_id=each)) for each in pair]
        heads = [panel.partition("</header>")[0] for panel in panels]
        dossier_heads = [place_dossier(record, each).partition("</header>")[0] for each in pair]
        assert heads[0] != heads[1]
        assert dossier_heads == heads


def test_names_in_the_payload_are_told_apart_alone_and_beside_the_kind(record):
    places = map_payload(record)["places"]
    titles = [place.get("title", place["name"]) for place in places]
    labels = [(place.get("label", place["name"]), place["kind"]) for place in places]
    assert len(set(titles)) == len(set(labels)) == len(places)


def test_areas_are_named_and_what_they_do_not_tell_apart_is_told_by_kind_or_id(record):
    assert record.place_titles["tagab-kapisa"] == "Tagab (Kapisa)"
    assert record.place_titles["spin-boldak"] == "Spin Boldak (crossing)"
    assert record.place_titles["AF-HER"] == "Herat (province)"
    assert record.place_titles["herat"] == record.place_labels["AF-HER"] == "Herat"
    tagab = record.places["tagab-kapisa"]
    twins = [tagab, replace(tagab, place_id="tagab-2")]
    assert names_told_apart(twins, {"AF-KAP": "Kapisa"}, "capital") == {
        "tagab-kapisa": "Tagab (tagab-kapisa)",
        "tagab-2": "Tagab (tagab-2)",
    }
    crossing = replace(tagab, place_id="tagab-crossing", kind="crossing")
    names = names_told_apart(
        [tagab, crossing, replace(crossing, iso_3166_2="AF-BDS")],
        {"AF-KAP": "Kapisa", "AF-BDS": "Badakhshan"},
        "capital",
    )
    assert names["tagab-kapisa"] == "Tagab (district)"


def test_two_seats_of_one_name_are_told_apart_too(record):
    herat = record.places["herat"]
    seats = [herat, replace(herat, place_id="herat-2", iso_3166_2="AF-KAB")]
    names = names_told_apart(seats, {"AF-HER": "Herat", "AF-KAB": "Kabul"}, "capital")
    assert list(names.values()) == ["Herat (Herat)", "Herat (Kabul)"]


def test_a_reason_that_rests_on_the_seat_names_the_seat(record):
    area = next(area for area in record.seats if explain(record, area, Moment(DAY)).from_seat(area))
    explanation = PlaceExplanation.of(record, area, Moment(DAY))
    assert explanation.seat == record.place_titles[record.seats[area]]

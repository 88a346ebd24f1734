"""The payload that the browser scrubs through."""

import itertools
import json

import numpy as np
import pytest
from colorspacious import cspace_convert, deltaE

from geo.control.history import state_at
from geo.model.view import Clock
from geo.web.payload import map_payload
from geo.wording.states import state_words
from geo.wording.views import headline


@pytest.fixture(scope="module")
def payload(record):
    return json.loads(json.dumps(map_payload(record)))


def test_the_payload_says_what_is_derived_on_every_day(record, payload):
    for place_id in list(record.places)[::9]:
        for clock in Clock:
            changes = payload["views"][clock][place_id]
            for number, day in enumerate(record.days):
                _, at, since = [change for change in changes if change[0] <= number][-1]
                state = state_at(record, place_id, clock.at(day))
                assert payload["states"][at] == [
                    state.holder or "",
                    state.contender or "",
                    state.standing.value,
                    state_words(record, state),
                ]
                assert since == (state.since.isoformat() if state.since else None)


def test_every_place_is_in_the_payload_and_every_point_has_both_coordinates(record, payload):
    assert {place["id"] for place in payload["places"]} == set(record.places)
    assert all(("lat" in place) == ("lon" in place) for place in payload["places"])
    provinces = [place for place in payload["places"] if place["kind"] == "province"]
    assert not any("lat" in place for place in provinces)


def test_the_most_reported_place_has_the_first_label(record, payload):
    by_weight = sorted(payload["places"], key=lambda place: place["weight"])
    counts = [len(record.claims_by_place[place["id"]]) for place in by_weight]
    assert counts == sorted(counts, reverse=True)


def test_the_claims_of_the_histogram_add_up(record, payload):
    start, end = record.period
    about = [claim.event_date for claim in record.claims.values()]
    published = [claim.reported_on for claim in record.claims.values()]
    for clock, days in (("hindsight", about), ("known", published)):
        assert sum(payload["claims"][clock]) == sum(start <= day <= end for day in days)


def test_every_day_has_its_headline(record, payload):
    for clock in Clock:
        for number in (0, 50, len(record.days) - 1):
            sentence = headline(record, clock.at(record.days[number]))
            assert payload["headlines"][clock][number] == sentence


def test_a_turn_is_a_day_on_which_a_capital_has_another_holder_than_the_day_before(record, payload):
    capitals = [place.place_id for place in record.places.values() if place.kind == "capital"]
    for clock in Clock:
        expected = []
        for place_id in capitals:
            holders = [state_at(record, place_id, clock.at(day)).holder for day in record.days]
            expected += [
                [number, after]
                for number, (before, after) in enumerate(itertools.pairwise(holders), start=1)
                if before and after and before != after
            ]
        assert payload["turns"][clock] == sorted(expected)
        assert expected


def test_the_legend_has_an_example_of_every_standing(payload):
    for standing, number in payload["examples"].items():
        assert payload["states"][number][2] == standing


def seen(colour: str, vision: str) -> np.ndarray:
    rgb = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    if vision == "full":
        return rgb
    space = {"name": "sRGB1+CVD", "cvd_type": vision, "severity": 100}
    return np.clip(cspace_convert(rgb, space, "sRGB1"), 0, 1)


@pytest.mark.parametrize("vision", ["full", "deuteranomaly", "protanomaly", "tritanomaly"])
def test_colour_blind_readers_can_tell_the_actors_apart(record, vision):
    """CAM02-UCS distance under the Machado (2009) model.

    20 is well above what side-by-side areas need.
    """
    for one, other in itertools.combinations(record.actors.values(), 2):
        colours = seen(one.colour, vision), seen(other.colour, vision)
        assert deltaE(*colours, input_space="sRGB1") > 20, (one.actor_id, other.actor_id)


def test_the_two_main_sides_differ_in_lightness_too(record):
    lightness = [
        cspace_convert(seen(record.actors[actor].colour, "full"), "sRGB1", "CIELab")[0]
        for actor in ("government", "taliban")
    ]
    assert abs(lightness[0] - lightness[1]) > 30

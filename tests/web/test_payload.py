"""The pack that the browser scrubs through."""

import itertools
import json

import numpy as np
import pytest
from colorspacious import cspace_convert, deltaE

from geo import assets, history, timeline
from geo.history import View


@pytest.fixture(scope="module")
def pack(record):
    return json.loads(json.dumps(timeline.packed(record)))


def test_the_pack_says_what_the_resolver_says_on_every_day(record, pack):
    days = history.days(record)
    for place_id in list(record.places)[::9]:
        for view in View:
            rows = pack["views"][view][place_id]
            for number, day in enumerate(days):
                _, state, since = [row for row in rows if row[0] <= number][-1]
                told = history.state(record, place_id, day, view.known(day))
                assert pack["states"][state][:3] == [told.holder or "", told.contender or "", told.standing.value]
                assert since == (told.since.isoformat() if told.since else None)


def test_every_area_and_capital_is_in_the_pack_and_every_point_has_both_coordinates(record, pack):
    assert {place["id"] for place in pack["places"]} == set(record.places)
    assert all(("lat" in place) == ("lon" in place) for place in pack["places"])
    assert not any("lat" in place for place in pack["places"] if place["kind"] == "province")


def test_the_claims_of_the_histogram_add_up(record, pack):
    start, end = record.period
    assert sum(pack["claims"]["hindsight"]) == sum(start <= claim.event_date <= end for claim in record.claims.values())
    assert sum(pack["claims"]["known"]) == sum(start <= claim.reported_on <= end for claim in record.claims.values())


def test_an_address_changes_with_its_content_and_only_then(record):
    first, second = assets.assets(record), assets.assets(record)
    assert (first.states, first.land, first.frontend) == (second.states, second.land, second.frontend)
    assert json.loads(first.by_path[first.states].body)["title"] == record.title
    assert len({first.states.split("/")[1], first.land.split("/")[1], first.frontend.split("/")[1]}) == 3


def test_what_a_reader_downloads_stays_small(record):
    found = assets.assets(record)
    assert len(found.by_path[found.states].packed) < 40_000
    assert len(found.by_path[found.land].packed) < 60_000


def seen(colour: str, vision: str) -> np.ndarray:
    rgb = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    if vision == "full":
        return rgb
    return np.clip(cspace_convert(rgb, {"name": "sRGB1+CVD", "cvd_type": vision, "severity": 100}, "sRGB1"), 0, 1)


@pytest.mark.parametrize("vision", ["full", "deuteranomaly", "protanomaly", "tritanomaly"])
def test_colour_blind_readers_can_tell_the_actors_apart(record, vision):
    """CAM02-UCS distance under the Machado (2009) model; 20 is well above what side-by-side areas need."""
    for one, other in itertools.combinations(record.actors.values(), 2):
        assert deltaE(seen(one.colour, vision), seen(other.colour, vision), input_space="sRGB1") > 20, (one.actor_id, other.actor_id)


def test_the_two_main_sides_differ_in_lightness_too(record):
    lightness = [cspace_convert(seen(record.actors[actor].colour, "full"), "sRGB1", "CIELab")[0] for actor in ("government", "taliban")]
    assert abs(lightness[0] - lightness[1]) > 30

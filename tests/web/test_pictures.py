"""The registry of pictures."""

from datetime import date

import pytest

from geo.images.render import print_map, social_card
from geo.model.view import Clock, ViewState
from geo.web.pictures import PICTURES, file_name

pytestmark = pytest.mark.long

HERAT = ViewState(date(2021, 8, 12), "herat", Clock.KNOWN)


def test_the_addresses_of_the_pictures_stay():
    kinds = {name: (picture.media_type, picture.saved) for name, picture in PICTURES.items()}
    assert kinds == {
        "preview.png": ("image/png", False),
        "map.png": ("image/png", True),
        "map.svg": ("image/svg+xml", True),
    }


def test_each_picture_is_drawn_for_the_place_and_the_clock_of_the_view(record):
    card = PICTURES["preview.png"].draw(record, HERAT)
    assert card == social_card(record, HERAT.moment, "herat")
    vector = PICTURES["map.svg"].draw(record, HERAT)
    assert vector == print_map(record, HERAT.moment, "herat", "svg")


def test_a_picture_is_saved_under_a_name_that_says_what_it_is():
    assert file_name("map.svg", HERAT) == "claimline-2021-08-12-known-herat.svg"
    day = ViewState(date(2021, 8, 12), "", Clock.HINDSIGHT)
    assert file_name("map.png", day) == "claimline-2021-08-12-hindsight.png"

"""What the tests of pictures share: a card and a page, drawn once and shown anew by each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from PIL import Image

from geo.control.history import daily_states, state_at
from geo.control.state import State
from geo.images import layout, render, social_card
from geo.images.map import MapDrawing
from geo.images.print_map import PrintMap
from geo.images.social_card import SocialCard
from geo.model.record import Record
from geo.model.view import Moment

DAY = date(2021, 8, 12)
HOSTILE = "<script>alert(1)</script> $x^2$ &amp; هرات "


@pytest.fixture(scope="session", autouse=True)
def states_derived_once() -> Iterator[None]:
    """Derive the states of each moment once: the derivation is tested elsewhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "state_at", _cached(state_at))
        patch.setattr(social_card, "daily_states", _cached(daily_states))
        yield


def _cached(derive: Callable) -> Callable:
    """The same function, which remembers its answers; records are told apart by their claims."""
    answers = {}

    def cached(record: Record, *question):
        key = id(record.claims), *question
        if key not in answers:
            answers[key] = derive(record, *question)
        return answers[key]

    return cached


@pytest.fixture(scope="session")
def card(record: Record) -> SocialCard:
    """A card of 1200 by 630 pixels, which is as many points: show a moment before reading it."""
    return SocialCard(record, (1200, 630))


@pytest.fixture(scope="session")
def page(record: Record) -> PrintMap:
    """A print map: show a moment before reading it."""
    return PrintMap(record)


@pytest.fixture(scope="session")
def card_image(card: SocialCard) -> Callable[[Moment, str], Image.Image]:
    """The card of a moment and a place as an image, drawn once."""

    @cache
    def drawn(moment: Moment, place_id: str = "") -> Image.Image:
        card.show(moment, place_id)
        return card.canvas.image()

    return drawn


@pytest.fixture(scope="session")
def page_svg(record: Record) -> bytes:
    """The print map of Herat as SVG."""
    return render.print_map(record, Moment(DAY), "herat", "svg")


@pytest.fixture
def drawing(card: SocialCard, record: Record) -> MapDrawing:
    """The map of the card, without a report of any place and without a highlighted one."""
    card.show(Moment(DAY))
    card.map.show_states(every_state(record, State()))
    return card.map


def every_state(record: Record, state: State, **others: State) -> Mapping[str, State]:
    """The same state for all places, but for those named."""
    return {place_id: others.get(place_id, state) for place_id in record.places}


@pytest.fixture(scope="session")
def bare_record(record: Record) -> Record:
    """A record that names no licence, no credit and no neighbours."""
    descriptor = deepcopy(dict(record.descriptor))
    for key in ("licenses", "contributors", "version"):
        del descriptor[key]
    del descriptor["claimline"]["neighbours"]
    del descriptor["claimline"]["boundaries"]["credit"]
    return replace(record, descriptor=descriptor)


@pytest.fixture(scope="session")
def hostile_record(record: Record) -> Record:
    """A record whose names are markup of several kinds, and too long."""
    herat = replace(record.places["herat"], name=HOSTILE + "long " * 5)
    taliban = replace(record.actors["taliban"], name="$\\frac{1}{0}$ <b>&")
    return replace(
        record,
        descriptor={**record.descriptor, "title": "\x07" + HOSTILE + "long " * 30},
        places={**record.places, "herat": herat},
        actors={**record.actors, "taliban": taliban},
    )

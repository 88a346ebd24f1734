"""Pictures as bytes: their sizes, their colours, and that nothing in a cell is markup."""

import io
import threading
import time
import xml.etree.ElementTree as ET
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image, ImageColor

from geo.images import render
from geo.model.view import Moment

from .conftest import DAY
from .drawn import SVG, noise_with, svg_words

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def seconds() -> list[float]:
    return []


@pytest.fixture(scope="module")
def herat_card(record, seconds) -> bytes:
    start = time.perf_counter()
    drawn = render.social_card(record, Moment(DAY), "herat")
    seconds.append(time.perf_counter() - start)
    return drawn


def test_a_social_card_is_a_small_png_of_the_size_that_services_ask_for(herat_card):
    assert herat_card.startswith(b"\x89PNG")
    assert len(herat_card) < 80_000
    with Image.open(io.BytesIO(herat_card)) as image:
        assert image.size == (1200, 630)
        assert image.mode == "P"


def test_a_print_map_is_a4_at_300_dots_an_inch(record):
    with Image.open(io.BytesIO(render.print_map(record, Moment(DAY)))) as image:
        assert image.size == (3508, 2480)
        assert image.info["dpi"] == pytest.approx((300, 300), abs=0.1)
        found = {colour for _, colour in image.convert("RGB").getcolors(3508 * 2480)}
    shown = [record.actors[actor].colour for actor in ("government", "taliban")]
    assert {ImageColor.getrgb(colour) for colour in shown} <= found


def test_the_cards_of_many_days_are_those_of_each(record):
    days = [DAY, DAY.replace(day=21)]
    cards = list(render.social_cards(record, days))
    assert cards[1] == render.social_card(record, Moment(days[1]))
    assert cards[0] != cards[1]


@pytest.mark.parametrize(
    "draw",
    [
        lambda record: render.social_card(record, Moment(DAY)),
        lambda record: next(render.social_cards(record, [DAY])),
        lambda record: render.print_map(record, Moment(DAY)),
    ],
)
def test_the_colour_of_every_actor_is_exact_however_small(monkeypatch, record, draw):
    noise = noise_with((200, 100), record.actor_colours)
    drawn = SimpleNamespace(canvas=SimpleNamespace(image=lambda: noise), show=lambda *_: None)
    monkeypatch.setattr(render, "SocialCard", lambda *_, **__: drawn)
    monkeypatch.setattr(render, "PrintMap", lambda *_, **__: drawn)
    with Image.open(io.BytesIO(draw(record))) as image:
        first_row = np.asarray(image.convert("RGB"))[0]
    expected = [ImageColor.getrgb(colour) for colour in record.actor_colours]
    assert [tuple(pixel) for pixel in first_row[: len(expected)]] == expected


def test_an_svg_says_in_text_what_a_print_needs(record, page_svg):
    said = svg_words(page_svg)
    assert "As known then" not in said
    line = " ".join(said)
    assert "Herat, 12 August 2021" in said
    assert record.title in said
    for licence in record.descriptor["licenses"]:
        assert licence["title"] in line
    assert record.settings["boundaries"]["credit"] in line
    assert {"0", "200 km"} <= set(said)
    assert {"Taliban", "Afghan government", "Claimed by that side only"} <= set(said)
    assert "P A K I S T A N" in said
    title = f"{record.title}: Herat, 12 August 2021: held by the Taliban, confirmed"
    assert ET.fromstring(page_svg).findtext(f"{SVG}title") == title


def test_an_svg_runs_nothing_fetches_nothing_and_carries_no_date(page_svg):
    tree = ET.fromstring(page_svg)
    assert not list(tree.iter(f"{SVG}script"))
    assert not list(tree.iter(f"{SVG}image"))
    assert not list(tree.iter("{http://purl.org/dc/elements/1.1/}date"))
    attributes = [name for node in tree.iter() for name in node.attrib]
    assert not [name for name in attributes if name.lower().startswith("on")]
    assert b"@import" not in page_svg
    addresses = [rest[:20] for rest in page_svg.split(b"url(")[1:]]
    assert all(address.startswith((b"#", b"data:font/woff")) for address in addresses)


def test_hostile_names_are_shown_as_text(hostile_record):
    svg = render.print_map(hostile_record, Moment(DAY, DAY), "herat", "svg")
    said = svg_words(svg)
    assert b"<script" not in svg
    assert any(line.startswith("<script>alert(1)</script> $x^2$ &amp; هرات") for line in said)
    assert "$\\frac{1}{0}$ <b>&" in said
    assert "As known then" in said


def test_pictures_drawn_by_several_threads_are_those_of_one(record, herat_card, page_svg):
    found = {}

    def draw_card() -> None:
        found["card"] = render.social_card(record, Moment(DAY), "herat")

    def draw_page() -> None:
        found["page"] = render.print_map(record, Moment(DAY), "herat", "svg")

    threads = [threading.Thread(target=draw) for draw in (draw_card, draw_page)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert found == {"card": herat_card, "page": page_svg}


def test_drawing_is_fast_enough_for_a_request(herat_card, seconds):
    assert seconds[0] < 3


def test_drawing_is_fast_enough_for_a_time_lapse(card):
    start = time.perf_counter()
    for day in (5, 6, 7, 8):
        card.show(Moment(DAY.replace(day=day)))
        card.canvas.image()
    assert (time.perf_counter() - start) / 4 < 0.6

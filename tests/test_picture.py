"""Pictures: their sizes, that colours are those of the states, that text is text, and that nothing in a cell is markup."""

import io
import threading
import time
import xml.etree.ElementTree as ET
from datetime import date

import numpy as np
import pytest
import shapely.affinity
from conftest import change_descriptor, change_row, rows
from matplotlib.text import Text
from PIL import Image, ImageColor
from shapely import box

from geo import answers, caption, history, picture
from geo.checks import read_record
from geo.drawing import lettering, palette
from geo.drawing.card import Card
from geo.drawing.lettering import Room, plain, positions
from geo.drawing.sheet import Sheet, licence_line, sources_line

DAY = date(2021, 8, 12)
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script> $x^2$ &amp; هرات "


def read(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def share(image: Image.Image, shape, *colours: str, within: int = 0) -> list[float]:
    """How much of a shape, in pixels of the image, has each colour, exactly or within some levels of each channel."""
    left, top, right, bottom = (int(side) for side in shape.bounds)
    across, down = np.meshgrid(np.arange(left, right + 1), np.arange(top, bottom + 1))
    inside = shapely.contains_xy(shape, across.ravel() + 0.5, down.ravel() + 0.5)
    pixels = np.asarray(image).astype(int)[down.ravel()[inside], across.ravel()[inside]]
    return [float((np.abs(pixels - ImageColor.getrgb(colour)).max(1) <= within).mean()) for colour in colours]


def words(svg: bytes) -> list[str]:
    return ["".join(text.itertext()) for text in ET.fromstring(svg).iter(f"{SVG}text")]


@pytest.fixture(scope="module")
def svg(record) -> bytes:
    return picture.sheet(record, DAY, None, "herat", "svg")


@pytest.fixture(scope="module")
def card(record) -> Card:
    return Card(record, picture.PREVIEW_PIXELS)


def test_a_preview_is_a_small_png_of_the_size_that_services_ask_for(record):
    png = picture.preview(record, DAY)
    assert read(png).size == (1200, 630)
    assert png.startswith(b"\x89PNG")
    assert len(png) < 80_000


def test_a_sheet_is_a4_at_300_dots_an_inch(record):
    image = Image.open(io.BytesIO(picture.sheet(record, DAY)))
    assert image.size == (3508, 2480)
    assert image.info["dpi"] == pytest.approx((300, 300), abs=0.1)


@pytest.mark.parametrize("on", [date(2021, 5, 1), date(2021, 7, 1), DAY, date(2021, 9, 5)])
def test_a_confirmed_province_has_the_flat_colour_of_its_holder(record, card, on):
    card.show(on)
    image = read(picture.preview(record, on))
    confirmed = [row for row in answers.control(record, on, None, "province") if row["standing"] == "confirmed"]
    assert confirmed
    for row in confirmed:
        own, *others = share(
            image,
            card.sketch.land.areas[row["place_id"]].buffer(-2),
            record.actors[row["holder"]].colour,
            *(actor.colour for actor in record.actors.values() if actor.actor_id != row["holder"]),
        )
        assert own > 0.33, row
        assert own > 3 * max(others), row


def test_a_claimed_province_is_ground_with_sparse_stripes(record, card):
    on = date(2021, 8, 21)
    rows = {row["place_id"]: row for row in answers.control(record, on, on, "province")}
    assert rows["AF-NUR"]["standing"] == "claimed"
    colour = record.actors[rows["AF-NUR"]["holder"]].colour
    shape = card.sketch.land.areas["AF-NUR"].buffer(-2)
    ground, stripes = share(read(picture.preview(record, on, on)), shape, palette.CLAIMED_GROUND, colour, within=9)
    assert ground > stripes > 0.1
    assert share(read(picture.preview(record, on)), shape, palette.CLAIMED_GROUND, within=9)[0] < 0.1


def test_a_contested_province_has_bands_of_both_colours(record, card):
    row = next(row for row in answers.control(record, DAY, None, "province") if row["place_id"] == "AF-HEL")
    assert row["standing"] == "contested"
    colours = [record.actors[row[role]].colour for role in ("holder", "contender")]
    first, second = share(read(picture.preview(record, DAY)), card.sketch.land.areas["AF-HEL"], *colours)
    assert first > 0.25
    assert second > 0.25


def test_every_standing_of_a_point_looks_different(record):
    states = [state for place_id in record.places for _, state in history.told(record, place_id)]
    looks = {}
    for state in states:
        looks.setdefault(state.standing, set()).add(palette.point_paint(record, state))
    looks.setdefault("unreported", set()).add(palette.point_paint(record, history.State()))
    found = list(looks.values())
    assert len(found) == 4
    assert all(not one & other for at, one in enumerate(found) for other in found[:at])


def test_the_same_input_gives_the_same_bytes(record, svg):
    assert picture.preview(record, DAY, None, "herat") == picture.preview(record, DAY, None, "herat")
    assert picture.sheet(record, DAY, None, "herat", "svg") == svg


def test_a_card_that_has_shown_other_days_shows_a_day_as_a_new_one_does(record, card):
    for on, known, place_id in ((date(2021, 5, 1), None, "AF-PAN"), (DAY, DAY, ""), (DAY, None, "herat")):
        card.show(on, known, place_id)
    fresh = Card(record, picture.PREVIEW_PIXELS)
    fresh.show(DAY, None, "herat")
    assert card.paper.image().tobytes() == fresh.paper.image().tobytes()


def test_what_was_known_then_is_another_picture_and_says_so(record):
    assert picture.preview(record, DAY, DAY) != picture.preview(record, DAY)
    assert "As known then" in words(picture.sheet(record, DAY, DAY, "", "svg"))
    assert "As known then" not in words(picture.sheet(record, DAY, None, "", "svg"))


def test_a_place_is_ringed_and_named_where_it_lies(record, card):
    x, y = card.sketch.land.points["herat"]
    around = box(x - 20, y - 20, x + 20, y + 20)
    assert share(read(picture.preview(record, DAY, None, "herat")), around, palette.FOCUS)[0] > 0.05
    assert share(read(picture.preview(record, DAY)), around, palette.FOCUS)[0] == 0


@pytest.mark.parametrize("kind", ["province", "capital", "city", "district", "crossing", "site"])
def test_a_place_of_any_kind_can_be_shown(record, kind):
    place_id = next(place.place_id for place in record.places.values() if place.kind == kind)
    assert record.places[place_id].name in " ".join(words(picture.sheet(record, DAY, None, place_id, "svg")))


def test_an_unknown_place_is_a_key_error(record):
    with pytest.raises(KeyError, match="nowhere"):
        picture.preview(record, DAY, None, "nowhere")


def test_an_svg_says_in_text_what_a_print_needs(record, svg):
    told = words(svg)
    line = " ".join(told)
    assert "Herat, 12 August 2021" in told
    assert record.title in told
    assert caption.headline(record, DAY) in line
    for licence in record.descriptor["licenses"]:
        assert licence["title"] in line
    assert record.settings["boundaries"]["credit"] in line
    assert f"version {record.descriptor['version']}" in line
    assert {"0", "200 km"} <= set(told)
    assert {"Taliban", "Afghan government", "Claimed by that side only"} <= set(told)
    assert "P A K I S T A N" in told


def test_an_svg_runs_nothing_fetches_nothing_and_carries_no_date(svg):
    tree = ET.fromstring(svg)
    assert not list(tree.iter(f"{SVG}script"))
    assert not list(tree.iter(f"{SVG}image"))
    assert not list(tree.iter("{http://purl.org/dc/elements/1.1/}date"))
    assert not [name for node in tree.iter() for name in node.attrib if name.lower().startswith("on")]
    assert b"@import" not in svg
    assert all(part.startswith((b"url(#", b"url(data:font/woff")) for part in (b"url(" + rest[:20] for rest in svg.split(b"url(")[1:]))


@pytest.mark.parametrize(
    ("known", "place_id"), [(None, ""), (DAY, ""), (DAY, "herat"), (None, "AF-PAN"), (DAY, "kabul"), (DAY, "islam-qala")]
)
def test_no_two_texts_overlap_and_none_leaves_the_page(record, card, known, place_id):
    for plate in (card, Sheet(record)):
        plate.show(DAY, known, place_id)
        plate.paper.image()
        page = box(*plate.paper._figure.bbox.extents)
        texts = [text for text in plate.paper._figure.findobj(Text) if text.get_text()]
        shapes = [box(*text.get_window_extent().extents) for text in texts]
        cores = [shapely.affinity.scale(shape, 0.99, 0.6) for shape in shapes]
        assert all(page.contains(shape) for shape in shapes)
        assert not [
            (texts[at].get_text(), texts[other].get_text())
            for at, core in enumerate(cores)
            for other in range(at)
            if core.intersects(cores[other])
        ]


def test_every_capital_is_named_on_a_sheet(record, svg):
    capitals = {place.name for place in record.places.values() if place.kind == "capital"}
    assert capitals <= set(words(svg))


def test_names_take_only_free_room():
    room = Room(box(0, 0, 100, 100), [box(40, 40, 60, 60)])
    first, near = room.place(positions((50, 50), 12, 20, 8))
    assert near
    second, _ = room.place(positions((50, 50), 12, 20, 8))
    assert not first.intersects(second)
    assert not second.intersects(box(40, 40, 60, 60))
    assert room.place([(box(90, 90, 110, 95), True)]) is None


def test_the_sources_line_counts_what_had_been_read(record):
    read_then = [claim for claim in record.claims.values() if claim.event_date <= DAY and claim.reported_on <= DAY]
    origins = {record.sources[claim.source_id].origin for claim in read_then}
    assert f"From {len(read_then):,} claims published by 12 August 2021" in sources_line(record, DAY, DAY)
    assert f"of {len(origins)} origins" in sources_line(record, DAY, DAY)
    assert sources_line(record, DAY, None) != sources_line(record, DAY, DAY)


def test_a_descriptor_without_licence_and_credit_gives_no_words_for_them(folder):
    change_descriptor(folder, lambda descriptor: [descriptor.pop(key) for key in ("licenses", "contributors")])
    change_descriptor(folder, lambda descriptor: descriptor["claimline"]["boundaries"].pop("credit"))
    assert licence_line(read_record(folder)) == ""


def test_a_record_without_neighbours_can_be_drawn(folder):
    change_descriptor(folder, lambda descriptor: descriptor["claimline"].pop("neighbours"))
    lonely = read_record(folder)
    assert read(picture.preview(lonely, DAY, None, "AF-HER")).size == (1200, 630)


def test_hostile_names_are_shown_as_text(folder):
    places, actors = rows(folder / "places.csv"), rows(folder / "actors.csv")
    herat = next(number for number, row in enumerate(places, start=2) if row["place_id"] == "herat")
    taliban = next(number for number, row in enumerate(actors, start=2) if row["actor_id"] == "taliban")
    change_row(folder / "places.csv", herat, name=HOSTILE + "long " * 5)
    change_row(folder / "actors.csv", taliban, name="$\\frac{1}{0}$ <b>&")
    change_descriptor(folder, lambda descriptor: descriptor.update(title="\x07" + HOSTILE + "long " * 90))
    hostile = read_record(folder)
    svg = picture.sheet(hostile, DAY, None, "herat", "svg")
    told = words(svg)
    assert b"<script" not in svg
    assert any(text.startswith("<script>alert(1)</script> $x^2$ &amp; هرات") for text in told)
    assert "$\\frac{1}{0}$ <b>&" in told
    assert read(picture.preview(hostile, DAY, DAY, "herat")).size == (1200, 630)


def test_text_on_a_picture_is_one_short_line_of_what_fonts_can_draw():
    assert plain("a\x00b\r\n\tc\u202ed\ufeff") == "a b c d"
    assert plain("x" * 500) == "x" * 119 + "…"
    assert plain("می\u200cشود") == "می\u200cشود"
    assert plain("Κύπρος Ереван ישראל") == "Κύπρος Ереван ישראל"
    assert plain("北京") == "□□"
    assert lettering.width("Herat", 20) < lettering.width("Herat", 20, lettering.BOLD) < lettering.width("Herat, Herat", 20)


def test_text_is_broken_between_words_and_cut_where_it_must():
    lines = lettering.wrapped("one two three four", 20, lettering.REGULAR, 80)
    assert " ".join(lines) == "one two three four"
    assert len(lines) > 1
    assert lettering.lines("word " * 50, 20, lettering.REGULAR, 80, 2)[-1].endswith("…")
    assert all(lettering.width(line, 20) <= 80 for line in lettering.lines("w" * 90 + " word" * 50, 20, lettering.REGULAR, 80, 2))


def test_a_size_too_narrow_for_the_map_is_refused(record):
    with pytest.raises(ValueError, match="600 by 600 pixels are too narrow"):
        Card(record, (600, 600))


def test_pictures_drawn_by_several_threads_are_those_of_one(record, svg):
    alone = {place_id: picture.preview(record, DAY, None, place_id) for place_id in ("herat", "kabul", "AF-PAN")}
    found = {}

    def draw(place_id: str) -> None:
        found[place_id] = picture.preview(record, DAY, None, place_id)
        found["svg"] = picture.sheet(record, DAY, None, "herat", "svg")

    threads = [threading.Thread(target=draw, args=(place_id,)) for place_id in alone]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert found == {**alone, "svg": svg}


def test_drawing_is_fast_enough_for_a_request_and_a_time_lapse(record, card):
    start = time.perf_counter()
    picture.preview(record, DAY, None, "herat")
    assert time.perf_counter() - start < 3
    start = time.perf_counter()
    for day in (5, 6, 7, 8):
        card.show(date(2021, 8, day))
        card.paper.image()
    assert (time.perf_counter() - start) / 4 < 0.6


def test_the_scale_bar_is_as_long_as_it_says(record):
    land = Sheet(record).sketch.land
    (west, south), (east, north) = (land.points[place_id] for place_id in ("herat", "kabul"))
    assert np.hypot(east - west, north - south) / land.per_km == pytest.approx(642, rel=0.01)


def test_many_long_names_of_actors_leave_the_wordmark_alone(record, card):
    example = history.state(record, "herat", DAY)
    card.show(DAY)
    before = np.asarray(card.paper.image())[545:, :460]
    top = card._legend([("a name as long as they come, and longer " * 3, example)] * 14)
    assert 530 - top < 240
    assert (np.asarray(card.paper.image())[545:, :460] == before).all()

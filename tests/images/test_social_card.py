"""The social card: what it says, where, and that it has room for it."""

from datetime import date

import numpy as np
import pytest
import shapely.affinity
from matplotlib.colors import to_hex
from shapely import box

from geo.control.history import state_at
from geo.images.social_card import SocialCard
from geo.model.view import Clock, Moment
from geo.wording.views import headline

from .conftest import DAY
from .drawn import look, shapes, text_of, texts, words

pytestmark = pytest.mark.long


def sentence(card: SocialCard) -> str:
    """What the card says below its title."""
    return " ".join(
        text.get_text()
        for text in texts(card.canvas)
        if text.get_zorder() == 10
        and text.get_position()[0] == 44
        and text.get_fontsize() < 38
        and text.get_position()[1] > 66
        and to_hex(text.get_color()) == "#22262b"
    )


def test_a_card_of_a_day_says_its_headline(card, record):
    card.show(Moment(DAY))
    assert look(text_of(card.canvas, record.title)) == ("#5b6168", 21, 400)
    day = text_of(card.canvas, "12 August 2021")
    assert look(day)[0] == "#22262b"
    assert look(day)[2] == 700
    assert day.get_position() == (44, 76 + day.get_fontsize())
    assert 40 <= day.get_fontsize() <= 56
    assert sentence(card) == headline(record, Moment(DAY))


def test_a_card_of_a_place_says_its_state(card):
    card.show(Moment(DAY), "herat")
    name = text_of(card.canvas, "12 August 2021")
    assert look(name) == ("#5b6168", 31, 700)
    (title,) = (text for text in texts(card.canvas) if text.get_fontsize() == 60)
    assert (title.get_text(), look(title)) == ("Herat", ("#22262b", 60, 700))
    assert sentence(card) == "Held by the Taliban, confirmed"


def test_only_a_card_of_what_was_known_then_says_so(card):
    card.show(Moment(DAY, DAY))
    assert look(text_of(card.canvas, "As known then")) == ("#fbfaf7", 25, 700)
    card.show(Moment(DAY))
    assert "As known then" not in words(card.canvas)


def test_the_legend_of_a_card_has_a_line_a_row(card):
    card.show(Moment(DAY))
    expected = ["Afghan government", "Taliban", "Claimed by that side only", "Contested"]
    lines = [text_of(card.canvas, said) for said in [*expected, "No report"]]
    assert [line.get_position() for line in lines] == [
        pytest.approx((100.7, 410 + 30 * number)) for number in range(5)
    ]
    assert {look(line) for line in lines} == {("#22262b", 21, 400)}


def test_many_long_names_of_actors_leave_the_wordmark_alone(card, record):
    example = state_at(record, "herat", Moment(DAY))
    card.show(Moment(DAY))
    before = np.asarray(card.canvas.image())[545:, :460]
    top = card._legend([("a name as long as they come, and longer " * 3, example)] * 14)
    assert 530 - top < 240
    assert (np.asarray(card.canvas.image())[545:, :460] == before).all()


@pytest.mark.parametrize(
    ("known", "place_id"),
    [(None, ""), (DAY, ""), (DAY, "herat"), (None, "AF-PAN"), (DAY, "islam-qala")],
)
def test_no_two_texts_overlap_and_none_leaves_the_picture(card, page, known, place_id):
    for layout in (card, page):
        layout.show(Moment(DAY, known), place_id)
        picture = box(0, 0, layout.canvas.width, layout.canvas.height)
        found = texts(layout.canvas)
        boxes = []
        for text in found:
            to_points = text.get_transform().inverted()
            bounds = to_points.transform_bbox(text.get_window_extent()).extents
            boxes.append(box(*bounds))
        assert all(picture.contains(shape) for shape in boxes)
        cores = [shapely.affinity.scale(shape, 0.99, 0.6) for shape in boxes]
        assert not [
            (found[at].get_text(), found[other].get_text())
            for at, core in enumerate(cores)
            for other in range(at)
            if core.intersects(cores[other])
        ]


def test_a_card_that_has_shown_other_moments_shows_one_as_a_new_card_does(card, record):
    for moment, place_id in (
        (Moment(date(2021, 5, 1)), "AF-PAN"),
        (Moment(DAY, DAY), ""),
        (Moment(DAY), "herat"),
    ):
        card.show(moment, place_id)
    fresh = SocialCard(record, (1200, 630))
    fresh.show(Moment(DAY), "herat")
    assert card.canvas.image().tobytes() == fresh.canvas.image().tobytes()


def test_a_size_too_narrow_for_the_map_is_refused(record):
    with pytest.raises(ValueError, match="600 by 600 pixels are too narrow"):
        SocialCard(record, (600, 600))


def test_a_frame_of_a_time_lapse_shows_how_far_it_is(record):
    days = [date(2021, 8, 8), date(2021, 8, 15), date(2021, 9, 5)]
    card = SocialCard(record, (960, 540), days, Clock.KNOWN)
    legend = {}
    for day, share in ((days[0], 0), (days[1], 0.25), (days[2], 1)):
        card.show(Clock.KNOWN.at(day))
        foot = [patch for patch in shapes(card.canvas) if _top(patch) == pytest.approx(622)]
        whole, done = (patch.get_path().get_extents() for patch in foot)
        assert [to_hex(patch.get_facecolor()) for patch in foot] == ["#d5d1c8", "#22262b"]
        assert (whole.x0, whole.x1, whole.y1) == (0, card.canvas.width, 630)
        assert (done.x0, done.x1) == pytest.approx((0, share * card.canvas.width))
        legend[day] = [
            (text.get_text(), text.get_position())
            for text in texts(card.canvas)
            if text.get_position()[0] > 44
            and text.get_position()[1] < 540
            and text.get_zorder() == 10
        ]
    assert legend[days[0]] == legend[days[1]] == legend[days[2]]
    assert "National Resistance Front" in dict(legend[days[0]])


def _top(patch) -> float:
    return patch.get_path().get_extents().y0


def test_a_card_without_a_time_lapse_has_no_bar(card):
    card.show(Moment(DAY))
    assert not [patch for patch in shapes(card.canvas) if _top(patch) == pytest.approx(622)]


def test_hostile_names_are_shown_as_text(hostile_record):
    card = SocialCard(hostile_record, (600, 315))
    card.show(Moment(DAY, DAY), "herat")
    said = words(card.canvas)
    assert any(line.startswith("<script>alert(1)</script>") for line in said)
    assert "$\\frac{1}{0}$ <b>&" in said
    assert card.canvas.image().size == (600, 315)

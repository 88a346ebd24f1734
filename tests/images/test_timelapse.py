"""Time-lapses: a frame a day, at the pace that was promised, in formats that browsers play."""

import io
import time
from datetime import date

import av
import numpy as np
import pytest
from PIL import Image, ImageColor
from shapely import box
from shapely.affinity import scale

from geo.images import timelapse
from geo.model.view import Clock

from .drawn import noise_with, shares

pytestmark = pytest.mark.long

START, END = date(2021, 8, 10), date(2021, 8, 12)


@pytest.fixture(scope="module")
def progress() -> list[tuple[int, int]]:
    return []


@pytest.fixture(scope="module")
def drawn(record) -> list[Image.Image]:
    return list(timelapse.frames(record, START, END, Clock.KNOWN))


@pytest.fixture(scope="module")
def gif_bytes(record, progress) -> bytes:
    return timelapse.gif(record, START, END, Clock.KNOWN, lambda *at: progress.append(at))


@pytest.fixture
def gif(gif_bytes) -> Image.Image:
    with Image.open(io.BytesIO(gif_bytes)) as image:
        yield image


@pytest.fixture(scope="module")
def film(record) -> bytes:
    return timelapse.mp4(record, START, END, Clock.KNOWN)


def test_there_is_a_frame_a_day(drawn):
    assert [frame.size for frame in drawn] == [(960, 540)] * 3
    assert drawn[0].mode == "RGB"


def test_a_frame_is_drawn_on_demand_in_its_size_and_by_its_clock(record, drawn):
    start = time.perf_counter()
    frame = next(timelapse.frames(record, END, record.period[1], Clock.HINDSIGHT, (480, 270)))
    assert time.perf_counter() - start < 5
    assert frame.size == (480, 270)
    badge = box(20, 64, 82, 77)  # "As known then", in light on dark
    (hindsight,) = shares(frame, badge, "#22262b")
    (known,) = shares(drawn[-1], scale(badge, 2, 2, origin=(0, 0)), "#22262b")
    assert hindsight < 0.1
    assert known > 0.5


def test_the_words_keep_their_place_from_day_to_day(drawn):
    first, second = (np.asarray(frame)[:, :400] for frame in drawn[:2])
    legend = slice(280, 530)
    assert (first[legend] == second[legend]).all()
    assert not (first == second).all()


def test_a_gif_has_a_frame_a_day_and_holds_the_last(gif, progress):
    durations = []
    for number in range(gif.n_frames):
        gif.seek(number)
        durations.append(gif.info["duration"])
    assert durations == [170] * 2 + [2000]
    assert gif.size == (960, 540)
    assert gif.info["loop"] == 0
    assert progress == [(done, 3) for done in range(1, 4)]


def test_a_gif_shows_the_frames_in_one_palette(drawn, gif):
    for number in range(3):
        gif.seek(number)
        shown, frame = (
            np.asarray(image.convert("RGB")).astype(int) for image in (gif, drawn[number])
        )
        assert (np.abs(shown - frame).max(2) > 24).mean() < 0.01
        assert tuple(shown[-30, 20]) == (0xFB, 0xFA, 0xF7)


def test_a_gif_stays_small(gif_bytes):
    assert len(gif_bytes) < 120_000


def test_a_film_is_h264_and_has_every_day(drawn, film):
    with av.open(io.BytesIO(film)) as read:
        stream = read.streams.video[0]
        assert stream.codec_context.name == "h264"
        assert stream.codec_context.pix_fmt == "yuv420p"
        assert (stream.width, stream.height) == (960, 540)
        assert stream.average_rate == 6
        shown = [frame.to_ndarray(format="rgb24").astype(int) for frame in read.decode(video=0)]
    assert len(shown) == 2 + 12
    for at, frame in ((0, drawn[0]), (1, drawn[1]), (13, drawn[2])):
        assert np.abs(shown[at] - np.asarray(frame)).mean() < 4


def test_a_film_can_be_played_while_it_arrives(film):
    assert 0 < film.index(b"moov") < film.index(b"mdat")


@pytest.mark.parametrize("made", [timelapse.frames, timelapse.gif, timelapse.mp4])
def test_days_that_cannot_be_shown_are_refused_in_plain_words(record, made):
    with pytest.raises(ValueError, match="starts on 2021-08-12, after its end on 2021-08-10"):
        made(record, END, START, Clock.HINDSIGHT)
    outside = "the record covers 2021-05-01 to 2021-09-15; 2021-04-30 lies outside"
    with pytest.raises(ValueError, match=outside):
        made(record, date(2021, 4, 30), START, Clock.HINDSIGHT)
    with pytest.raises(ValueError, match="2021-09-16 lies outside"):
        made(record, START, date(2021, 9, 16), Clock.HINDSIGHT)


def test_a_gif_has_the_exact_colour_of_every_actor_and_always_the_same_bytes(monkeypatch, record):
    noise = noise_with((200, 100), record.actor_colours)
    monkeypatch.setattr(timelapse, "FRAME_PIXELS", noise.size)
    monkeypatch.setattr(timelapse, "_draw", lambda *_: iter([noise]))
    first, second = (timelapse.gif(record, START, START, Clock.KNOWN) for _ in range(2))
    assert first == second
    with Image.open(io.BytesIO(first)) as image:
        first_row = np.asarray(image.convert("RGB"))[0]
    expected = [ImageColor.getrgb(colour) for colour in record.actor_colours]
    assert [tuple(pixel) for pixel in first_row[: len(expected)]] == expected


@pytest.mark.parametrize("made", [timelapse.frames, timelapse.gif, timelapse.mp4])
def test_more_days_than_a_time_lapse_may_have_are_refused(record, made, monkeypatch):
    monkeypatch.setattr(timelapse, "MOST_DAYS", 2)
    with pytest.raises(ValueError, match="3 days are too many; a time-lapse may have 2"):
        made(record, START, END, Clock.HINDSIGHT)


def test_frames_of_more_pixels_than_they_may_have_are_refused(record):
    with pytest.raises(ValueError, match="1921 by 1080 pixels is too large"):
        timelapse.frames(record, START, END, Clock.HINDSIGHT, (1921, 1080))

"""Time-lapses: a frame a day, at the pace that was promised, in formats that browsers play."""

import io
from datetime import date
from itertools import islice

import av
import numpy as np
import pytest
from PIL import Image, ImageColor

from geo import timelapse
from geo.history import View

START, END = date(2021, 8, 6), date(2021, 8, 12)


@pytest.fixture(scope="module")
def told() -> list[tuple[int, int]]:
    return []


@pytest.fixture(scope="module")
def gif(record, told) -> Image.Image:
    return Image.open(io.BytesIO(timelapse.gif(record, START, END, View.KNOWN, lambda *at: told.append(at))))


@pytest.fixture(scope="module")
def film(record) -> bytes:
    return timelapse.mp4(record, START, END, View.KNOWN)


def test_there_is_a_frame_a_day_drawn_as_it_is_asked_for(record):
    frames = timelapse.frames(record, *record.period, View.HINDSIGHT, (960, 540))
    first = list(islice(frames, 2))
    assert [frame.size for frame in first] == [(960, 540)] * 2
    assert first[0].mode == "RGB"
    assert len(list(timelapse.frames(record, START, END, View.KNOWN, (480, 270)))) == 7


def test_frames_of_both_views_differ(record):
    hindsight, known = (next(timelapse.frames(record, END, END, view, (480, 270))) for view in View)
    assert hindsight.tobytes() != known.tobytes()


def test_the_words_keep_their_place_from_day_to_day(record):
    first, second = (np.asarray(frame)[:, :400] for frame in timelapse.frames(record, date(2021, 8, 8), date(2021, 8, 9), View.KNOWN))
    legend = slice(280, 530)
    assert (first[legend] == second[legend]).all()
    assert not (first == second).all()


def test_a_gif_has_a_frame_a_day_and_holds_the_last(gif, told):
    durations = []
    for number in range(gif.n_frames):
        gif.seek(number)
        durations.append(gif.info["duration"])
    assert durations == [170] * 6 + [2000]
    assert gif.size == timelapse.PIXELS
    assert gif.info["loop"] == 0
    assert told == [(done, 7) for done in range(1, 8)]


def test_a_gif_shows_the_frames_in_one_palette(record, gif):
    frames = list(timelapse.frames(record, START, END, View.KNOWN))
    for number in (0, 3, 6):
        gif.seek(number)
        shown, drawn = (np.asarray(image.convert("RGB")).astype(int) for image in (gif, frames[number]))
        assert (np.abs(shown - drawn).max(2) > 24).mean() < 0.01
        assert tuple(shown[-30, 20]) == (0xFB, 0xFA, 0xF7)


def test_a_gif_of_all_days_stays_small(record):
    days = (date(2021, 7, 20), date(2021, 8, 20))
    assert len(timelapse.gif(record, *days, View.KNOWN)) * 138 / 32 < 4_000_000


def test_a_film_is_h264_and_has_every_day(record, film):
    with av.open(io.BytesIO(film)) as read:
        stream = read.streams.video[0]
        assert stream.codec_context.name == "h264"
        assert stream.codec_context.pix_fmt == "yuv420p"
        assert (stream.width, stream.height) == timelapse.PIXELS
        assert stream.average_rate == 6
        shown = [frame.to_ndarray(format="rgb24").astype(int) for frame in read.decode(video=0)]
    assert len(shown) == 6 + 12
    drawn = list(timelapse.frames(record, START, END, View.KNOWN))
    for at, frame in ((0, drawn[0]), (4, drawn[4]), (17, drawn[6])):
        assert np.abs(shown[at] - np.asarray(frame)).mean() < 4


def test_a_film_can_be_played_while_it_arrives(film):
    assert 0 < film.index(b"moov") < film.index(b"mdat")


def test_the_same_days_give_the_same_gif(record):
    days = date(2021, 8, 11), date(2021, 8, 13)
    assert timelapse.gif(record, *days, View.KNOWN) == timelapse.gif(record, *days, View.KNOWN)


@pytest.mark.parametrize("made", [timelapse.frames, timelapse.gif, timelapse.mp4])
def test_days_that_cannot_be_shown_are_refused_in_plain_words(record, made):
    with pytest.raises(ValueError, match="starts on 2021-08-12, after its end on 2021-08-06"):
        made(record, END, START, View.HINDSIGHT)
    with pytest.raises(ValueError, match="the record covers 2021-05-01 to 2021-09-15; 2021-04-30 lies outside"):
        made(record, date(2021, 4, 30), START, View.HINDSIGHT)
    with pytest.raises(ValueError, match="2021-09-16 lies outside"):
        made(record, START, date(2021, 9, 16), View.HINDSIGHT)


def test_every_actor_has_its_own_colour_in_the_legend_of_a_gif(record):
    start, end = date(2021, 8, 10), date(2021, 9, 6)
    with Image.open(io.BytesIO(timelapse.gif(record, start, end, View.HINDSIGHT))) as film:
        found = {colour for _, colour in film.convert("RGB").getcolors(960 * 540)}
    assert found >= {ImageColor.getrgb(actor.colour) for actor in record.actors.values()}

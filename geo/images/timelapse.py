"""Time-lapses: the days of a record as frames, as an animated GIF, and as a film."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import av
from PIL import Image

from geo.images.encoding import quantized
from geo.images.social_card import SocialCard
from geo.images.theme import FRAME_PIXELS
from geo.model.record import Record
from geo.model.view import Clock

DAYS_PER_SECOND = 6
LAST_DAY_SECONDS = 2
"""How long the last day stands still."""

GIF_COLOURS = 127
"""One less than seven bits hold: the last one marks pixels that are as in the frame before."""

SAMPLES = 4
"""In how many parts a time-lapse is divided to choose its palette from their first days."""

MOST_DAYS = 400
"""The most days of a time-lapse: more than a year, in a film of about a minute."""

MOST_PIXELS = 1920 * 1080
"""The most pixels of a frame."""

VIDEO_OPTIONS = {"crf": "20", "preset": "medium", "tune": "animation"}

Progress = Callable[[int, int], None]
"""Called with (frames done, frames in all) after each frame."""


def frames(
    record: Record, start: date, end: date, clock: Clock, size: tuple[int, int] = FRAME_PIXELS
) -> Iterator[Image.Image]:
    """One image for each day, drawn when it is asked for.

    Parameters
    ----------
    record
        The record.
    start, end
        The first and the last day, both included.
    clock
        The clock by which each day is read.
    size
        Width and height in pixels.

    Returns
    -------
    iterator of Image.Image
        In RGB.

    Raises
    ------
    ValueError
        At once, where the days are in the wrong order, outside the record's period or more than
        :data:`MOST_DAYS`, or a frame has more than :data:`MOST_PIXELS`.
    """
    width, height = size
    if width * height > MOST_PIXELS:
        raise ValueError(
            f"a frame of {width} by {height} pixels is too large; it may have {MOST_PIXELS:,}"
        )
    return _draw(record, _days(record, start, end), clock, size)


def gif(
    record: Record, start: date, end: date, clock: Clock, progress: Progress | None = None
) -> bytes:
    """The time-lapse as an animated GIF that starts again after its last day.

    Parameters
    ----------
    record
        The record.
    start, end
        The first and the last day, both included.
    clock
        The clock by which each day is read.
    progress
        Called after each frame.

    Returns
    -------
    bytes
        960 by 540 pixels, all frames in one palette; the same for the same input.

    Raises
    ------
    ValueError
        Where the days are in the wrong order, outside the record's period or more than
        :data:`MOST_DAYS`.
    """
    days = _days(record, start, end)
    palette = quantized(_samples(record, days, clock), GIF_COLOURS, record.actor_colours)
    drawn = _reported(_draw(record, days, clock, FRAME_PIXELS), len(days), progress)
    images = (frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame in drawn)
    durations_ms = [round(1000 / DAYS_PER_SECOND, -1)] * (len(days) - 1)
    file = io.BytesIO()
    next(images).save(
        file,
        "GIF",
        save_all=True,
        append_images=images,
        duration=[*durations_ms, LAST_DAY_SECONDS * 1000],
        loop=0,
        optimize=True,
    )
    return file.getvalue()


def mp4(
    record: Record, start: date, end: date, clock: Clock, progress: Progress | None = None
) -> bytes:
    """The time-lapse as a film, the last day repeated while it is held.

    Parameters
    ----------
    record
        The record.
    start, end
        The first and the last day, both included.
    clock
        The clock by which each day is read.
    progress
        Called after each frame.

    Returns
    -------
    bytes
        H.264 in yuv420p, 960 by 540 pixels, its index first.

    Raises
    ------
    ValueError
        Where the days are in the wrong order, outside the record's period or more than
        :data:`MOST_DAYS`.
    """
    days = _days(record, start, end)
    drawn = _reported(_draw(record, days, clock, FRAME_PIXELS), len(days), progress)
    with TemporaryDirectory() as folder:
        # A file, since the index is moved to its front when all else is written.
        path = Path(folder) / "film.mp4"
        with av.open(path, "w", options={"movflags": "faststart"}) as film:
            stream = film.add_stream("libx264", rate=DAYS_PER_SECOND, options=VIDEO_OPTIONS)
            stream.width, stream.height = FRAME_PIXELS
            stream.pix_fmt = "yuv420p"
            for number, image in enumerate(drawn, start=1):
                held = number == len(days)
                for _ in range(LAST_DAY_SECONDS * DAYS_PER_SECOND if held else 1):
                    film.mux(stream.encode(av.VideoFrame.from_image(image)))
            film.mux(stream.encode(None))
        return path.read_bytes()


def _days(record: Record, start: date, end: date) -> list[date]:
    """The days from start to end; ``ValueError`` where they cannot be shown."""
    first, last = record.period
    if start > end:
        raise ValueError(f"the time-lapse starts on {start}, after its end on {end}")
    for day in (start, end):
        if not first <= day <= last:
            raise ValueError(f"the record covers {first} to {last}; {day} lies outside")
    count = (end - start).days + 1
    if count > MOST_DAYS:
        raise ValueError(f"{count} days are too many; a time-lapse may have {MOST_DAYS}")
    return [start + timedelta(number) for number in range(count)]


def _draw(
    record: Record, days: Sequence[date], clock: Clock, size: tuple[int, int]
) -> Iterator[Image.Image]:
    card = SocialCard(record, size, days, clock)
    for day in days:
        card.show(clock.at(day))
        yield card.canvas.image()


def _samples(record: Record, days: Sequence[date], clock: Clock) -> Image.Image:
    """Days from the whole time-lapse above each other, to choose its palette from."""
    width, height = FRAME_PIXELS
    chosen = days[:: max(1, len(days) // SAMPLES)]
    stack = Image.new("RGB", (width, height * len(chosen)))
    for row, frame in enumerate(_draw(record, chosen, clock, FRAME_PIXELS)):
        stack.paste(frame, (0, row * height))
    return stack


def _reported(
    drawn: Iterator[Image.Image], total: int, progress: Progress | None
) -> Iterator[Image.Image]:
    """The frames, progress being reported after each."""
    for done, frame in enumerate(drawn, start=1):
        yield frame
        if progress:
            progress(done, total)

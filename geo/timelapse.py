"""Time-lapses: the days of a record as frames, as an animated GIF, and as a film."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import av
from PIL import Image

from geo.drawing.card import Card
from geo.drawing.paper import few_colours
from geo.history import View
from geo.record import Record

PIXELS = (960, 540)
"""The size of a frame; films of this kind want even numbers."""

DAYS_A_SECOND = 6
HELD_SECONDS = 2
"""How long the last day stands still."""

GIF_COLOURS = 127
"""As many as leave room for one that means: as in the frame before."""

Progress = Callable[[int, int], None]
"""Told (frames done, frames in all) after each frame."""


def frames(record: Record, start: date, end: date, view: View, size: tuple[int, int] = PIXELS) -> Iterator[Image.Image]:
    """An RGB image of ``size`` pixels for each day from ``start`` to ``end``, both included, drawn as it is asked for.

    Raises ``ValueError`` at once where the days are in the wrong order or outside the record's period.
    """
    period = _period(record, start, end)
    return _drawn(record, period, view, size)


def gif(record: Record, start: date, end: date, view: View, progress: Progress | None = None) -> bytes:
    """The time-lapse as an animated GIF that starts again after its last day; all frames share one palette.

    Raises ``ValueError`` as :func:`frames` does.
    """
    period = _period(record, start, end)
    shared = few_colours(_samples(record, period, view), GIF_COLOURS, [actor.colour for actor in record.actors.values()])
    told = _told(frames(record, start, end, view), len(period), progress)
    paletted = (frame.quantize(palette=shared, dither=Image.Dither.NONE) for frame in told)
    durations = [round(1000 / DAYS_A_SECOND, -1)] * (len(period) - 1) + [HELD_SECONDS * 1000]
    file = io.BytesIO()
    next(paletted).save(file, "GIF", save_all=True, append_images=paletted, duration=durations, loop=0, optimize=True)
    return file.getvalue()


def mp4(record: Record, start: date, end: date, view: View, progress: Progress | None = None) -> bytes:
    """The time-lapse as a film (H.264, yuv420p, its index first), the last day repeated while it is held.

    Raises ``ValueError`` as :func:`frames` does.
    """
    period = _period(record, start, end)
    told = _told(frames(record, start, end, view), len(period), progress)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "film.mp4"  # a file, since its index is moved to the front when all else is written
        with av.open(path, "w", options={"movflags": "faststart"}) as film:
            stream = film.add_stream("libx264", rate=DAYS_A_SECOND, options={"crf": "20", "preset": "medium", "tune": "animation"})
            stream.width, stream.height = PIXELS
            stream.pix_fmt = "yuv420p"
            for number, image in enumerate(told, start=1):
                for _ in range(1 if number < len(period) else HELD_SECONDS * DAYS_A_SECOND):
                    film.mux(stream.encode(av.VideoFrame.from_image(image)))
            film.mux(stream.encode(None))
        return path.read_bytes()


def _period(record: Record, start: date, end: date) -> list[date]:
    first, last = record.period
    if start > end:
        raise ValueError(f"the time-lapse starts on {start}, after its end on {end}")
    for day in (start, end):
        if not first <= day <= last:
            raise ValueError(f"the record covers {first} to {last}; {day} lies outside")
    return [start + timedelta(number) for number in range((end - start).days + 1)]


def _drawn(record: Record, period: list[date], view: View, size: tuple[int, int]) -> Iterator[Image.Image]:
    card = Card(record, size, period, view)
    for day in period:
        card.show(day, view.known(day))
        yield card.paper.image()


def _samples(record: Record, period: list[date], view: View) -> Image.Image:
    """Days from the whole time-lapse above each other, to choose its palette from."""
    chosen = period[:: max(1, len(period) // 4)]
    stack = Image.new("RGB", (PIXELS[0], PIXELS[1] * len(chosen)))
    for row, frame in enumerate(_drawn(record, chosen, view, PIXELS)):
        stack.paste(frame, (0, row * PIXELS[1]))
    return stack


def _told(drawn: Iterator[Image.Image], total: int, progress: Progress | None) -> Iterator[Image.Image]:
    for done, frame in enumerate(drawn, start=1):
        yield frame
        if progress:
            progress(done, total)

"""A day to be read at a glance: a few large words and the map, for link previews and the frames of a time-lapse."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from shapely import box

from geo import caption, history
from geo.control.state import State
from geo.drawing import palette
from geo.drawing.land import path
from geo.drawing.lettering import BOLD, LINE_HEIGHT, REGULAR, fitting, lines, plain, shortened
from geo.drawing.paper import Paper
from geo.drawing.plate import BRIEF, Plate, Row, legend_rows
from geo.drawing.sketch import Style
from geo.history import View
from geo.record import Record

LONGEST_DAY = date(2000, 9, 28)
"""A day whose words are among the widest, so that type keeps its size from day to day."""

SENTENCE_SIZES = range(37, 17, -1)
STEP = 30
"""The height of a row of the legend."""

LEGEND_HIGH = 240
"""The height of a legend at most: where there are many rows, they are smaller."""


class Card(Plate):
    """Words on the left, the map on the right up to the edges; drawn 630 units high, at any size in pixels.

    Given the ``days`` of a time-lapse and its ``view``, the legend and the size of type are the same on each of them, and a bar at
    the foot shows how far it is. Raises ``ValueError`` for a size too narrow for the map.
    """

    HIGH, LEFT, ROOM, MAP = 630, 44, 400, 472

    def __init__(self, record: Record, pixels: tuple[int, int], days: Sequence[date] = (), view: View = View.HINDSIGHT) -> None:
        wide = self.HIGH * pixels[0] / pixels[1]
        if wide < self.MAP * 1.6:
            raise ValueError(f"{pixels[0]} by {pixels[1]} pixels are too narrow; a card is at least 6 wide to 5 high")
        paper = Paper(wide, self.HIGH, 72 * pixels[1] / self.HIGH)
        style = Style(name=20, country=15, named=9, marks=1.15, pitch=14, line=1.2, margin=34)
        super().__init__(record, paper, box(self.MAP, 0, wide, self.HIGH), style)
        self.wordmark(self.LEFT, 582, 27)
        self._day_size = fitting(caption.day_in_words(LONGEST_DAY), BOLD, self.ROOM, 56)
        self._days = days
        self._sentences = [caption.headline(record, day, view.known(day)) for day in days]
        changes = [change for place_id in record.places for change in history.changes(record, place_id, view)] if days else []
        self._rows = legend_rows(record, [state for day, state in changes if day <= days[-1]], BRIEF)

    def compose(self, states: Mapping[str, State], on: date, known: date | None, place_id: str) -> None:
        """Set what is said of the day or the place, the legend, and how far the time-lapse is."""
        self.say(shortened(plain(self.record.title), 21, REGULAR, self.ROOM), self.LEFT, 66, 21, colour=palette.INK_SOFT)
        y = self._place_and_day(on, place_id) if place_id else self._day(on)
        if known is not None:
            y += 48
            self.badge(self.LEFT, y, 25)
        top = self._legend(self._rows or legend_rows(self.record, states.values(), BRIEF))
        told = caption.phrase(self.record, states[place_id]) if place_id else caption.headline(self.record, on, known)
        self._sentence(told[:1].upper() + told[1:], y + 16, top - 44)
        if self._days:
            self._progress((on - self._days[0]) / max(self._days[-1] - self._days[0], timedelta(1)))

    def _day(self, on: date) -> float:
        """Sets the day as the title; returns its baseline."""
        y = 76 + self._day_size
        self.say(caption.day_in_words(on), self.LEFT, y, self._day_size, weight=BOLD)
        return y

    def _place_and_day(self, on: date, place_id: str) -> float:
        """Sets the place as the title and the day below; returns the baseline of the day."""
        name = plain(self.record.places[place_id].name, 60)
        size = fitting(name, BOLD, self.ROOM, 60, least=34)
        y = self.paragraph(lines(name, size, BOLD, self.ROOM, 2), self.LEFT, 72 + size, size, weight=BOLD) + 46
        self.say(caption.day_in_words(on), self.LEFT, y, 31, weight=BOLD, colour=palette.INK_SOFT)
        return y

    def _legend(self, rows: Collection[Row]) -> float:
        """Sets the legend above the wordmark, a line a row; returns its first baseline."""
        step = min(STEP, LEGEND_HIGH / max(1, len(rows)))
        size = step * 0.7
        short = [(shortened(plain(words), size, REGULAR, self.ROOM - size * 2.7), state) for words, state in rows]
        top = 530 - (len(rows) - 1) * step
        self.legend(short, self.LEFT, top, size, room=math.inf, gap=step / size - LINE_HEIGHT)
        return top

    def _sentence(self, said: str, top: float, bottom: float) -> None:
        """Sets what is said between two heights, as large as has room."""

        def high(words: str, size: float) -> float:
            return size * (1 + (len(lines(plain(words, 200), size, REGULAR, self.ROOM, 9)) - 1) * LINE_HEIGHT)

        all_of_them = [*self._sentences, said]
        fits = (size for size in SENTENCE_SIZES if all(top + high(words, size) <= bottom for words in all_of_them))
        size = next(fits, SENTENCE_SIZES[-1])
        self.paragraph(lines(plain(said, 200), size, REGULAR, self.ROOM, 6), self.LEFT, top + size, size)

    def _progress(self, share: float) -> None:
        foot, right = self.HIGH - 8, self.paper.wide
        self.draw(path(box(0, foot, right, self.HIGH)), palette.NEIGHBOUR_EDGE)
        self.draw(path(box(0, foot, right * share, self.HIGH)), palette.INK)

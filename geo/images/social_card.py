"""The social card: a few large words and the map, for link previews and frames of a time-lapse."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from shapely import box

from geo.control.history import daily_states
from geo.control.state import State
from geo.images.canvas import Canvas
from geo.images.fonts import BOLD
from geo.images.layout import WORDS_INDENT, PictureLayout, Row, legend_rows
from geo.images.shapes import path
from geo.images.text import LINE_HEIGHT, TextStyle, fitting_size, printable, truncated, wrapped
from geo.images.theme import INK, INK_SOFT, NEIGHBOUR_EDGE, MapStyle
from geo.images.wordmark import draw_wordmark
from geo.model.record import Record
from geo.model.view import Clock, Moment
from geo.wording.states import BRIEF_LEGEND, day_words, state_phrase
from geo.wording.views import headline

HEIGHT = 630
"""A card is so many points high, whatever its size in pixels."""

LEFT, TEXT_WIDTH, MAP_LEFT = 44, 400, 472
NARROWEST_WIDTH = MAP_LEFT * 1.6

STYLE = MapStyle(
    place_size=20,
    country_size=15,
    named_places=9,
    marker_scale=1.15,
    stripe_pitch=14,
    line_width=1.2,
    margin=34,
)

WIDEST_DAY = date(2000, 9, 28)
"""A day whose words are among the widest, so that type keeps its size from day to day."""

SENTENCE_SIZES = range(37, 17, -1)

LEGEND_STEP, LEGEND_HEIGHT, LEGEND_BOTTOM = 30, 240, 530
"""The height of a row, the height of all rows at most, and the last baseline."""

PROGRESS_HEIGHT = 8


class SocialCard(PictureLayout):
    """Words on the left, the map on the right up to the edges.

    Parameters
    ----------
    record
        The record.
    pixels
        Width and height.
    days
        The days of a time-lapse, in order. The legend and the sizes of type are then the same on
        each of them, and a bar at the foot shows how far the time-lapse is.
    clock
        The clock of the time-lapse.

    Raises
    ------
    ValueError
        For a size that is too narrow for the map.
    """

    def __init__(
        self,
        record: Record,
        pixels: tuple[int, int],
        days: Sequence[date] = (),
        clock: Clock = Clock.HINDSIGHT,
    ) -> None:
        width = HEIGHT * pixels[0] / pixels[1]
        if width < NARROWEST_WIDTH:
            size = f"{pixels[0]} by {pixels[1]} pixels"
            raise ValueError(f"{size} are too narrow; a card is at least 6 wide to 5 high")
        canvas = Canvas(width, HEIGHT, 72 * pixels[1] / HEIGHT)
        super().__init__(record, canvas, box(MAP_LEFT, 0, width, HEIGHT), STYLE)
        draw_wordmark(canvas, LEFT, 582, 27)
        self._day_style = TextStyle(fitting_size(day_words(WIDEST_DAY), BOLD, TEXT_WIDTH, 56), BOLD)
        self._days = days
        self._headlines = [headline(record, clock.at(day)) for day in days]
        self._rows = self._rows_of_time_lapse(clock)

    def _rows_of_time_lapse(self, clock: Clock) -> list[Row]:
        """The rows of the legend that explain all days; none where there are no days."""
        if not self._days:
            return []
        states = [
            state
            for place_id in self.record.places
            for day, state in daily_states(self.record, place_id, clock)
            if day <= self._days[-1]
        ]
        return legend_rows(self.record, states, BRIEF_LEGEND)

    def compose(self, states: Mapping[str, State], moment: Moment, place_id: str) -> None:
        """Write the day, what is said of it or of the place, the legend; draw the progress."""
        self._title()
        bottom = self._place_and_day(moment.on, place_id) if place_id else self._day(moment.on)
        if moment.clock is Clock.KNOWN:
            bottom += 48
            self.known_then_badge(LEFT, bottom, 25)
        rows = self._rows or legend_rows(self.record, states.values(), BRIEF_LEGEND)
        top_of_legend = self._legend(rows)
        sentence = headline(self.record, moment)
        if place_id:
            sentence = state_phrase(self.record, states[place_id])
        self._sentence(sentence[:1].upper() + sentence[1:], bottom + 16, top_of_legend - 44)
        if self._days:
            period = max(self._days[-1] - self._days[0], timedelta(1))
            self._progress((moment.on - self._days[0]) / period)

    def _title(self) -> None:
        style = TextStyle(21, colour=INK_SOFT)
        self.write(truncated(printable(self.record.title), style, TEXT_WIDTH), LEFT, 66, style)

    def _day(self, on: date) -> float:
        """Write the day in large type; its baseline."""
        y = 76 + self._day_style.size
        self.write(day_words(on), LEFT, y, self._day_style)
        return y

    def _place_and_day(self, on: date, place_id: str) -> float:
        """Write the place in large type and the day below; the baseline of the day."""
        name = printable(self.record.place_titles[place_id], 60)
        style = TextStyle(fitting_size(name, BOLD, TEXT_WIDTH, 60, smallest=34), BOLD)
        lines = wrapped(name, style, TEXT_WIDTH, max_lines=2)
        y = self.paragraph(lines, LEFT, 72 + style.size, style) + 46
        self.write(day_words(on), LEFT, y, TextStyle(31, BOLD, INK_SOFT))
        return y

    def _legend(self, rows: Collection[Row]) -> float:
        """Draw the legend above the wordmark, one line a row; its first baseline.

        Many rows are smaller, so that they have room.
        """
        step = min(LEGEND_STEP, LEGEND_HEIGHT / max(1, len(rows)))
        size = step * 0.7
        width = TEXT_WIDTH - size * WORDS_INDENT
        one_line = [
            (truncated(printable(words), TextStyle(size), width), state) for words, state in rows
        ]
        top = LEGEND_BOTTOM - (len(rows) - 1) * step
        self.legend(one_line, (LEFT, top), size, math.inf, gap=step / size - LINE_HEIGHT)
        return top

    def _sentence(self, sentence: str, top: float, bottom: float) -> None:
        """Write a sentence between two heights, as large as has room.

        In a time-lapse its size is the one at which the sentence of every day has room.
        """
        sentences = [*self._headlines, sentence]
        fitting = (
            size
            for size in SENTENCE_SIZES
            if all(top + _sentence_height(each, size) <= bottom for each in sentences)
        )
        style = TextStyle(next(fitting, SENTENCE_SIZES[-1]))
        lines = wrapped(printable(sentence, 200), style, TEXT_WIDTH, max_lines=6)
        self.paragraph(lines, LEFT, top + style.size, style)

    def _progress(self, share: float) -> None:
        """Draw the bar that shows how much of the time-lapse is over."""
        top, right = HEIGHT - PROGRESS_HEIGHT, self.canvas.width
        self.draw(path(box(0, top, right, HEIGHT)), NEIGHBOUR_EDGE)
        self.draw(path(box(0, top, right * share, HEIGHT)), INK)


def _sentence_height(sentence: str, size: float) -> float:
    """From the top of the first line to the last baseline, in points."""
    lines = wrapped(printable(sentence, 200), TextStyle(size), TEXT_WIDTH, max_lines=9)
    return size * (1 + (len(lines) - 1) * LINE_HEIGHT)

"""The print map: the map of a moment on a page, with all that its reader needs to judge it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from shapely import box

from geo.control.state import State
from geo.images.canvas import Canvas
from geo.images.fonts import BOLD
from geo.images.layout import PictureLayout, legend_rows
from geo.images.shapes import marker, path
from geo.images.text import TextStyle, printable, text_width, truncated
from geo.images.theme import (
    GROUND,
    INK_SOFT,
    NEIGHBOUR_EDGE,
    PRINT_MAP_DPI,
    PRINT_MAP_PIXELS,
    Layer,
    MapStyle,
)
from geo.images.wordmark import draw_wordmark
from geo.model.record import Record
from geo.model.view import Clock, Moment
from geo.wording.credits import licence_line, sources_line
from geo.wording.states import day_words, holding_words, state_phrase
from geo.wording.views import headline

WIDTH, HEIGHT = (side * 72 / PRINT_MAP_DPI for side in PRINT_MAP_PIXELS)
LEFT, RIGHT = 30, 812
TEXT_WIDTH = RIGHT - LEFT
FRAME = (30, 104, 646, 538)
"""The rectangle of the map: left, top, right, bottom."""

COLUMN, COLUMN_WIDTH, COLUMN_INDENT = 664, 148, 24.3
"""The left edge of what is beside the map, its width, and how far right its words begin."""

ROW_STEP = 14
LONGEST_SCALE_BAR = 120

TITLE, SUBTITLE = TextStyle(26, BOLD), TextStyle(13)
RECORD_TITLE = TextStyle(10, colour=INK_SOFT)
ROW, HEADING = TextStyle(9), TextStyle(9, BOLD)
SCALE_LABEL = TextStyle(7, colour=INK_SOFT)
CREDITS = TextStyle(7.6, colour=INK_SOFT)


class PrintMap(PictureLayout):
    """A title over the map, the legend beside it, sources and licence below; A4 landscape.

    ``vector``: it becomes an SVG document, not an image.
    """

    def __init__(self, record: Record, vector: bool = False) -> None:
        canvas = Canvas(WIDTH, HEIGHT, PRINT_MAP_DPI, vector)
        style = MapStyle(
            place_size=7.6,
            country_size=7,
            named_places=len(record.places),
            marker_scale=0.62,
            stripe_pitch=8,
            line_width=0.6,
            margin=14,
        )
        super().__init__(record, canvas, box(*FRAME), style)
        canvas.shape(
            path(box(*FRAME).exterior), Layer.SURROUND, edge=NEIGHBOUR_EDGE, line_width=0.6
        )
        draw_wordmark(canvas, COLUMN, FRAME[3] - 1, 13)
        self._scale_bar()

    def compose(self, states: Mapping[str, State], moment: Moment, place_id: str) -> None:
        """Write title, headline, legend, counts, sources and licence."""
        self._titles(states, moment, place_id)
        rows = legend_rows(self.record, states.values())
        y = self.legend(rows, (COLUMN, FRAME[1] + 9), ROW.size, COLUMN_WIDTH)
        y = self._kinds(y + 24)
        self._counts(states, y + 16)
        self._credits(moment)

    def _titles(self, states: Mapping[str, State], moment: Moment, place_id: str) -> None:
        """Write what the record is, what the map shows, and what can be said of it."""
        record = self.record
        record_title = truncated(printable(record.title), RECORD_TITLE, TEXT_WIDTH)
        self.write(record_title, LEFT, 41, RECORD_TITLE)
        title, subtitle = day_words(moment.on), headline(record, moment) + "."
        if place_id:
            title = f"{printable(record.place_titles[place_id], 60)}, {title}"
            phrase = state_phrase(record, states[place_id])
            subtitle = f"{phrase[:1].upper()}{phrase[1:]}. {subtitle}"
        title = truncated(title, TITLE, TEXT_WIDTH - 140)
        self.write(title, LEFT, 68, TITLE)
        if moment.clock is Clock.KNOWN:
            self.known_then_badge(LEFT + text_width(title, TITLE) + 14, 66.5, 11.5)
        self.write(truncated(printable(subtitle, 200), SUBTITLE, TEXT_WIDTH), LEFT, 89, SUBTITLE)

    def _kinds(self, y: float) -> float:
        """Explain the marks of each kind from a baseline on, the largest first; the next one."""
        radius = self.map.style.radius
        places = (self.record.places[place_id] for place_id in self.map.projected.points)
        kinds = dict.fromkeys(place.kind for place in places)
        for kind in sorted(kinds, key=lambda kind: -radius(kind)):
            self.draw_marker(marker(kind, radius(kind)), (COLUMN + 6.3, y - 3), INK_SOFT)
            self.write(printable(kind[:1].upper() + kind[1:]), COLUMN + COLUMN_INDENT, y, ROW)
            y += ROW_STEP
        return y

    def _counts(self, states: Mapping[str, State], y: float) -> None:
        """Write from a baseline on how many places of the headline's kind each side holds."""
        kind, noun = (self.record.settings["headline"][key] for key in ("kind", "noun"))
        counted = Counter(
            holding_words(self.record, state)
            for place_id, state in states.items()
            if self.record.places[place_id].kind == kind
        )
        heading = printable(noun[:1].upper() + noun[1:])
        self.write(truncated(heading, HEADING, COLUMN_WIDTH), COLUMN, y, HEADING)
        for number, (words, count) in enumerate(counted.most_common(), start=1):
            row = y + number * ROW_STEP
            self.write(f"{count}", COLUMN + 16 - text_width(f"{count}", ROW), row, ROW)
            holding = truncated(printable(words), ROW, COLUMN_WIDTH - COLUMN_INDENT)
            self.write(holding, COLUMN + COLUMN_INDENT, row, ROW)

    def _credits(self, moment: Moment) -> None:
        credits = (sources_line(self.record, moment), licence_line(self.record))
        for number, words in enumerate(credits):
            line = truncated(printable(words, 400), CREDITS, TEXT_WIDTH)
            self.write(line, LEFT, 558 + number * 11.5, CREDITS)

    def _scale_bar(self) -> None:
        """Draw a round number of kilometres in a free corner of the map."""
        points_per_km = self.map.projected.points_per_km
        km = scale_bar_km(points_per_km)
        x, y = self.map.reserve_corner(km * points_per_km + 24, 16)
        for share, fill in ((0, INK_SOFT), (0.5, GROUND)):
            left, right = (x + end * km * points_per_km for end in (share, share + 0.5))
            self.canvas.shape(
                path(box(left, y - 2.6, right, y)),
                Layer.SURROUND,
                fill=fill,
                edge=INK_SOFT,
                line_width=0.5,
            )
        for share in (0, 0.5, 1):
            number = f"{km * share:g}"
            left = x + share * km * points_per_km - text_width(number, SCALE_LABEL) / 2
            label = f"{number} km" if share == 1 else number
            self.canvas.text(label, left, y - 6, SCALE_LABEL)


def scale_bar_km(points_per_km: float) -> int:
    """The longest round distance whose scale bar is short enough, at least one kilometre."""
    round_distances = (step * 10**power for power in range(5) for step in (1, 2, 5))
    fitting = (km for km in round_distances if km * points_per_km < LONGEST_SCALE_BAR)
    return max(fitting, default=1)

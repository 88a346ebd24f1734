"""What a picture is drawn on, and how it becomes bytes. Nothing here knows of maps."""

from __future__ import annotations

import io
from collections.abc import Sequence
from threading import Lock
from typing import TypeVar, cast

import matplotlib as mpl
import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, IdentityTransform, Transform
from PIL import Image, ImageColor

from geo.drawing import palette
from geo.drawing.lettering import FAMILIES, REGULAR, font_faces

CHROME = 10
"""The layer of what stands around a map."""

HALO_OPACITY = 0.85
FLAT_COLOURS = 32

NAMED_FONTS = ", ".join(f"'{family}'" for family in FAMILIES)
FALLBACK_FONTS = "'Source Sans Pro', 'Source Sans 3', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
"""The fonts that an SVG names, as Matplotlib writes them and with what other machines have in their place."""

_SETTINGS = Lock()
"""Matplotlib's settings belong to the process: held while an SVG is written with its own."""

Colour = str | tuple[float, float, float, float]
Drawn = TypeVar("Drawn", bound=Artist)


class Paper:
    """A figure measured in points, 72 to the inch, x to the right, y down from the upper left corner.

    ``vector``: it becomes an SVG, whose text stays text; else an image of ``dpi`` pixels to the inch.
    """

    def __init__(self, wide: float, high: float, dpi: float = 72, vector: bool = False) -> None:
        self.wide, self.high = wide, high
        self._vector = vector
        self._halos = set[int]()
        self._figure = Figure(figsize=(wide / 72, high / 72), dpi=72 if vector else dpi, facecolor=palette.GROUND)
        self._canvas = FigureCanvasSVG(self._figure) if vector else FigureCanvasAgg(self._figure)
        self.units: Transform = Affine2D().scale(1 / 72, -1 / 72).translate(0, high / 72) + self._figure.dpi_scale_trans

    def add(self, artist: Drawn) -> Drawn:
        """The artist, now on the paper and in its units."""
        artist.set_transform(self.units)
        self._figure.add_artist(artist)
        return artist

    def shape(self, drawn: Path, layer: float, fill: Colour = "none", edge: Colour = "none", line: float = 0) -> PathPatch:
        """A filled or stroked path."""
        return self.add(PathPatch(drawn, facecolor=fill, edgecolor=edge, linewidth=line, zorder=layer, joinstyle="round"))

    def marks(self, drawn: Path, spots: Sequence[tuple[float, float]], layer: float, line: float) -> PathCollection:
        """One small shape, drawn at many spots; its own coordinates are points around each."""
        marks = PathCollection([drawn], sizes=[1], offsets=spots, offset_transform=self.units, linewidths=line, zorder=layer)
        marks.set_transform(IdentityTransform())
        self._figure.add_artist(marks)
        return marks

    def text(
        self,
        words: str,
        x: float,
        y: float,
        size: float,
        *,
        weight: int = REGULAR,
        colour: str = palette.INK,
        layer: float = CHROME,
        halo: float = 0,
    ) -> list[Text]:
        """One line of text on its baseline, exactly as it is written: no markup is read. In an SVG a halo is the same text below,
        stroked, since not every program knows how to stroke behind a fill.
        """

        def drawn() -> Text:
            written = Text(x, y, words, parse_math=False, verticalalignment="baseline", zorder=layer)
            written.set(fontsize=size, fontweight=weight, fontfamily=FAMILIES, color=colour)
            return written

        if not halo:
            return [self.add(drawn())]
        if not self._vector:
            haloed = drawn()
            haloed.set_path_effects([withStroke(linewidth=halo, foreground=palette.HALO, alpha=HALO_OPACITY)])
            return [self.add(haloed)]
        self._halos.add(round(halo * 100))
        under = drawn()
        under.set(gid=f"halo-{round(halo * 100)}-{len(self._figure.artists)}", zorder=layer - 0.5)
        return [self.add(under), self.add(drawn())]

    def image(self) -> Image.Image:
        """What is drawn now, RGB."""
        assert isinstance(self._canvas, FigureCanvasAgg)
        self._canvas.draw()
        return Image.fromarray(np.asarray(self._canvas.buffer_rgba())).convert("RGB")

    def svg(self, title: str) -> bytes:
        """What is drawn now as an SVG document: the same bytes for the same drawing, without scripts, text as text."""
        file = io.BytesIO()
        with _SETTINGS, mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "claimline"}):
            self._figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None, "Title": title})
        stroke = f"stroke:{palette.HALO};stroke-opacity:{HALO_OPACITY};stroke-linejoin:round"
        rules = "".join(f'g[id^="halo-{width}-"] text{{{stroke};stroke-width:{width / 100}px}}' for width in sorted(self._halos))
        written = file.getvalue().decode()
        written = written.replace("</style>", f"{rules}{font_faces(self._letters())}</style>", 1)
        written = written.replace(NAMED_FONTS, FALLBACK_FONTS).replace('<g id="halo-', '<g aria-hidden="true" id="halo-')
        return written.encode()

    def _letters(self) -> dict[int, str]:
        """What is written in each weight."""
        written: dict[int, str] = {}
        for text in self._figure.findobj(Text):
            weight = int(text.get_fontweight())
            written[weight] = written.get(weight, "") + text.get_text()
        return written


def few_colours(image: Image.Image, count: int = 255, exact: Sequence[str] = ()) -> Image.Image:
    """The image with a palette of at most ``count`` colours. Those of large flat fills are exact, and so are ``exact``, sRGB hex triplets,
    however little of the image they fill.
    """
    few = image.quantize(count - len(exact), Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    colours = cast(list[tuple[int, tuple[int, int, int]]], image.getcolors(image.width * image.height))
    frequent = np.array([colour for _, colour in sorted(colours, reverse=True)[:FLAT_COLOURS]], np.uint8)
    chosen = np.asarray(Image.fromarray(frequent[None]).quantize(palette=few, dither=Image.Dither.NONE))[0]
    entries = np.array(few.getpalette(), np.uint8).reshape(-1, 3)
    entries[chosen[::-1]] = frequent[::-1]  # the most frequent last, so that it wins an entry that several were given
    few.putpalette(entries.tobytes() + bytes(value for colour in exact for value in ImageColor.getrgb(colour)))
    return image.quantize(palette=few, dither=Image.Dither.NONE) if exact else few


def png(image: Image.Image, dpi: float = 72, exact: Sequence[str] = ()) -> bytes:
    """The image as a PNG of few colours; for ``exact`` see :func:`few_colours`."""
    file = io.BytesIO()
    few_colours(image, exact=exact).save(file, "PNG", optimize=True, dpi=(dpi, dpi))
    return file.getvalue()

"""The canvas of a picture: shapes, marks and text on it, as an image or as an SVG document."""

from __future__ import annotations

import io
from collections.abc import Sequence
from threading import Lock
from typing import TypeVar

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
from PIL import Image

from geo.design import HALO_OPACITY
from geo.images.fonts import FAMILIES, font_faces
from geo.images.text import TextStyle
from geo.images.theme import GROUND, HALO, Layer

NAMED_FONTS = ", ".join(f"'{family}'" for family in FAMILIES)
"""The fonts of an SVG as Matplotlib writes them."""

FALLBACK_FONTS = (
    "'Source Sans Pro', 'Source Sans 3', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
)
"""The same with what other machines have in their place."""

_SETTINGS = Lock()
"""Matplotlib's settings belong to the process: held while an SVG is written with its own."""

Colour = str | tuple[float, float, float, float]
Drawn = TypeVar("Drawn", bound=Artist)


class Canvas:
    """A figure measured in points, x to the right, y down from the upper left corner.

    Parameters
    ----------
    width, height
        In points, 72 to the inch.
    dpi
        Pixels to the inch of :meth:`image`.
    vector
        Whether the canvas becomes an SVG document, not an image.
    """

    def __init__(self, width: float, height: float, dpi: float = 72, vector: bool = False) -> None:
        self.width, self.height = width, height
        self._vector = vector
        self._halos = set[int]()
        self._figure = Figure(
            figsize=(width / 72, height / 72), dpi=72 if vector else dpi, facecolor=GROUND
        )
        self._renderer = (FigureCanvasSVG if vector else FigureCanvasAgg)(self._figure)
        inches = Affine2D().scale(1 / 72, -1 / 72).translate(0, height / 72)
        self.transform: Transform = inches + self._figure.dpi_scale_trans

    @property
    def artists(self) -> Sequence[Artist]:
        """What is on the canvas now, in the order in which it was added."""
        return self._figure.artists

    def add(self, artist: Drawn) -> Drawn:
        """The artist, now on the canvas and in its units."""
        artist.set_transform(self.transform)
        self._figure.add_artist(artist)
        return artist

    def shape(
        self,
        path: Path,
        layer: float,
        fill: Colour = "none",
        edge: Colour = "none",
        line_width: float = 0,
    ) -> PathPatch:
        """Fill or stroke a path.

        Parameters
        ----------
        path
            In points.
        layer
            What it is drawn over, see :class:`~geo.images.theme.Layer`.
        fill, edge
            The colours; ``none`` for no fill and no stroke.
        line_width
            The width of the stroke in points.

        Returns
        -------
        PathPatch
            On the canvas.
        """
        patch = PathPatch(
            path,
            facecolor=fill,
            edgecolor=edge,
            linewidth=line_width,
            zorder=layer,
            joinstyle="round",
        )
        return self.add(patch)

    def marks(
        self,
        path: Path,
        positions: Sequence[tuple[float, float]],
        layer: float,
        line_width: float,
    ) -> PathCollection:
        """Draw one small shape at many positions.

        Parameters
        ----------
        path
            In points around each position.
        positions
            In points.
        layer
            What it is drawn over, see :class:`~geo.images.theme.Layer`.
        line_width
            The width of its edge in points.

        Returns
        -------
        PathCollection
            On the canvas, one mark for each position.
        """
        marks = PathCollection(
            [path],
            sizes=[1],
            offsets=positions,
            offset_transform=self.transform,
            linewidths=line_width,
            zorder=layer,
        )
        marks.set_transform(IdentityTransform())
        self._figure.add_artist(marks)
        return marks

    def text(
        self, text: str, x: float, y: float, style: TextStyle, layer: float = Layer.SURROUND
    ) -> list[Text]:
        """Write one line of text exactly as it is: no markup is read.

        Parameters
        ----------
        text
            The line.
        x, y
            The left end of its baseline, in points.
        style
            How it is set.
        layer
            What it is drawn over, see :class:`~geo.images.theme.Layer`.

        Returns
        -------
        list of Text
            What is now on the canvas. In an SVG a halo is the same text below, stroked, since not
            every program can stroke behind a fill.
        """
        line = _line(text, x, y, style, layer)
        if not style.halo:
            return [self.add(line)]
        if not self._vector:
            stroke = withStroke(linewidth=style.halo, foreground=HALO, alpha=HALO_OPACITY)
            line.set_path_effects([stroke])
            return [self.add(line)]
        hundredths = round(style.halo * 100)
        self._halos.add(hundredths)
        halo = _line(text, x, y, style, layer - 0.5)
        halo.set_gid(f"halo-{hundredths}-{len(self._figure.artists)}")
        return [self.add(halo), self.add(line)]

    def image(self) -> Image.Image:
        """What is drawn now, as an RGB image."""
        assert isinstance(self._renderer, FigureCanvasAgg)
        self._renderer.draw()
        return Image.fromarray(np.asarray(self._renderer.buffer_rgba())).convert("RGB")

    def svg(self, title: str) -> bytes:
        """What is drawn now as an SVG document, without scripts, its text as text.

        The same drawing gives the same bytes.
        """
        file = io.BytesIO()
        with _SETTINGS, mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "claimline"}):
            self._figure.savefig(
                file, format="svg", metadata={"Date": None, "Creator": None, "Title": title}
            )
        styles = self._halo_rules() + font_faces(self._text_by_weight())
        document = file.getvalue().decode().replace("</style>", f"{styles}</style>", 1)
        document = document.replace(NAMED_FONTS, FALLBACK_FONTS)
        return document.replace('<g id="halo-', '<g aria-hidden="true" id="halo-').encode()

    def _halo_rules(self) -> str:
        """CSS that strokes the text of halos."""
        stroke = f"stroke:{HALO};stroke-opacity:{HALO_OPACITY};stroke-linejoin:round"
        return "".join(
            f'g[id^="halo-{hundredths}-"] text{{{stroke};stroke-width:{hundredths / 100}px}}'
            for hundredths in sorted(self._halos)
        )

    def _text_by_weight(self) -> dict[int, str]:
        by_weight: dict[int, str] = {}
        for text in self._figure.findobj(Text):
            weight = int(text.get_fontweight())
            by_weight[weight] = by_weight.get(weight, "") + text.get_text()
        return by_weight


def _line(text: str, x: float, y: float, style: TextStyle, layer: float) -> Text:
    line = Text(x, y, text, parse_math=False, verticalalignment="baseline", zorder=layer)
    line.set(fontsize=style.size, fontweight=style.weight, fontfamily=FAMILIES, color=style.colour)
    return line

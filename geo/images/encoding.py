"""Images as bytes: a palette of few colours, and PNG."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import cast

import numpy as np
from PIL import Image, ImageColor

FLAT_COLOURS = 32
"""How many of the most frequent colours keep their exact value in a palette."""


def quantized(image: Image.Image, colours: int = 255, exact: Sequence[str] = ()) -> Image.Image:
    """The image with a palette.

    Parameters
    ----------
    image
        An RGB image.
    colours
        How many colours the palette has at most.
    exact
        Colours (sRGB hex triplets) that stay exact, however few pixels have them. Those of large
        flat fills do so in any case.

    Returns
    -------
    Image.Image
        In mode ``P``, without dithering.
    """
    reduced = image.quantize(
        colours - len(exact), Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
    )
    frequent = _frequent_colours(image)
    pixels = Image.fromarray(frequent[None])
    chosen = np.asarray(pixels.quantize(palette=reduced, dither=Image.Dither.NONE))[0]
    entries = np.array(reduced.getpalette(), np.uint8).reshape(-1, 3)
    # The most frequent colour comes last, so that it wins an entry that several colours share.
    entries[chosen[::-1]] = frequent[::-1]
    added = bytes(value for colour in exact for value in ImageColor.getrgb(colour))
    reduced.putpalette(entries.tobytes() + added)
    return image.quantize(palette=reduced, dither=Image.Dither.NONE) if exact else reduced


def _frequent_colours(image: Image.Image) -> np.ndarray:
    """The most frequent colours, one a row, the most frequent first."""
    counted = cast(
        list[tuple[int, tuple[int, int, int]]], image.getcolors(image.width * image.height)
    )
    ordered = sorted(counted, reverse=True)[:FLAT_COLOURS]
    return np.array([colour for _, colour in ordered], np.uint8)


def png(image: Image.Image, dpi: float = 72, exact: Sequence[str] = ()) -> bytes:
    """The image as a PNG with a palette.

    Parameters
    ----------
    image
        An RGB image.
    dpi
        Pixels to the inch, which the file states.
    exact
        Colours that stay exact, as for :func:`quantized`.

    Returns
    -------
    bytes
        The same for the same image.
    """
    file = io.BytesIO()
    quantized(image, exact=exact).save(file, "PNG", optimize=True, dpi=(dpi, dpi))
    return file.getvalue()

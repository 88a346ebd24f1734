"""The fonts of pictures.

Matplotlib finds fonts by family. Source Sans Pro comes with its package; DejaVu Sans, for the
letters that it lacks, comes with Matplotlib.
"""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import font_source_sans_pro
from fontTools.subset import Options, Subsetter, load_font, save_font
from matplotlib.font_manager import FontProperties, findfont, fontManager, get_font

from geo.design import PICTURE_FONTS

FAMILIES = [*PICTURE_FONTS]
REGULAR, BOLD = 400, 700

FILES = {
    weight: Path(font_source_sans_pro.font_directory) / f"SourceSansPro-{style}.ttf"
    for weight, style in ((REGULAR, "Regular"), (BOLD, "Bold"))
}

for _file in FILES.values():
    fontManager.addfont(_file)


@cache
def drawable_characters() -> frozenset[int]:
    """The code points that one of the fonts can draw."""
    fonts = (get_font(findfont(FontProperties(family=family))) for family in FAMILIES)
    return frozenset(code for font in fonts for code in font.get_charmap())


def font_faces(text_by_weight: Mapping[int, str]) -> str:
    """CSS that embeds Source Sans Pro, in each weight with the letters of its text only."""
    return "".join(
        f'@font-face{{font-family:"{FAMILIES[0]}";font-weight:{weight};'
        f"src:url(data:font/woff;base64,{_subset(FILES[weight], text)})}}"
        for weight, text in sorted(text_by_weight.items())
    )


def _subset(file: Path, text: str) -> str:
    """A font with the letters of a text, as WOFF in base 64."""
    options = Options(
        flavor="woff",
        layout_features=["kern", "liga", "mark", "ccmp"],
        hinting=False,
        recalc_timestamp=False,
    )
    subsetter = Subsetter(options)
    subsetter.populate(text=text)
    packed = io.BytesIO()
    with load_font(str(file), options) as font:
        subsetter.subset(font)
        save_font(font, packed, options)
    return b64encode(packed.getvalue()).decode()

"""The fonts: which characters they draw, and how they are embedded."""

import io
from base64 import b64decode

from fontTools.ttLib import TTFont

from geo.images import fonts


def test_latin_greek_and_persian_letters_can_be_drawn_but_not_chinese_ones():
    drawable = fonts.drawable_characters()
    assert all(ord(letter) in drawable for letter in "aÄΚهپ")
    assert ord("北") not in drawable


def test_an_embedded_font_has_the_letters_of_its_text_alone():
    css = fonts.font_faces({400: "Herat", 700: "Kabul"})
    regular, bold = css.split("@font-face")[1:]
    assert "font-weight:400;" in regular
    assert "font-weight:700;" in bold
    assert 'font-family:"Source Sans Pro"' in bold
    packed = regular.split("base64,")[1].split(")")[0]
    assert set(TTFont(io.BytesIO(b64decode(packed))).getBestCmap()) == {ord(x) for x in "Herat"}


def test_the_same_text_gives_the_same_font():
    assert fonts.font_faces({400: "Herat"}) == fonts.font_faces({400: "Herat"})

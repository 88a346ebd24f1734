"""Text in pictures: what is drawn of it, and where it is broken."""

import pytest

from geo.images.text import TextStyle, fitting_size, printable, text_width, truncated, wrapped

STYLE = TextStyle(20)
BOLD = TextStyle(20, 700)


def test_text_on_a_picture_is_one_short_line_of_what_fonts_can_draw():
    assert printable("a\x00b\r\n\tc\u202ed\ufeff") == "a b c d"
    assert printable("x" * 120) == "x" * 120
    assert printable("x" * 121) == "x" * 119 + "…"
    assert printable("می\u200cشود") == "می\u200cشود"
    assert printable("Κύπρος Ереван ישראל") == "Κύπρος Ереван ישראל"
    assert printable("北京") == "□□"


def test_text_is_in_the_colour_of_ink_unless_said_otherwise():
    assert TextStyle(20, 400, "#22262b", 0) == STYLE


def test_bold_text_is_wider_and_width_grows_with_size():
    assert text_width("Herat", STYLE) < text_width("Herat", BOLD)
    assert text_width("Herat", TextStyle(60)) == pytest.approx(3 * text_width("Herat", STYLE))
    assert 40 < text_width("Herat", STYLE) < 50


def test_text_is_cut_where_its_room_ends():
    assert truncated("Herat", STYLE, 60) == "Herat"
    cut = truncated("Herat and Kabul", STYLE, 60)
    assert cut.startswith("Her")
    assert cut.endswith("…")
    assert text_width(cut, STYLE) <= 60


def test_text_is_broken_between_words():
    lines = wrapped("one two three four", STYLE, 90)
    assert lines == ["one two", "three four"]


def test_more_lines_than_have_room_end_with_an_ellipsis():
    lines = wrapped("w" * 40 + " word" * 50, STYLE, 80, max_lines=2)
    assert len(lines) == 2
    assert all(line.endswith("…") and text_width(line, STYLE) <= 80 for line in lines)
    assert wrapped("one two", STYLE, 80, max_lines=1) == ["one two"]


def test_type_is_as_large_as_its_line_allows():
    size = fitting_size("12 August 2021", 700, 300, 56)
    assert text_width("12 August 2021", TextStyle(size, 700)) <= 300
    assert text_width("12 August 2021", TextStyle(size + 1, 700)) > 300
    assert fitting_size("12 August 2021", 700, 9999, 56) == 56
    assert fitting_size("12 August 2021", 700, 1, 56) == 8
    assert fitting_size("12 August 2021", 700, 1, 56, smallest=34) == 34

"""Text without the indentation of its lines."""

from geo.web.assets import component_markup, component_script
from geo.web.indentation import without_indentation


def test_lines_begin_at_their_first_letter_and_inner_spaces_stay():
    assert (
        without_indentation("<p>\n    one  two\n\n  <b>x</b>\n</p>")
        == "<p>\none  two\n<b>x</b>\n</p>"
    )


def test_what_streamlit_is_sent_for_each_part_is_short():
    assert len(component_script()) < 700
    for name in ("timeline", "places", "headline", "status", "map"):
        markup = component_markup(name)
        assert "\n " not in markup
        assert len(markup) < 1200

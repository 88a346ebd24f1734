"""JSON as pages carry it."""

import json

from geo.web.script_json import compact_json, script_json

HOSTILE = {"text": "</script><script>alert(1)</script> هرات"}


def test_no_tag_can_begin_in_a_script_element():
    text = script_json(HOSTILE)
    assert "<" not in text
    assert json.loads(text) == HOSTILE


def test_texts_keep_their_letters_and_nothing_is_blank():
    assert compact_json({"a": ["هرات", 1]}) == '{"a":["هرات",1]}'

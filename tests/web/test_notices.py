"""Notices and refusals in HTML."""

from support.html import HOSTILE, Tags, words

from geo.model.problem import Problem
from geo.web.notices import notice, refusal


def test_refusals_and_notices_show_hostile_text_as_text():
    assert not Tags(notice(HOSTILE)).dangers
    html = refusal([Problem("claims.csv", 2, "summary", text) for text in HOSTILE], kept=True)
    assert not Tags(html).dangers
    assert "claims.csv, row 2, field summary" in words(html)


def test_a_refusal_lists_fifty_problems_and_counts_the_rest():
    problems = [Problem("claims.csv", row, None, "wrong") for row in range(2, 63)]
    text = words(refusal(problems))
    assert "row 51:" in text
    assert "row 52:" not in text
    assert "and 11 more" in text


def test_a_refusal_says_whether_an_earlier_record_is_shown():
    problem = Problem("claims.csv", 2, None, "wrong")
    assert "last good record" in words(refusal([problem], kept=True))
    assert "cannot be shown" in words(refusal([problem]))

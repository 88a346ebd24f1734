"""The ledger: what was checked stays, whatever breaks off."""

from __future__ import annotations

import json

import pytest

from geo.links.check import Check, Hop, Outcome
from geo.links.ledger import Ledger, LedgerError, read_ledger

MOVED = Check(
    "http://a.example/",
    Outcome.MOVED,
    200,
    "http://b.example/هرات",
    (Hop("http://a.example/", 301, "http://b.example/هرات"),),
    "",
    "2026-11-27T06:00:00+00:00",
)
GONE = Check("http://c.example/", Outcome.GONE, 404, reason="status 404")


def written(path, *checks):
    ledger = Ledger(path)
    ledger.open()
    for check in checks:
        ledger.add(check)


def test_what_is_written_is_read(tmp_path):
    path = tmp_path / "ledger.jsonl"
    written(path, MOVED)
    written(path, GONE)
    assert read_ledger(path) == {MOVED.url: MOVED, GONE.url: GONE}
    lines = path.read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[1])["outcome"] == "gone"


def test_the_last_check_of_an_address_counts(tmp_path):
    path = tmp_path / "ledger.jsonl"
    again = Check(GONE.url, Outcome.FOUND, 200)
    written(path, GONE, again)
    assert read_ledger(path) == {GONE.url: again}


def test_a_line_that_was_cut_off_is_asked_again(tmp_path):
    path = tmp_path / "ledger.jsonl"
    written(path, MOVED, GONE)
    whole = path.read_bytes()
    for cut in (1, 5, 40):
        path.write_bytes(whole[:-cut])
        assert MOVED.url in read_ledger(path)
        written(path, GONE)
        assert path.read_bytes() == whole


def test_no_file_and_no_ledger_are_empty(tmp_path):
    assert read_ledger(tmp_path / "none") == {}
    written(None, GONE)


@pytest.mark.parametrize("line", ["{}", "[]", "text", '{"url": 1, "outcome": "lost", "hops": []}'])
def test_another_file_is_refused_and_left_as_it_is(tmp_path, line):
    path = tmp_path / "other.txt"
    content = f"{line}\n{line}\n"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LedgerError, match="line 1"):
        read_ledger(path)
    assert path.read_text(encoding="utf-8") == content

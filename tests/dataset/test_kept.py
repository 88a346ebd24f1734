"""Texts that are kept in the reader's cache folder."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from geo.dataset import kept, stamps
from geo.dataset.kept import keep_text, kept_text

NAME = "a" * 64


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch) -> Path:
    """A folder of kept texts of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv(stamps.SWITCH, raising=False)
    return tmp_path / "cache" / "claimline" / "texts"


def test_what_was_kept_is_read_again_by_its_fingerprint_only(cache):
    assert kept_text("texts", NAME) is None
    keep_text("texts", NAME, "هرات")
    assert kept_text("texts", NAME) == "هرات"
    assert kept_text("texts", "b" * 64) is None
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700
    assert [path.name for path in cache.iterdir()] == [NAME]


def test_a_link_is_not_followed(cache, tmp_path):
    keep_text("texts", "b" * 64, "")
    (tmp_path / "other").write_text("other", encoding="utf-8")
    (cache / NAME).symlink_to(tmp_path / "other")
    assert kept_text("texts", NAME) is None


def test_what_is_too_large_or_no_text_is_not_kept(cache, monkeypatch):
    monkeypatch.setattr(kept, "LARGEST_BYTES", 4)
    keep_text("texts", NAME, "12345")
    assert not cache.exists()
    keep_text("texts", NAME, "1234")
    assert kept_text("texts", NAME) == "1234"
    (cache / NAME).write_bytes(b"\xff")
    assert kept_text("texts", NAME) is None


def test_a_cache_that_cannot_be_written_does_not_matter(cache):
    cache.parent.mkdir(parents=True)
    cache.write_text("no folder", encoding="utf-8")
    keep_text("texts", NAME, "1")
    assert kept_text("texts", NAME) is None


def test_the_oldest_texts_make_room(cache):
    for number in range(stamps.MOST_STAMPS + 3):
        keep_text("texts", f"{number:064x}", "1")
    assert len([*cache.iterdir()]) == stamps.MOST_STAMPS

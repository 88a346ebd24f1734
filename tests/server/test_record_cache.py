"""The record on display while its files change."""

import threading
import time

import pytest
from support.data import change_descriptor, change_row

from geo.dataset.archive import archive
from geo.model.problem import DataError
from geo.server import record_cache
from geo.server.record_cache import RecordCache, StillReading, read_beside

pytestmark = pytest.mark.long


def test_the_last_good_record_stays_while_the_files_are_wrong(folder):
    cache = RecordCache(folder)
    good = cache.read()
    assert not good.problems
    change_row(folder / "claims.csv", 2, holder="romans")
    kept = cache.read()
    assert kept.record is good.record
    assert kept.assets is good.assets
    assert any("row 2" in str(problem) for problem in kept.problems)
    summary = "Mended by hand for this test."
    change_row(folder / "claims.csv", 2, holder="taliban", contender="", summary=summary)
    mended = cache.read()
    assert not mended.problems
    assert mended.record is not good.record


def test_the_same_files_give_the_same_snapshot(folder):
    cache = RecordCache(folder)
    assert cache.read() is cache.read() is cache.snapshot()


def test_a_data_set_that_was_never_right_is_refused_with_its_problems(folder):
    change_row(folder / "claims.csv", 2, holder="romans")
    cache = RecordCache(folder)
    for _ in range(2):
        with pytest.raises(DataError, match=r"claims\.csv, row 2, field holder"):
            cache.read()


def test_a_snapshot_in_a_failing_test_is_short(folder):
    assert len(repr(RecordCache(folder).read())) < 600


def test_a_table_in_a_folder_of_its_own_is_watched_too(folder):
    (folder / "tables").mkdir()
    (folder / "actors.csv").rename(folder / "tables" / "actors.csv")

    def move(descriptor):
        [resource] = [item for item in descriptor["resources"] if item["name"] == "actors"]
        resource["path"] = "tables/actors.csv"

    change_descriptor(folder, move)
    cache = RecordCache(folder)
    assert cache.read().record.actors["taliban"].name == "Taliban"
    change_row(folder / "tables" / "actors.csv", 3, name="Another name")
    names = [actor.name for actor in cache.read().record.actors.values()]
    assert "Another name" in names


class Slow:
    """Reads a folder when the test lets it, in a thread as long as it takes."""

    def __init__(self) -> None:
        self.begun = threading.Semaphore(0)
        self.go_on = threading.Semaphore(0)
        self.times = 0

    def __call__(self, folder):
        self.times += 1
        self.begun.release()
        assert self.go_on.acquire(timeout=20)
        return read_beside(folder)


def settled(cache, wanted):
    """The snapshot as soon as it is as wanted."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        try:
            if wanted(found := cache.snapshot()):
                return found
        except StillReading:
            pass
        time.sleep(0.02)
    raise AssertionError("the snapshot is not as wanted")


def test_nobody_waits_for_a_slow_reading_and_it_is_done_once(folder, monkeypatch):
    monkeypatch.setattr(record_cache, "LOOK_SECONDS", 0.0)
    slow = Slow()
    cache = RecordCache(folder, slow)
    start = time.monotonic()
    for _ in range(50):
        with pytest.raises(StillReading):
            cache.snapshot()
    assert time.monotonic() - start < 1
    slow.go_on.release()
    first = settled(cache, lambda _: True)
    change_row(folder / "claims.csv", 2, summary="Said otherwise, for this test.")
    assert cache.snapshot() is first
    slow.begun.acquire(timeout=20)
    slow.begun.acquire(timeout=20)
    assert all(cache.snapshot() is first for _ in range(50))
    assert slow.times == 2
    slow.go_on.release()
    second = settled(cache, lambda found: found is not first)
    assert any("Said otherwise" in claim.summary for claim in second.record.claims.values())


def test_a_record_is_made_of_the_files_as_they_were_read(folder):
    cache = RecordCache(folder)
    record = cache.read().record
    (folder / "boundaries" / "provinces.zip").unlink()
    assert record.folder != folder
    assert record.folder.name == folder.name
    assert (record.folder / "boundaries" / "provinces.zip").is_file()
    assert b"claims.csv" in archive(record)


def test_the_copy_of_the_files_goes_with_the_record(folder):
    cache = RecordCache(folder)
    copy = cache.read().record.folder
    change_row(folder / "claims.csv", 2, summary="Said otherwise, for this test.")
    assert cache.read().record.folder != copy
    assert not copy.parent.exists()


def test_a_reader_that_fails_is_tried_again_and_the_last_good_record_stays(folder, monkeypatch):
    monkeypatch.setattr(record_cache, "RETRY_SECONDS", 0.0)
    failing = [False]

    def read(folder):
        if failing[0]:
            raise OSError("no more processes")
        return read_beside(folder)

    cache = RecordCache(folder, read)
    first = cache.read()
    failing[0] = True
    change_row(folder / "claims.csv", 2, summary="Said otherwise, for this test.")
    assert cache.read() is first
    failing[0] = False
    assert cache.read() is not first

"""The record on display while its files change."""

import pytest
from support.data import change_descriptor, change_row

from geo.model.problem import DataError
from geo.server.record_cache import RecordCache

pytestmark = pytest.mark.long


def test_the_last_good_record_stays_while_the_files_are_wrong(folder):
    cache = RecordCache(folder)
    good = cache.snapshot()
    assert not good.problems
    change_row(folder / "claims.csv", 2, holder="romans")
    kept = cache.snapshot()
    assert kept.record is good.record
    assert kept.assets is good.assets
    assert any("row 2" in str(problem) for problem in kept.problems)
    summary = "Mended by hand for this test."
    change_row(folder / "claims.csv", 2, holder="taliban", contender="", summary=summary)
    mended = cache.snapshot()
    assert not mended.problems
    assert mended.record is not good.record


def test_the_same_files_give_the_same_snapshot(folder):
    cache = RecordCache(folder)
    assert cache.snapshot() is cache.snapshot()


def test_a_data_set_that_was_never_right_is_refused_with_its_problems(folder):
    change_row(folder / "claims.csv", 2, holder="romans")
    cache = RecordCache(folder)
    for _ in range(2):
        with pytest.raises(DataError, match=r"claims\.csv, row 2, field holder"):
            cache.snapshot()


def test_a_snapshot_in_a_failing_test_is_short(folder):
    assert len(repr(RecordCache(folder).snapshot())) < 600


def test_a_table_in_a_folder_of_its_own_is_watched_too(folder):
    (folder / "tables").mkdir()
    (folder / "actors.csv").rename(folder / "tables" / "actors.csv")

    def move(descriptor):
        [resource] = [item for item in descriptor["resources"] if item["name"] == "actors"]
        resource["path"] = "tables/actors.csv"

    change_descriptor(folder, move)
    cache = RecordCache(folder)
    assert cache.snapshot().record.actors["taliban"].name == "Taliban"
    change_row(folder / "tables" / "actors.csv", 3, name="Another name")
    names = [actor.name for actor in cache.snapshot().record.actors.values()]
    assert "Another name" in names

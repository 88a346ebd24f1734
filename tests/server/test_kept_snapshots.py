"""What open pages still name after newer records have come."""

from types import SimpleNamespace

import pytest

from geo.server.kept_snapshots import KeptSnapshots
from geo.web.assets import Asset


class Desk:
    """A record that is edited again and again, and a clock that is set by hand."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.edit(0)

    def edit(self, number: int) -> None:
        own = tuple(
            Asset(f"assets/_{number}/{name}.json", "application/json", bytes(100))
            for name in ("states", "land", "claims")
        )
        assets = SimpleNamespace(
            digest=f"digest-{number}", of_record=own, by_path={asset.path: asset for asset in own}
        )
        self.snapshot = SimpleNamespace(assets=assets, number=number)

    def kept(self, **bounds) -> KeptSnapshots:
        return KeptSnapshots(lambda: self.snapshot, clock=lambda: self.seconds, **bounds)


def edited(desk: Desk, kept: KeptSnapshots, last: int, first: int = 0) -> None:
    for number in range(first, last + 1):
        desk.edit(number)
        kept.newest()


def test_a_page_of_an_earlier_record_finds_its_assets():
    desk = Desk()
    kept = desk.kept()
    edited(desk, kept, 5)
    for number in range(6):
        assert kept.asset(f"assets/_{number}/claims.json").path == f"assets/_{number}/claims.json"
    assert kept.asset("assets/_6/claims.json") is None


def test_earlier_assets_are_bounded_by_bytes_and_the_oldest_go_first():
    desk = Desk()
    kept = desk.kept(most_bytes=900)
    edited(desk, kept, 5)
    there = [bool(kept.asset(f"assets/_{number}/states.json")) for number in range(6)]
    assert there == [False, False, True, True, True, True]


def test_earlier_assets_are_bounded_by_age():
    desk = Desk()
    kept = desk.kept(most_seconds=60)
    edited(desk, kept, 1)
    desk.seconds = 61
    edited(desk, kept, 2, first=2)
    assert kept.asset("assets/_0/states.json") is None
    assert kept.asset("assets/_1/states.json")


def test_a_page_keeps_the_record_that_it_shows_for_a_few_edits():
    desk = Desk()
    kept = desk.kept()
    edited(desk, kept, 3)
    assert [kept.with_digest(f"digest-{number}").number for number in range(4)] == [0, 1, 2, 3]
    edited(desk, kept, 9)
    assert kept.with_digest("digest-0").number == 9


@pytest.mark.parametrize("digest", ["", None, "never"])
def test_a_digest_that_nobody_knows_leads_to_the_newest(digest):
    desk = Desk()
    assert desk.kept().with_digest(digest).number == 0


def test_the_same_record_read_again_takes_no_room():
    desk = Desk()
    kept = desk.kept(most_bytes=300)
    edited(desk, kept, 1)
    desk.snapshot = SimpleNamespace(**vars(desk.snapshot))
    kept.newest()
    assert kept.asset("assets/_0/states.json")

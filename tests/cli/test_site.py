"""The command that writes the static site."""

from __future__ import annotations

import pytest
from support.data import change_descriptor

from geo.web.site import DEFAULT_ADDRESS

pytestmark = pytest.mark.long


@pytest.fixture
def short(folder):
    """A data set of two days."""
    period = {"start": "2021-08-12", "end": "2021-08-13"}
    change_descriptor(
        folder,
        lambda descriptor: descriptor["claimline"].update(period=period, opens_on="2021-08-12"),
    )
    return folder


def test_an_export_names_what_it_wrote(answer, short, tmp_path):
    site = tmp_path / "site"
    said = answer("export", str(short), "--to", str(site), "--address", "https://maps.example.org")
    assert "for https://maps.example.org/\n" in said
    assert {path.name for path in (site / "days").iterdir()} == {
        f"2021-08-{day}.{kind}" for day in (12, 13) for kind in ("html", "png")
    }
    assert (site / "index.html").stat().st_size > 100_000


def test_without_an_address_the_site_is_for_this_machine(answer, short, tmp_path):
    said = answer("export", str(short), "--to", str(tmp_path / "site"))
    assert said.endswith(
        f"for {DEFAULT_ADDRESS}; give --address for another one than {DEFAULT_ADDRESS}\n"
    )

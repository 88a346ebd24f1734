"""What the tests of the command line share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from geo.cli.app import main
from geo.dataset.reader import DEFAULT_FOLDER, read_record


@pytest.fixture(autouse=True)
def read_once(record, monkeypatch):
    """The shipped record is read once for all calls; a copy of it every time."""
    monkeypatch.setattr(
        "geo.cli.lookup.read_record",
        lambda folder, check: record if folder == DEFAULT_FOLDER else read_record(folder, check),
    )


@pytest.fixture
def answer(capsys) -> Callable[..., str]:
    """What a call prints; it must succeed."""

    def answered(*words: str) -> str:
        assert main(words) == 0
        said = capsys.readouterr()
        assert said.err == ""
        return said.out

    return answered

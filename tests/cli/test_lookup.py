"""The record that a call is about."""

from __future__ import annotations

import pytest

from geo.cli.errors import CallError
from geo.cli.lookup import record_of


def test_without_a_folder_it_is_the_shipped_record(record):
    assert record_of(None) is record


def test_a_kind_or_place_that_the_record_lacks_is_a_wrong_call():
    with pytest.raises(CallError, match="'planet' is none of capital") as kind:
        record_of(None, kind="planet")
    with pytest.raises(CallError, match=r"'' is not in places\.csv") as place:
        record_of(None, place="")
    assert (kind.value.option, place.value.option) == ("--kind", "--place")


def test_validate_always_checks_and_other_commands_need_not(monkeypatch, record, answer):
    checks: list[str] = []

    def read(_folder, check):
        checks.append(check)
        return record

    monkeypatch.setattr("geo.cli.lookup.read_record", read)
    answer("validate")
    answer("counts", "--on", "2021-08-12")
    assert checks == ["always", "cached"]

"""The command that asks whether sources are still there."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from types import SimpleNamespace

import pytest
from support.misbehaving import misbehaving

from geo.cli.app import main
from geo.model.source import Source

HERE = ["--allow-private", "--delay", "0", "--timeout", "1"]


@pytest.fixture
def server():
    with misbehaving() as running:
        yield running


@pytest.fixture
def cite(monkeypatch, server):
    """Makes the sources of the record lead to paths of the server."""

    def cited(*paths: str):
        sources = {
            path: Source(
                path, "News", "", server.address(path), date(2021, 8, 12), "en", "", "News"
            )
            for path in paths
        }
        monkeypatch.setattr(
            "geo.cli.links.record_of", lambda _folder: SimpleNamespace(sources=sources)
        )

    return cited


def status(*words: str) -> int:
    """The exit status of a call."""
    try:
        return main(["links", *HERE, *words])
    except SystemExit as ended:
        return int(ended.code or 0)


def test_where_all_is_found_the_status_is_0(cite, capsys):
    cite("/ok", "/redirect//ok", "/status/403")
    assert status() == 0
    said = capsys.readouterr()
    assert "Addresses: 3; 1 found, 1 moved, 1 refused" in said.out
    assert said.err == ""


@pytest.mark.parametrize("path", ["/status/404", "/reset"])
def test_where_something_is_dead_the_status_is_1(cite, capsys, path):
    cite("/ok", path)
    assert status() == 1
    assert "https://web.archive.org/web/20210812/http://127.0.0.1" in capsys.readouterr().out


def test_private_hosts_are_not_asked_unless_that_is_allowed(cite, server, capsys):
    cite("/ok")
    with pytest.raises(SystemExit) as ended:
        main(["links"])
    assert ended.value.code == 1
    assert "unsafe /ok url: leads to 127.0.0.1, which is no public host" in capsys.readouterr().out
    assert not server.asked


def test_the_formats_say_the_same(cite, capsys, tmp_path):
    cite("/ok", "/status/410")
    status("--format", "json")
    rows = json.loads(capsys.readouterr().out)
    assert [row["outcome"] for row in rows] == ["found", "gone"]
    status("--format", "csv")
    table = [*csv.DictReader(io.StringIO(capsys.readouterr().out))]
    assert [row["url"] for row in table] == [row["url"] for row in rows]
    path = tmp_path / "links.csv"
    assert status("--format", "spreadsheet", "--to", str(path)) == 1
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert capsys.readouterr().out == ""


def test_what_the_ledger_has_is_not_asked_again(cite, server, tmp_path, capsys):
    ledger = tmp_path / "ledger.jsonl"
    cite("/ok", "/status/404")
    assert status("--ledger", str(ledger)) == 1
    first = capsys.readouterr().out
    server.asked.clear()
    assert status("--ledger", str(ledger)) == 1
    assert capsys.readouterr().out == first
    assert not server.asked


def test_the_archive_is_asked_only_where_that_is_wished(cite, server, monkeypatch, capsys):
    monkeypatch.setattr("geo.links.archive.ARCHIVE", "unused")
    monkeypatch.setattr(
        "geo.links.report.archive_address", lambda _url, day: server.address(f"/redirect//{day}")
    )
    cite("/status/404")
    status()
    assert set(server.asked) == {("HEAD", "/status/404"), ("GET", "/status/404")}
    assert "to look at" in capsys.readouterr().out
    status("--ask-archive")
    assert ("HEAD", "/2021-08-12") in server.asked
    assert f"archived copy {server.address('/2021-08-12')}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--delay", "0.5"], "0.5 is less than 1 second"),
        (["--delay", "nan"], "is less than 1 second"),
        (["--parallel", "0"], "--parallel"),
        (["--timeout", "0"], "--timeout"),
        (["--format", "gpkg"], "'gpkg' is none of table, csv"),
        (["--ledger", "/nowhere/at/all"], "'/nowhere/at/all' cannot be used"),
        (["--ledger", "pyproject.toml"], "line 1 is no check of an address"),
    ],
)
def test_a_wrong_call_ends_with_2(cite, capsys, words, reason):
    cite("/ok")
    with pytest.raises(SystemExit) as ended:
        main(["links", *words])
    assert ended.value.code == 2
    assert reason in capsys.readouterr().err

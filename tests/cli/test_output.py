"""Files that ``--to`` names: whole or as they were before."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from geo.cli.errors import CallError
from geo.cli.output import deliver, progress_bar, write_file

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
WORDS = ["control", "--on", "2021-08-12", "--kind", "city", "--format", "csv"]

SHORT_OF_SPACE = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
from pathlib import Path
from geo.cli.output import write_file
write_file(Path(sys.argv[1]), b"new" * 1000)
"""


def shell(line: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    call = f'"{sys.executable}" -m geo {" ".join(WORDS)}'
    return subprocess.run(
        ["/bin/sh", "-c", line.replace("CALL", call)],
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("before", [b"old", None])
def test_a_write_that_fails_half_way_leaves_what_was_there(tmp_path, before):
    path = tmp_path / "answer.csv"
    if before:
        path.write_bytes(before)
    done = subprocess.run(
        [sys.executable, "-c", SHORT_OF_SPACE, str(path)],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert b"File too large" in done.stderr
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == (
        {"answer.csv": before} if before else {}
    )


def test_a_write_that_is_interrupted_leaves_what_was_there(tmp_path, monkeypatch):
    path = tmp_path / "answer.csv"
    path.write_bytes(b"old")

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("geo.cli.output.shutil.copymode", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_file(path, b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["answer.csv"]
    assert path.read_bytes() == b"old"


def test_an_existing_file_keeps_its_permissions(tmp_path):
    path = tmp_path / "answer.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path):
    (tmp_path / "plain").write_bytes(b"")
    write_file(tmp_path / "answer.csv", b"new")
    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert len(modes) == 1


@pytest.mark.parametrize("exists", [True, False])
def test_a_link_is_followed(tmp_path, exists):
    target, link = tmp_path / "elsewhere" / "answer.csv", tmp_path / "link.csv"
    target.parent.mkdir()
    if exists:
        target.write_bytes(b"old")
    link.symlink_to(target)
    write_file(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_is_not_to_be_written_is_not(tmp_path):
    path = tmp_path / "answer.csv"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(PermissionError):
        write_file(path, b"new")
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("name", "reason"),
    [(".", "Is a directory"), ("no/answer.csv", "No such file or directory"), ("a\0b", "null")],
)
def test_a_file_that_cannot_be_written_is_named_with_the_reason(tmp_path, name, reason):
    with pytest.raises(CallError, match=reason) as caught:
        deliver("answer", tmp_path / name)
    assert caught.value.option == "--to"
    assert repr(str(tmp_path / name)) in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_is_written_to_directly(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_file(pipe, b"new")
    reader.join(10)
    assert read == [b"new"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_standard_output_can_be_named_as_a_file(tmp_path):
    printed = shell("CALL").stdout
    assert shell("CALL --to /dev/stdout").stdout == printed
    assert shell("CALL --to /dev/stdout | cat").stdout == printed
    into_file = shell(
        '{ CALL --to /dev/stdout; echo end >> "$FILE"; } > "$FILE"', FILE=f"{tmp_path}/f"
    )
    assert into_file.stderr == b""
    assert (tmp_path / "f").read_bytes() == printed + b"end\n"


def test_nobody_watching_sees_no_progress(capsys):
    with progress_bar("Drawing days") as progress:
        progress(1, 2)
    assert capsys.readouterr() == ("", "")


def test_progress_is_a_bar_on_a_terminal(monkeypatch, capsys):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    with progress_bar("Drawing days") as progress:
        progress(1, 2)
    assert capsys.readouterr().out == ""

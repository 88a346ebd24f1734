"""Folders for copies: they go with their process, or when another one starts."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from geo.server import copies

KILLED = "from geo.server.copies import *; import os; print(new_copy_folder()); os.abort()"
LIVES = "from geo.server.copies import *; print(new_copy_folder(), flush=True); input()"
ENDS = "from geo.server.copies import *; print(new_copy_folder())"


@pytest.fixture
def started(tmp_path):
    """Starts a process that prints where its copies are, and gives it and the folder's parent."""
    processes = []

    def start(code):
        process = subprocess.Popen(
            [sys.executable, "-uc", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "TMPDIR": str(tmp_path)},
            text=True,
        )
        processes.append(process)
        return process, tmp_path / Path(process.stdout.readline()).parts[-2]

    yield start
    for process in processes:
        process.kill()
        process.communicate()


@pytest.fixture
def abandoned(tmp_path, monkeypatch):
    """Looks for abandoned folders where the processes have theirs, however young."""
    monkeypatch.setattr(copies, "YOUNG_SECONDS", -1)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return copies.delete_abandoned


def test_the_folder_of_a_process_that_was_killed_is_deleted_and_no_other(
    started, abandoned, tmp_path
):
    killed, left = started(KILLED)
    killed.wait()
    _, used = started(LIVES)
    foreign = tmp_path / "claimline-of-somebody-else"
    foreign.mkdir()
    assert left.is_dir()
    abandoned()
    assert not left.exists()
    assert used.is_dir()
    assert foreign.is_dir(), "there is no lock in it, so it is none of ours"


def test_a_young_folder_is_left_alone(started, abandoned, monkeypatch):
    monkeypatch.setattr(copies, "YOUNG_SECONDS", 60)
    killed, left = started(KILLED)
    killed.wait()
    abandoned()
    assert left.is_dir()


def test_a_process_that_ends_deletes_its_folder(started):
    ended, folder = started(ENDS)
    ended.wait()
    assert not folder.exists()

"""Texts that take long to work out, kept in the reader's cache folder."""

from __future__ import annotations

import contextlib
import secrets
import stat
from pathlib import Path

from geo.dataset.stamps import cache_folder, drop_oldest, is_off, is_private

LARGEST_BYTES = 16 * 1024 * 1024
"""What is larger is not kept."""


def kept_text(name: str, fingerprint: str) -> str | None:
    """The text that was kept under a fingerprint; None where there is none to be believed."""
    folder = _folder(name)
    if folder is None or not is_private(folder):
        return None
    path = folder / fingerprint
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST_BYTES:
            return None
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def keep_text(name: str, fingerprint: str, text: str) -> None:
    """Keep a text under a fingerprint; nothing where that is not possible."""
    folder, content = _folder(name), text.encode()
    if folder is None or len(content) > LARGEST_BYTES:
        return
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if is_private(folder):
            part = folder / f".{secrets.token_hex(8)}.part"
            try:
                part.write_bytes(content)
                part.replace(folder / fingerprint)
            finally:
                part.unlink(missing_ok=True)
            drop_oldest(folder)


def _folder(name: str) -> Path | None:
    return None if is_off() else cache_folder(name)

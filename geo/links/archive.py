"""Where a stored copy of a source may be."""

from __future__ import annotations

from datetime import date
from urllib.parse import urldefrag

ARCHIVE = "https://web.archive.org/web/"
"""The archive that is named: it leads from a day to its copy nearest to that day."""


def archive_address(url: str, day: date, archive: str = ARCHIVE) -> str:
    """The address to look at for a copy of a text: ``ARCHIVE`` + ``yyyymmdd`` + ``/`` + address.

    ``day`` is that of the publication. Whether there is a copy is not known.
    """
    return f"{archive}{day:%Y%m%d}/{urldefrag(url).url}"

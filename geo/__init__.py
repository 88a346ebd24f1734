"""Claimline: who was reported to hold what, when, and according to whom.

``geo.read()`` opens a data set for notebooks and scripts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from geo.tables.frames import RecordFrames

__version__ = "1.0.0"

__all__ = ["__version__", "read"]


def read(folder: str | PathLike[str] | None = None) -> RecordFrames:
    """A record as DataFrames.

    Raises :class:`~geo.model.problem.DataError` with every problem of the data set.

    Parameters
    ----------
    folder
        A data set; the Afghan record that ships with Claimline if left out.
    """
    from geo.tables.frames import RecordFrames

    return RecordFrames.read(folder)

"""Dated context that says nothing of control."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """One row of ``events.csv``. ``place_id`` is empty where the event belongs to no place."""

    event_id: str
    date: datetime.date
    place_id: str
    title: str
    summary: str
    source_id: str

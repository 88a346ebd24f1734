"""The tables of a data set, and what a row of each becomes.

The columns of a table are the fields of its dataclass; the descriptor describes each of them.
"""

from __future__ import annotations

from collections.abc import Mapping

from geo.model.actor import Actor
from geo.model.claim import Claim
from geo.model.event import Event
from geo.model.figure import Figure
from geo.model.place import Place
from geo.model.source import Source

TABLES: Mapping[str, type] = {
    "claims": Claim,
    "sources": Source,
    "places": Place,
    "actors": Actor,
    "events": Event,
    "figures": Figure,
}
"""The row type of each table, by the name of its resource."""

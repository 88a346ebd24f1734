"""How rows look in a layer: one symbol for each holder, contender and standing among them."""

from __future__ import annotations

from dataclasses import dataclass

from geo.control.standing import Standing
from geo.design import LIGHT
from geo.model.actor import Actor
from geo.tables.rows import Row
from geo.tables.table import Table
from geo.wording.states import BRIEF_LEGEND

SymbolKey = tuple[str, str, str]
"""Holder, contender and standing, as the columns have them; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """How rows of one key look.

    ``colour`` is that of the holder, ``second`` that of the contender (empty where there is none);
    both are sRGB hex triplets. Without a holder the colour is the map's for no report.
    """

    key: SymbolKey
    words: str
    colour: str
    second: str = ""

    @property
    def is_claimed(self) -> bool:
        """Whether only the side itself says so."""
        return self.key[2] == Standing.CLAIMED


def symbol_key(row: Row) -> SymbolKey:
    """The key of a row."""
    holder, contender, standing = (row.get(name) for name in ("holder", "contender", "standing"))
    return holder or "", contender or "", standing or ""


def symbols(table: Table) -> dict[SymbolKey, Symbol]:
    """The symbols of a table's rows, by their keys, sorted."""
    keys = sorted({symbol_key(row) for row in table.rows})
    return {key: _symbol(table, key) for key in keys}


def _symbol(table: Table, key: SymbolKey) -> Symbol:
    holder, contender, standing = key
    if not holder:
        return Symbol(key, BRIEF_LEGEND[Standing.UNREPORTED], LIGHT.unreported)
    words = _actor(table, holder).name
    words += f", contender {_actor(table, contender).name}" if contender else ""
    words += f", {standing}" if standing else ""
    second = _actor(table, contender).colour if contender else ""
    return Symbol(key, words, _actor(table, holder).colour, second)


def _actor(table: Table, actor_id: str) -> Actor:
    return table.actors.get(actor_id) or Actor(actor_id, actor_id, LIGHT.ink_faint)

"""Cells and descriptors that try to break what reads and shows them, made up by dice."""

from __future__ import annotations

import random
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from .data import Row

RUNNING = (
    "<script>window.ran=1</script>",
    "</script><script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1>",
    "\"><svg onload='window.ran=1'>",
    "' onmouseover='window.ran=1",
    "javascript:window.ran=1",
    "data:text/html,<script>window.ran=1</script>",
    "red;background:url(https://elsewhere.example/x)",
    "}body{background:url(//elsewhere.example/y)}",
    "</style><style>*{display:none}</style>",
    "--><script>window.ran=1</script><!--",
    "]]><script>window.ran=1</script>",
    "<iframe srcdoc='<script>parent.ran=1</script>'>",
    "<base href=https://elsewhere.example/>",
    "<meta http-equiv=refresh content='0;url=https://elsewhere.example/'>",
    "<template><script>window.ran=1</script></template>",
    "${window.ran=1}",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "`${window.ran=1}`",
)
"""What runs, loads or hides where it is taken for more than text."""

ODD = (
    "\u2028\u2029",
    "\u202eevil\u202c",
    "\u2067right to left\u2069",
    "کابل",
    "👨‍👩‍👧‍👦🏳️‍🌈",
    "Z̸͕̓a̷͎͝l̶̜̅g̶͔͒o̷",
    "=1+1",
    "@SUM(A1)",
    "+cmd|' /C calc'!A0",
    "../../../etc/passwd",
    "C:\\con",
    "%00%0d%0aset-cookie:a=b",
    "\r\nX-Header: 1",
    "__proto__",
    "constructor",
    "$&$1\\1",
    "%s%n{0}{a.b}",
    "\\n\\u0000",
    "a" * 50,
    "word " * 12,
    "W" * 80,
    "'",
    '"',
    "\\",
    "&amp;&lt;",
    "&#x3c;script&#x3e;",
    "null",
    "NaN",
    "-0",
    "\ufeff",
    "\u00a0",
    "\u200b",
)
"""Texts that are awkward and lawful."""

UNSHOWN = (
    "\0",
    "a\x1bb",
    "\x07",
    "\x7f",
    "\x85",
    "\ufffe",
    "\u202e",
    "\u202a",
    "\u2069",
    "\u2066x",
)
"""Texts that no data set may have."""

VALUES = (
    "", " ", "0", "-1", "1e400", "NaN", "INF", "-INF", "1_000", "１２", "9" * 5000, "1e5",
    "91", "-181",
    "0001-01-01", "9999-12-31", "2021-02-30", "2021-5-3", "2021-05-03T00:00", "-2021-05-03",
    "20210503", "#GGGGGG", "#fff", "red", "independent", "http://", "https://x y", "javascript:1",
    "government", "XX-A", "alpha-town", "claim-1", "event-1", "day", "capital",
)  # fmt: skip
"""Numbers, days, colours, addresses and ids, right and wrong."""

TEXT_COLUMNS = {
    "places": ("name", "name_fa", "name_ps", "other_names"),
    "actors": ("name",),
    "claims": ("claimant", "summary", "note"),
    "sources": ("outlet", "title", "origin"),
    "events": ("title", "summary"),
    "figures": ("as_reported", "counted_by", "summary"),
}
"""The columns that may hold any text."""

JSON_VALUES = (
    None, True, False, 0, -1, 1e308, 1e400, float("nan"), "", " ", "x", "herat", [], {}, [None],
    [[]],
    ["x"], [{}], {"": None}, {"x": []}, {"name": "x"}, {"path": "x"}, [{"name": "x"}],
    [{"title": 1}], {"field": "code"}, {"value": ""}, "../x", "/etc/passwd", "claims.csv", ".",
    "https://elsewhere.example/x", "<script>", "\0", "\ud800", "\u202e", "utf-16", "unicode_escape",
    "date", "2021-05-03", 10**30,
)  # fmt: skip


def hostile_cell(dice: random.Random) -> str:
    """A cell of any kind."""
    chosen = dice.choice(dice.choice([RUNNING, ODD, VALUES, UNSHOWN]))
    if dice.random() < 0.2:
        chosen += "".join(chr(dice.randrange(0x20, 0x3000)) for _ in range(dice.randrange(4)))
    return chosen


def hostile_text(dice: random.Random) -> str:
    """A text that a data set may have, up to 80 letters."""
    lawful = [text for text in ODD if "\u202e" not in text]
    parts = [dice.choice(dice.choice([RUNNING, lawful])) for _ in range(2)]
    both = " ".join(parts)
    return both if len(both) <= 80 else f"{parts[0]} x"[:80]


def change_cells(tables: dict[str, list[Row]], dice: random.Random, count: int) -> None:
    """Put hostile cells anywhere."""
    for _ in range(count):
        rows = tables[dice.choice(sorted(tables))]
        row = dice.choice(rows)
        row[dice.choice(sorted(row))] = hostile_cell(dice)


def change_texts(
    tables: dict[str, list[Row]], text: Callable[[], str], columns: dict[str, tuple[str, ...]]
) -> int:
    """Put a text into every cell of some columns; how many cells there are."""
    count = 0
    for table, names in columns.items():
        for row in tables[table]:
            for name in names:
                row[name] = text()
                count += 1
    return count


def changed_descriptor(descriptor: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    """A descriptor with up to three values changed, added or taken away."""
    made = deepcopy(descriptor)
    for _ in range(dice.randint(1, 3)):
        holder, key = dice.choice(_places(made))
        kind = dice.random()
        if kind < 0.6:
            holder[key] = deepcopy(dice.choice(JSON_VALUES))
        elif kind < 0.85:
            del holder[key]
        elif isinstance(holder, dict):
            other, other_key = dice.choice(_places(made))
            holder[str(other_key)] = deepcopy(other[other_key])
    return made


def _places(node: Any) -> list[tuple[Any, Any]]:
    """Every value of a JSON text, as what holds it and its key."""
    found = []
    keys = node if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
    for key in list(keys):
        found.append((node, key))
        found += _places(node[key])
    return found or [({"": None}, "")]

"""The front end's modules as one script, for a page that has them inside.

A module in a page cannot import another one from there. So each module becomes a function that
returns what it exports, after those that it imports. Only the forms in which these files import and
export, one a line, are known; any other is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "\./([\w.]+)";$', re.MULTILINE)
EXPORTED = re.compile(r"^export (?:async function|function|const) (\w+)", re.MULTILINE)
LISTED = re.compile(r"^export \{ ([\w, ]+) \};$", re.MULTILINE)
OTHER = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


def bundle(folder: Path, name: str) -> str:
    """One script that runs ``start``, which the module ``name`` of a folder exports.

    Raises :class:`ValueError` for a module that imports or exports in another form, and where
    modules import each other in a circle.
    """
    parts = [_as_function(folder, module) for module in _ordered(folder, name, ())]
    return "\n".join(["const modules = {};", *parts, f'modules["{name}"].start();', ""])


def _ordered(folder: Path, name: str, importers: tuple[str, ...]) -> Iterator[str]:
    """A module's imports, theirs before them, and then the module; each once."""
    if name in importers:
        raise ValueError(f"{name} imports itself by way of {', '.join(importers)}")
    found: dict[str, None] = {}
    for _, imported in IMPORT.findall((folder / name).read_text(encoding="utf-8")):
        found.update(dict.fromkeys(_ordered(folder, imported, (*importers, name))))
    yield from [*found, name]


def _as_function(folder: Path, name: str) -> str:
    code = (folder / name).read_text(encoding="utf-8")
    exports = EXPORTED.findall(code) + [
        one for listed in LISTED.findall(code) for one in listed.split(", ")
    ]
    code = IMPORT.sub(
        lambda found: f'const {{ {found[1].replace(" as ", ": ")} }} = modules["{found[2]}"];', code
    )
    code = LISTED.sub("", EXPORTED.sub(lambda found: found[0].removeprefix("export "), code))
    if unknown := OTHER.search(code):
        raise ValueError(
            f"{name}: {unknown[0]!r} is no form of import or export that can be bundled"
        )
    return f'modules["{name}"] = (() => {{\n{code}\nreturn {{ {", ".join(exports)} }};\n}})();'

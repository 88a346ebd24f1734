"""The front end's modules: which import which, and all of them as one script for a static site.

A module that stands inside a page cannot import another one from there, so the site gets one
script. Each module becomes a function that returns what it exports, after those that it imports.
Only the forms in which these files import and export are understood; any other is refused.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

IMPORT = re.compile(r'^import \{([\w,\s]+)\} from "(\.{1,2}/[\w./]+)";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?:async function|function|const) (\w+)", re.MULTILINE)
OTHER = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)
COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*\n", re.MULTILINE | re.DOTALL)
"""A comment that has its lines to itself."""


def module_names(folder: Path, *entries: str) -> list[str]:
    """The modules that some entries need: their imports, theirs before them, and themselves.

    Parameters
    ----------
    folder
        The folder of the scripts.
    entries
        Modules by their path below the folder, like ``map/draw.js``.

    Returns
    -------
    list of str
        Paths below the folder, each once.

    Raises
    ------
    ValueError
        Where modules import each other in a circle.
    """
    names: dict[str, None] = {}
    for entry in entries:
        names.update(dict.fromkeys(_ordered(folder, entry, ())))
    return list(names)


def bundle(folder: Path, entry: str) -> str:
    """One script that runs ``start``, which the module ``entry`` of a folder exports.

    Raises ``ValueError`` for a module that imports or exports in another form, and where modules
    import each other in a circle.
    """
    parts = [_as_function(folder, name) for name in module_names(folder, entry)]
    return "\n".join(["const modules = {};", *parts, f'modules["{entry}"].start();', ""])


def _ordered(folder: Path, name: str, importers: tuple[str, ...]) -> Iterator[str]:
    if name in importers:
        raise ValueError(f"{name} imports itself by way of {', '.join(importers)}")
    for _, path in IMPORT.findall(module_code(folder, name)):
        yield from _ordered(folder, _resolved(name, path), (*importers, name))
    yield name


def _resolved(importer: str, path: str) -> str:
    """The module that a path in an import of another module names."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(importer), path))


def _as_function(folder: Path, name: str) -> str:
    code = module_code(folder, name)
    exports = ", ".join(EXPORT.findall(code))

    def constants(found: re.Match[str]) -> str:
        names = " ".join(found[1].split()).removesuffix(",").replace(" as ", ": ")
        return f'const {{ {names} }} = modules["{_resolved(name, found[2])}"];'

    code = EXPORT.sub(lambda found: found[0].removeprefix("export "), IMPORT.sub(constants, code))
    if unknown := OTHER.search(code):
        raise ValueError(f"{name}: {unknown[0]!r} is no form of import or export that is bundled")
    return f'modules["{name}"] = (() => {{\n{code}\nreturn {{ {exports} }};\n}})();'


def module_code(folder: Path, name: str) -> str:
    """A module as readers are sent it: without the comments that have lines to themselves."""
    return COMMENT.sub("", (folder / name).read_text(encoding="utf-8"))

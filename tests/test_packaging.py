"""The installable package: what it needs is pinned, and what it holds works on its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

import geo

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OPTIONAL = [name for names in PROJECT["optional-dependencies"].values() for name in names]


SLOW = "CLAIMLINE_SLOW"


def normal(name: str) -> str:
    """A distribution's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned() -> dict[str, str]:
    """The versions of requirements.txt by name."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if "==" in line and not line.startswith("#"))
    return {normal(name): version for name, version in pairs}


@pytest.mark.parametrize("requirement", [*PROJECT["dependencies"], *OPTIONAL])
def test_every_dependency_is_pinned_within_its_range(requirement):
    from packaging.requirements import Requirement

    needed = Requirement(requirement)
    version = pinned()[normal(needed.name)]
    assert version in needed.specifier


def test_every_library_that_the_code_imports_is_a_dependency():
    """A distribution whose name is not that of its module is listed here."""
    distributions = {"pil": "pillow", "xstatic": "xstatic-leaflet", "branca": "folium"}
    names = {normal(re.split(r"[<>=]", each)[0]) for each in PROJECT["dependencies"]}
    pattern = re.compile(r"^\s*(?:from|import) (\w+)", re.MULTILINE)
    modules = {
        module
        for path in (ROOT / "geo").rglob("*.py")
        for module in pattern.findall(path.read_text(encoding="utf-8"))
        if module not in sys.stdlib_module_names and module != "geo"
    }
    wanted = {distributions.get(normal(module), normal(module)) for module in modules}
    wanted = {name for name in wanted if name in pinned()}  # not a word of a docstring
    assert wanted - names == set()
    assert names - wanted == set()


def test_the_metadata_are_those_of_the_package():
    assert (PROJECT["name"], PROJECT["requires-python"]) == ("claimline", ">=3.11")
    assert PROJECT["dynamic"] == ["version"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", geo.__version__)
    module, function = PROJECT["scripts"]["claimline"].split(":")
    assert callable(getattr(__import__(module, fromlist=[function]), function))
    assert (ROOT / PROJECT["readme"]).is_file()
    assert all((ROOT / name).is_file() for name in PROJECT["license-files"])


@pytest.mark.slow
@pytest.mark.skipif(SLOW not in os.environ, reason=f"takes minutes; set {SLOW} to run it")
def test_a_wheel_works_in_an_environment_of_its_own(tmp_path):
    """Built, installed with everything that it needs, and asked from another folder."""
    venv.create(tmp_path / "env", with_pip=True)
    programs = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin")

    def run(*words: str | Path, folder: Path = tmp_path) -> str:
        done = subprocess.run(
            [*map(str, words)], cwd=folder, capture_output=True, text=True, check=True
        )
        return done.stdout

    run(programs / "pip", "wheel", "--no-deps", "--wheel-dir", tmp_path, ".", folder=ROOT)
    (wheel,) = tmp_path.glob("claimline-*.whl")
    with zipfile.ZipFile(wheel) as content:
        tops = {name.split("/")[0] for name in content.namelist()}
    assert tops == {"geo", f"claimline-{geo.__version__}.dist-info"}
    run(programs / "pip", "install", "--constraint", ROOT / "requirements.txt", wheel)
    words = ["control", "--on", "2021-08-12", "--format", "csv"]
    expected = run(sys.executable, "-m", "geo", *words, folder=ROOT)
    assert run(programs / "claimline", *words) == expected
    assert run(programs / "claimline", "--version") == f"claimline {geo.__version__}\n"
    site = tmp_path / "site"
    run(programs / "claimline", "export", "--to", site)
    assert (site / "index.html").stat().st_size > 100_000
    assert any((site / "days").iterdir())

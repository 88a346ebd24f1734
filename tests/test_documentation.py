"""What exists is documented, and what is written is easy to read."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median, quantiles

import pytest

from geo.cli.app import COMMANDS
from geo.control.evidence import Evidence
from geo.control.standing import STANDINGS
from geo.dataset.descriptor import LAYERS
from geo.dataset.reader import DEFAULT_FOLDER, TABLES
from geo.dataset.settings import OPTIONAL, REQUIRED
from geo.model.view import Clock, ViewState
from geo.server.api.app import PATHS
from geo.tables.citation import STYLES
from geo.tables.formats import FORMATS

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
"""What is written for readers, but for the data set's own texts."""

README = (ROOT / "README.md").read_text(encoding="utf-8")
SETTINGS = json.loads((DEFAULT_FOLDER / "datapackage.json").read_text(encoding="utf-8"))

LONGEST_LINE = 100
LONGEST_SENTENCE = 35
USUAL_SENTENCE = 25
"""The most words of 95 sentences in 100."""

MEDIAN_SENTENCE = 14


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def doc(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


# What exists is documented.


def test_every_command_is_documented_with_an_example():
    text = doc("command-line.md")
    for command in COMMANDS:
        assert f"| `{command}` |" in text
        assert f"python -m geo {command}" in text


def test_every_command_of_the_documentation_exists():
    named = {
        command
        for page in PAGES
        for command in re.findall(r"python -m geo ([a-z]+)", page.read_text(encoding="utf-8"))
    }
    assert named == set(COMMANDS)


def test_every_path_of_the_api_is_documented_with_its_parameters_and_formats():
    lines = doc("api.md").splitlines()
    documented = [line.split("`")[1] for line in lines if line.startswith("| `/")]
    assert sorted(documented) == sorted(PATHS)
    for path, query in PATHS.items():
        [line] = [line for line in lines if line.startswith(f"| `{path}` |")]
        parameters, formats = (set(re.findall(r"`(\w+)`", cell)) for cell in line.split("|")[3:5])
        fields = query.model_fields
        assert parameters == set(fields) - {"format"}
        assert formats == set(query.formats())
        needed = {field for field in fields if fields[field].is_required()}
        assert needed == set(re.findall(r"\*\*`(\w+)`", line))


def test_every_format_is_documented():
    text = doc("command-line.md") + doc("api.md")
    for format_name in (*FORMATS, *STYLES):
        assert f"`{format_name}`" in text, format_name


def test_every_standing_is_documented_in_the_words_of_the_code():
    text = doc("method.md").lower()
    for standing, meaning in STANDINGS.items():
        assert f"| `{standing}` |" in text
        if standing != "unreported":
            assert meaning.rstrip(".").lower() in text


def test_every_class_of_evidence_is_documented():
    for evidence in Evidence:
        assert f"| {evidence} |" in doc("method.md")


def test_every_parameter_of_an_address_is_documented_with_its_values():
    text = doc("addresses.md")
    parameters = ViewState(date(2021, 8, 12), "herat", Clock.KNOWN).parameters()
    for parameter in (*parameters, "embed"):
        assert f"| `{parameter}` |" in text
    [line] = [line for line in text.splitlines() if line.startswith("| `view` |")]
    for clock in Clock:
        assert f"`{clock}`" in line


def test_every_table_and_column_of_a_data_set_is_documented():
    text, record = doc("data-set.md"), (DEFAULT_FOLDER / "README.md").read_text(encoding="utf-8")
    for table in TABLES:
        assert f"| `{table}.csv` |" in text
        assert f"`{table}.csv`" in record
    for resource in SETTINGS["resources"]:
        section = text.split(f"### {resource['path']}\n")[1].split("\n#")[0]
        documented = re.findall(r"`(\w+)`", "".join(re.findall(r"^\|([^|]+)\|", section, re.M)))
        fields = resource["schema"]["fields"]
        assert documented == [field["name"] for field in fields]
        required = [
            field["name"] for field in fields if field.get("constraints", {}).get("required")
        ]
        assert re.findall(r"\*\*`(\w+)`\*\*", section) == required


def test_every_setting_of_a_descriptor_is_documented():
    text = doc("data-set.md")
    checked = {name.split(".")[1] for name in {**REQUIRED, **OPTIONAL} if "." in name}
    for setting in {*checked, *LAYERS, *SETTINGS["claimline"]}:
        assert re.search(rf"`{setting}[.`]", text), setting


def test_every_column_is_described_in_the_schema():
    for resource in SETTINGS["resources"]:
        for field in resource["schema"]["fields"]:
            assert len(field.get("description", "")) > 10, (resource["name"], field["name"])


def test_every_page_is_linked_from_the_readme_and_every_decision_from_its_list():
    decisions = doc("decisions/README.md")
    for page in PAGES:
        if page.parent.name == "decisions" and page.name != "README.md":
            assert f"({page.name})" in decisions
        elif page != ROOT / "README.md":
            assert f"({name(page)})" in README


def test_the_two_commands_and_the_picture_are_in_the_readme():
    assert "make run" in README
    assert "make test" in README
    assert "](docs/claimline.png)" in README


def test_the_record_has_a_version_a_citation_and_a_changelog():
    version = SETTINGS["version"]
    assert f"version: {version}" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    changes = (DEFAULT_FOLDER / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {version}" in changes


# What is documented exists.


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_to_files_and_headings_that_exist(page: Path):
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        path, _, anchor = target.partition("#")
        if "://" in target:
            continue
        linked = (page.parent / path).resolve() if path else page
        assert linked.exists(), target
        if anchor:
            assert anchor in anchors(linked), target


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_paths_in_a_text_exist(page: Path):
    text = page.read_text(encoding="utf-8")
    for path in re.findall(r"`((?:geo|pages|tests|docs|data)/[\w./-]*)`", text):
        assert (ROOT / path).exists(), path


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings}


def test_the_python_page_runs_from_top_to_bottom(tmp_path: Path):
    blocks = re.findall(r"^```python\n(.*?)^```", doc("python.md"), re.M | re.S)
    assert len(blocks) > 5
    finished = subprocess.run(
        [sys.executable, "-W", "error", "-c", "\n".join(blocks)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "MPLBACKEND": "agg"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr


# What is written is easy to read.


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_no_line_is_too_long_outside_of_tables_and_long_addresses(page: Path):
    lines = page.read_text(encoding="utf-8").splitlines()
    long = [
        f"{number}: {line}"
        for number, line in enumerate(lines, start=1)
        if len(line) > LONGEST_LINE and not line.startswith("|") and "://" not in line
    ]
    assert long == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_no_sentence_is_too_long(page: Path):
    sentences = sentences_of(page.read_text(encoding="utf-8"))
    assert [one for one in sentences if len(one.split()) > LONGEST_SENTENCE] == []


def test_most_sentences_are_short():
    texts = (page.read_text(encoding="utf-8") for page in PAGES)
    lengths = [len(sentence.split()) for text in texts for sentence in sentences_of(text)]
    assert quantiles(lengths, n=20)[-1] <= USUAL_SENTENCE
    assert median(lengths) <= MEDIAN_SENTENCE


def sentences_of(text: str) -> Iterator[str]:
    """The sentences of a Markdown text, without code, tables, headings and addresses of links."""
    text = re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
    text = re.sub(r"^(?:#+ |\s*\|).*$", "", text, flags=re.M)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"`[^`\n]*`", "code", text)
    text = re.sub(r"[*_]", "", text)
    for block in re.split(r"\n\s*\n", text):
        if block.startswith("    "):
            continue
        for item in re.split(r"^\s*(?:-|\d+\.) ", block, flags=re.M):
            yield from filter(None, re.split(r"(?<=[.!?])\s+", " ".join(item.split())))

"""The front end's modules: their order, and all of them as one script."""

import re
from pathlib import Path

import pytest
from support.dashboard import ROOT

from geo.web.bundle import bundle, module_code, module_names

SCRIPTS = ROOT / "geo" / "frontend" / "scripts"


def write(folder: Path, **modules: str) -> Path:
    for name, code in modules.items():
        (folder / f"{name}.js").write_text(code, encoding="utf-8")
    return folder


def test_every_module_stands_once_and_behind_those_that_it_imports():
    script = bundle(SCRIPTS, "site/start.js")
    order = re.findall(r'^modules\["([\w/]+\.js)"\] = ', script, re.MULTILINE)
    assert len(order) == len(set(order)) > 20
    for at, name in enumerate(order):
        assert set(module_names(SCRIPTS, name)) - {name} <= set(order[:at]), name
    assert not re.search(r"^(import|export)\b", script, re.MULTILINE)
    assert "</script" not in script
    assert script.endswith('modules["site/start.js"].start();\n')


def test_every_module_is_needed_by_a_page():
    entries = ["site/start.js", "dashboard/adapter.js", "dashboard/first_sight.js"]
    alone = {"dashboard/component.js", "dashboard/hold_streamlit.js", "shared/before_paint.js"}
    needed = {*module_names(SCRIPTS, *entries), *alone}
    files = {path.relative_to(SCRIPTS).as_posix() for path in SCRIPTS.rglob("*.js")}
    assert files == needed


def test_a_module_over_several_lines_and_folders_is_bundled(tmp_path):
    (tmp_path / "deep").mkdir()
    write(tmp_path, shared="export const one = 1;\nexport function two() {}\n")
    (tmp_path / "deep" / "start.js").write_text(
        'import {\n  one,\n  two as other,\n} from "../shared.js";\n'
        "export async function start() {\n  other(one);\n}\n"
    )
    script = bundle(tmp_path, "deep/start.js")
    assert 'const { one, two: other } = modules["shared.js"];' in script
    assert "return { one, two };" in script


def test_comments_with_lines_of_their_own_are_not_sent(tmp_path):
    code = (
        "/** What it does.\n * @returns {number}\n */\n"
        "export const one = /** @type {number} */ (1); // stays\n"
        "// goes\n"
        '/** @type {string} */ (one).trim();\nconst url = "https://example.org/*";\n'
    )
    write(tmp_path, a=code)
    sent = module_code(tmp_path, "a.js")
    assert sent == (
        "export const one = /** @type {number} */ (1); // stays\n"
        '/** @type {string} */ (one).trim();\nconst url = "https://example.org/*";\n'
    )


@pytest.mark.parametrize(
    "code", ['import * as all from "./b.js";', "export default 1;", 'export * from "./b.js";']
)
def test_another_form_of_import_or_export_is_refused(tmp_path, code):
    write(tmp_path, a=code, b="export const one = 1;\n")
    with pytest.raises(ValueError, match=r"a\.js"):
        bundle(tmp_path, "a.js")


def test_a_circle_is_refused_by_name(tmp_path):
    write(
        tmp_path,
        a='import { b } from "./b.js";\nexport const a = 1;\n',
        b='import { a } from "./a.js";\nexport const b = 1;\n',
    )
    with pytest.raises(ValueError, match=r"a\.js imports itself by way of a\.js, b\.js"):
        bundle(tmp_path, "a.js")

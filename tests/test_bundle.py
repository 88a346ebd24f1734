"""The front end's modules as one script."""

import re

import pytest

from geo.assets import FRONTEND
from geo.bundle import bundle


def test_every_module_stands_once_and_behind_those_that_it_imports():
    script = bundle(FRONTEND, "alone.js")
    order = re.findall(r'^modules\["(\w+\.js)"\] = ', script, re.MULTILINE)
    assert len(order) == len(set(order)) > 8
    for at, name in enumerate(order):
        imported = set(re.findall(r'from "\./(\w+\.js)"', (FRONTEND / name).read_text(encoding="utf-8")))
        assert imported <= set(order[:at]), name
    assert not re.search(r"^(import|export)\b", script, re.MULTILINE)
    assert "</script" not in script
    assert script.endswith('modules["alone.js"].start();\n')


@pytest.mark.parametrize("line", ['import * as all from "./b.js";', "export default 1;", 'export * from "./b.js";', "export class Page {}"])
def test_a_form_that_cannot_be_bundled_is_refused(tmp_path, line):
    (tmp_path / "a.js").write_text(f"{line}\nexport const start = () => 1;\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.js: .* is no form of import or export"):
        bundle(tmp_path, "a.js")


def test_a_circle_is_refused(tmp_path):
    for name, other in (("a", "b"), ("b", "a")):
        (tmp_path / f"{name}.js").write_text(f'import {{ x }} from "./{other}.js";\n', encoding="utf-8")
    with pytest.raises(ValueError, match="imports itself"):
        bundle(tmp_path, "a.js")

"""The page on the Python API: its blocks run from top to bottom, as in a notebook."""

from __future__ import annotations

import re
from pathlib import Path

import matplotlib as mpl
import pytest

PAGE = Path(__file__).parents[2] / "docs" / "python.md"
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def drawn():
    """The figures that are open after a test, by the Agg backend; closed afterwards."""
    before = mpl.get_backend()
    mpl.use("Agg")
    from matplotlib import pyplot as plt

    plt.close("all")
    yield lambda: [plt.figure(number) for number in plt.get_fignums()]
    plt.close("all")
    mpl.use(before)


def test_the_blocks_run_and_end_in_a_map_and_a_chart(drawn, capsys):
    text = PAGE.read_text(encoding="utf-8")
    namespace: dict[str, object] = {}
    for block in BLOCK.finditer(text):
        line = text.count("\n", 0, block.start(1))
        code = "\n" * line + block[1]  # so that an error names the line of the page
        exec(compile(code, PAGE.name, "exec"), namespace)
    assert "Taliban" in capsys.readouterr().out
    shown_map, chart = (figure.axes[0] for figure in drawn())
    assert shown_map.collections
    assert len(chart.lines) > 1
    for axes in (shown_map, chart):
        assert axes.get_title()
        axes.figure.canvas.draw()

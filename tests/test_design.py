"""The design tokens, and that nothing states a colour beside them."""

import re
import tomllib

import pytest
from support.dashboard import ROOT

from geo import design

FRONTEND = ROOT / "geo" / "frontend"
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch)\(", re.ASCII)
SOURCES = [path for suffix in ("css", "js", "html") for path in FRONTEND.rglob(f"*.{suffix}")]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_styles_scripts_and_templates_name_no_colour_themselves(path):
    text = re.sub(r'href="#[^"]*"', "", path.read_text(encoding="utf-8"))
    assert COLOUR.findall(text) == []


def test_streamlits_theme_is_that_of_the_tokens():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    for name, theme in {"light": design.LIGHT, "dark": design.DARK}.items():
        stated = {key: value.lower() for key, value in config["theme"][name].items()}
        assert stated == design.streamlit_theme(theme)


def test_every_variable_that_a_style_uses_is_a_token_or_set_by_a_part():
    declared = set(re.findall(r"--[\w-]+(?=:)", design.css_variables()))
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        used = set(re.findall(r"var\((--[\w-]+)\)", text))
        own = set(re.findall(r"(--[\w-]+)\s*:", text)) | {"--days", "--holder", "--contender"}
        assert used <= declared | own | {"--bars", "--thumb", "--tall", "--bar"}, path.name


def test_both_themes_have_every_token():
    light, dark = design.css_variables().split(':root[data-theme="dark"]')
    names = [re.findall(r"(--[\w-]+):", part) for part in (light, dark)]
    assert set(names[0]) - set(names[1]) == {"--page-fonts"}
    assert set(names[1]) <= set(names[0])
    assert "--ink: #22262b;" in light
    assert "--ink: #f0f1f2;" in dark


def test_the_sign_has_the_colours_of_the_logo():
    icon = (FRONTEND / "images" / "icon.svg").read_text(encoding="utf-8")
    assert set(design.LOGO) <= set(re.findall(r"#[0-9a-f]{6}", icon))

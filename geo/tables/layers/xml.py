"""XML of layers: what XML cannot hold is left out, and everything else is escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write."""


def xml_text(text: str) -> str:
    """A text without what XML cannot hold."""
    return NOT_IN_XML.sub("", text)


def child(parent: Element, name: str, text: str = "", /, **attributes: str) -> Element:
    """A new element at the end of another one, with its text and its attributes."""
    made = SubElement(parent, name, {key: xml_text(value) for key, value in attributes.items()})
    made.text = xml_text(text) or None
    return made


def options(parent: Element, values: Mapping[str, str]) -> None:
    """The options of a symbol layer, as QGIS writes them."""
    group = child(parent, "Option", type="Map")
    for name, value in values.items():
        child(group, "Option", name=name, type="QString", value=value)


def document(root: Element, head: str) -> str:
    """A document, indented, below its head; without a line end."""
    ElementTree.indent(root)
    return f"{head}\n{ElementTree.tostring(root, encoding='unicode')}"

"""Small helpers for deterministic XML: fixed prefixes, attributes in the order given, no blank text."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

XML_LANG = "xml:lang"


def root(name: str, namespaces: Mapping[str, str]) -> Element:
    """An element that declares its prefixes; names below are written with those prefixes."""
    return Element(name, {f"xmlns:{prefix}" if prefix else "xmlns": uri for prefix, uri in namespaces.items()})


def add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    child = SubElement(parent, name, attributes)
    child.text = text or None
    return child


def written(element: Element) -> bytes:
    """UTF-8 with its declaration and a line feed at the end."""
    indent(element, " ")
    text: str = tostring(element, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()

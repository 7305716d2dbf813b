"""What a guide quotes of the window, and whether the window says it: words in **bold**, keys in `code`."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser, ast

from rightsmonitor.desktop.shell.shortcuts import SHORTCUTS
from rightsmonitor.wording import Language

ROOT = Path(__file__).resolve().parents[1]
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_KEYS = re.compile(r"`((?:(?:Ctrl|Alt|Maj|Shift)\+)+[^`]+|F\d+|Espace|Space|[VR])`")
_INVISIBLE = str.maketrans("", "", "\u2066\u2067\u2068\u2069\u200e\u200f")
_BEHIND = re.compile(r"^\+ |( Ctrl\+N| [VR]| Espace| Space| \(Ctrl[^)]*\))$")  # a shortcut that a button shows
_EXPLAINED = {"fr": "en gras", "ar": "بالخط العريض"}  # how each guide says what bold words are
_NAMES = {"Maj": "Shift", "Échap": "Esc", "Entrée": "Return", "Enter": "Return", "Espace": "Space"}
_NAMES |= {"↓": "Down", "↑": "Up"}


def plain(text: str) -> str:
    """Without marks of direction, with one kind of space."""
    return re.sub(r"\s+", " ", text.translate(_INVISIBLE)).strip()


def _values(pattern: ast.Pattern) -> Iterator[str]:
    """Each form that a message can take; what is put in stands as {}."""
    forms = [""]
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            parts = [element.value]
        elif isinstance(element.expression, ast.SelectExpression):
            parts = [form for variant in element.expression.variants for form in _values(variant.value)]
        else:
            parts = ["{}"]
        forms = [form + part for form in forms for part in parts]
    yield from forms


@cache
def messages(language: Language) -> dict[str, str]:
    """The first form of each message."""
    return {key: forms[0] for key, forms in _forms(language).items()}


@cache
def _forms(language: Language) -> dict[str, list[str]]:
    found = dict[str, list[str]]()
    for path in (ROOT / "ui" / "translations" / language).glob("*.ftl"):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message) and entry.value is not None:
                found[entry.id.name] = [plain(value) for value in _values(entry.value)]
    return found


@cache
def known(language: Language) -> frozenset[str]:
    """Every message and every option of a list, also without the shortcut that a button shows."""
    found = {form for forms in _forms(language).values() for form in forms}
    with (ROOT / "resources" / "taxonomy" / "codelists.csv").open(encoding="utf-8", newline="") as stream:
        found |= {plain(row[f"label_{language}"]) for row in csv.DictReader(stream)}
    return frozenset(found | {_BEHIND.sub("", value) for value in found})


def words(text: str, language: Language) -> list[str]:
    """What a guide says stands in the window."""
    return [plain(found) for found in _BOLD.findall(text) if found != _EXPLAINED[language]]


def strange_words(text: str, language: Language) -> list[str]:
    """Those that the window does not say."""
    return [found for found in words(text, language) if found not in known(language)]


def strange_keys(text: str) -> list[str]:
    """Keys that are no shortcut."""
    ours = {shortcut.keys for shortcut in SHORTCUTS}
    return [found for found in _KEYS.findall(text) if "+".join(_NAMES.get(k, k) for k in found.split("+")) not in ours]

"""Whether a page speaks one language: sentences of another one, found without knowing what should stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fluent.syntax import FluentParser, ast
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QLabel, QWidget

import looks
from rightsmonitor import assets
from rightsmonitor.wording import LANGUAGES, Language

_WORD = re.compile(r"[^\W\d_]+")
_ARABIC_SENTENCE = re.compile(r"(?:[\u0600-\u06ff]{2,}[ ،.:؛·()]+){2,}[\u0600-\u06ff]{2,}")
_LATIN_SENTENCE = re.compile(r"(?:\b[A-Za-zÀ-ÿ’']{2,}\b[ ,.:;·()-]*){4,}")
_KEYS = re.compile(r"\b(?:Ctrl|Alt|Shift|Enter|Esc)\b")
# Little words that nearly every sentence of a language has, and no sentence of the other.
_FUNCTION_WORDS = {
    "fr": {"le", "la", "les", "des", "du", "une", "est", "dans", "pour", "avec", "sur", "ce", "cette", "qui", "et"},
    "en": {"the", "of", "and", "is", "are", "with", "for", "this", "that", "to", "which", "has", "not", "from"},
}
# Names of languages and examples of digits stand in their own script everywhere.
NAMES = {"العربية", "ع", "٠١٢٣", "Français", "English", "FR", "EN"}


def said(root: QWidget) -> Iterator[str]:
    """Everything that the program itself says on a page: not what people wrote into records."""
    for widget in looks.shown(root):
        content = type(widget) is QLabel  # as `label(content=True)` makes them; what the program says is a Label
        if content or _KEYS.search(looks.texts_of(widget)):
            continue
        yield looks.texts_of(widget)
        yield from _headings(widget)


def _headings(widget: QWidget) -> Iterator[str]:
    model = widget.model() if isinstance(widget, QHeaderView) else None
    if isinstance(widget, QHeaderView) and model is not None and widget.orientation() == Qt.Orientation.Horizontal:
        for at in range(widget.count()):
            yield str(model.headerData(at, Qt.Orientation.Horizontal) or "")


def foreign(root: QWidget, language: Language) -> list[str]:
    """Sentences of another language than the page's."""
    return [f"not {language}: “{text}”" for text in said(root) if text not in NAMES and is_foreign(text, language)]


def is_foreign(text: str, language: Language) -> bool:
    if language == "ar":
        # What is isolated was put in: a name, a code.
        return bool(_LATIN_SENTENCE.search(re.sub("\u2068[^\u2069]*\u2069", "", text)))
    if _ARABIC_SENTENCE.search(re.sub("\u2068[^\u2069]*\u2069", "", text)):
        return True
    other = "en" if language == "fr" else "fr"
    words = [word.casefold() for word in _WORD.findall(text)]
    return sum(word in _FUNCTION_WORDS[other] for word in words) >= 2 and not any(
        word in _FUNCTION_WORDS[language] for word in words
    )


# --- the translation files ------------------------------------------------------------------------------


def messages(language: Language) -> dict[str, str]:
    """Source of every message of a language, by its key."""
    found: dict[str, str] = {}
    for path in sorted(assets.interface("translations", language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message) and entry.value is not None:
                found[entry.id.name] = "".join(_texts(entry.value))
    return found


def _texts(pattern: ast.Pattern) -> Iterator[str]:
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            yield element.value
        elif isinstance(element.expression, ast.SelectExpression):
            for variant in element.expression.variants:
                yield from _texts(variant.value)


def left_alone() -> list[str]:
    """Keys that a language lacks, and sentences of three words or more that two languages share to the letter."""
    spoken = {language: messages(language) for language in LANGUAGES}
    keys = set().union(*spoken.values())
    found = [f"{key} is missing in {language}" for language in LANGUAGES for key in keys - set(spoken[language])]
    for key in sorted(set.intersection(*(set(texts) for texts in spoken.values()))):
        french, english, arabic = (spoken[language][key] for language in ("fr", "en", "ar"))
        if french == english and len(_WORD.findall(french)) >= 3 and arabic != french:
            found.append(f"{key} is the same in French and English: {french}")
    return found

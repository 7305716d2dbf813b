"""Words for people: Fluent messages in French, Arabic and English, shared by window, command line and PDF.

A message id starts with its area, which is the name of its file: `incidents-title` stands in
`ui/translations/<language>/incidents.ftl`. Files are read when their area is first used, and cut into messages. Most
are one line of plain text and are taken as they stand; the others are parsed by Fluent one by one, when they are first
said, because parsing a whole file takes longer than a window may stand still.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, get_args

from rightsmonitor import assets

if TYPE_CHECKING:  # brings more than Qt does, and the first page has plain text only
    from fluent.runtime import FluentBundle

Language = Literal["fr", "ar", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
Digits = Literal["western", "arabic"]
DIGITS: tuple[Digits, ...] = get_args(Digits)
_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
# A code such as OUJ-26-0148 stays as it is written on paper: an isolate with Latin letters, or a code by itself.
_PIECES = re.compile(
    r"(\u2068[^\u2069]*[A-Za-z][^\u2069]*\u2069|[A-Za-z][A-Za-z0-9._\-+/]*|\d[\d.\-]*[A-Za-z][\w.\-]*)"
)
_LOCALES = {"fr": "fr-MA", "ar": "ar-MA", "en": "en"}
# Where an entry of a file begins; what is indented below it, and a brace that closes it, belongs to it.
_ENTRY = re.compile(r"^(?=[a-zA-Z][\w-]* *=|-[a-zA-Z]|#)", re.MULTILINE)
_NAMED = re.compile(r"([a-zA-Z][\w-]*) *=")
_PLAIN = re.compile(r"[a-zA-Z][\w-]* *=[ ]*([^{}\s][^{}\r\n]*)\s*")


class MissingWords(LookupError):
    """A message id that no translation file has: our bug, caught by a test."""


class Words:
    """The messages of one language: `words("incidents-count", count=12)`."""

    def __init__(self, language: Language, digits: Digits = "western") -> None:
        self.language, self.digits = language, digits
        self._areas: dict[str, Mapping[str, str]] = {}
        self._bundle: FluentBundle | None = None

    @property
    def right_to_left(self) -> bool:
        return self.language == "ar"

    def has(self, key: str) -> bool:
        """Whether this language has the message."""
        return key in self._area(key)

    def __call__(self, key: str, /, **facts: str | int | float | date | datetime) -> str:
        """The sentence for `key`; raises MissingWords when there is none."""
        source = self._area(key).get(key, "")
        plain = _PLAIN.fullmatch(source)
        return self.shaped(plain[1].rstrip() if plain else self._formatted(key, source, facts))

    def _formatted(self, key: str, source: str, facts: dict[str, Any]) -> str:
        bundle = self._bundle = self._bundle or self._made()
        if not bundle.has_message(key):
            from fluent.runtime import FluentResource

            bundle.add_resource(FluentResource(source))  # by itself: none of ours refers to another
        pattern = bundle.get_message(key).value if bundle.has_message(key) else None
        if pattern is None:
            raise MissingWords(key)
        text, errors = bundle.format_pattern(pattern, facts)
        if errors:
            raise MissingWords(f"{key}: {errors[0]}")
        return str(text)

    def _made(self) -> FluentBundle:
        from fluent.runtime import FluentBundle

        # Codes and numbers inside an Arabic sentence drag their neighbours, so they are isolated there.
        return FluentBundle([_LOCALES[self.language]], use_isolating=self.right_to_left)

    def shaped(self, text: str) -> str:
        """The text with the digits that a person chose for Arabic; codes keep theirs."""
        if self.digits == "western" or not self.right_to_left:
            return text
        pieces = _PIECES.split(text)
        return "".join(piece if at % 2 else piece.translate(_ARABIC_INDIC) for at, piece in enumerate(pieces))

    def _area(self, key: str) -> Mapping[str, str]:
        """Source of each message in the file that a key belongs to, by id."""
        area = key.split("-", 1)[0]
        found = self._areas.get(area)
        if found is None:
            path = assets.interface("translations", self.language, f"{area}.ftl")
            text = path.read_text(encoding="utf-8") if path.is_file() else ""
            # Whole at once: the worker and the window may ask for the same area.
            found = self._areas[area] = _messages(text)
        return found


def _messages(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in _ENTRY.split(text):
        if named := _NAMED.match(entry):
            found.setdefault(named[1], entry)
    return found


@cache
def words(language: Language, digits: Digits = "western") -> Words:
    """The words of one language, read once."""
    return Words(language, digits)


def default_language() -> Language:
    """From the locale of the system; French where it is none of ours."""
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    if not named:
        import locale  # Windows says it there only

        named = locale.getlocale()[0] or ""
    tag = named[:2].lower()
    return next((language for language in LANGUAGES if language == tag), "fr")

"""Words for people: Fluent messages in French, Arabic and English, shared by window, command line and PDF.

A message id starts with its area, which is the name of its file: `incidents-title` stands in
`ui/translations/<language>/incidents.ftl`. Files are read when their area is first used.
"""

from __future__ import annotations

import locale as system_locale
import os
import re
from datetime import date, datetime
from functools import cache
from typing import Literal, get_args

from fluent.runtime import FluentBundle, FluentResource

from rightsmonitor import assets

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


class MissingWords(LookupError):
    """A message id that no translation file has: our bug, caught by a test."""


class Words:
    """The messages of one language: `words("incidents-count", count=12)`."""

    def __init__(self, language: Language, digits: Digits = "western") -> None:
        self.language, self.digits = language, digits
        # Codes and numbers inside an Arabic sentence drag their neighbours, so they are isolated there.
        self._bundle = FluentBundle([_LOCALES[language]], use_isolating=language == "ar")
        self._areas: set[str] = set()

    @property
    def right_to_left(self) -> bool:
        return self.language == "ar"

    def has(self, key: str) -> bool:
        """Whether this language has the message."""
        self._load(key.split("-", 1)[0])
        return self._bundle.has_message(key)

    def __call__(self, key: str, /, **facts: str | int | float | date | datetime) -> str:
        """The sentence for `key`; raises MissingWords when there is none."""
        if not self.has(key):
            raise MissingWords(key)
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise MissingWords(key)
        text, errors = self._bundle.format_pattern(pattern, facts)
        if errors:
            raise MissingWords(f"{key}: {errors[0]}")
        return self.shaped(str(text))

    def shaped(self, text: str) -> str:
        """The text with the digits that a person chose for Arabic; codes keep theirs."""
        if self.digits == "western" or not self.right_to_left:
            return text
        pieces = _PIECES.split(text)
        return "".join(piece if at % 2 else piece.translate(_ARABIC_INDIC) for at, piece in enumerate(pieces))

    def _load(self, area: str) -> None:
        if area in self._areas:
            return
        self._areas.add(area)
        path = assets.interface("translations", self.language, f"{area}.ftl")
        if path.is_file():
            self._bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))


@cache
def words(language: Language, digits: Digits = "western") -> Words:
    """The words of one language, read once."""
    return Words(language, digits)


def default_language() -> Language:
    """From the locale of the system; French where it is none of ours."""
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    tag = (named or system_locale.getlocale()[0] or "")[:2].lower()
    return next((language for language in LANGUAGES if language == tag), "fr")

"""One button for each language, on the first pages with its name and in a bar in short."""

from __future__ import annotations

from functools import partial

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets.basic import button, restyle
from rightsmonitor.wording import LANGUAGES, Language

NAMES: dict[Language, str] = {"fr": "Français", "ar": "العربية", "en": "English"}
_SHORT: dict[Language, str] = {"fr": "FR", "ar": "ع", "en": "EN"}


class LanguageButtons:
    """`all` are to be laid out; each lets the whole window speak its language."""

    def __init__(self, desk: Desk, *, short: bool = False) -> None:
        self._desk, self._short = desk, short
        kind = "quiet" if short else "chip"
        self._made = {name: button(kind, act=partial(desk.speak, name)) for name in LANGUAGES}
        self.all = tuple(self._made.values())

    def retranslate(self) -> None:
        """A language keeps its own name; screen readers say it in the language of the window."""
        for language, made in self._made.items():
            made.setText(_SHORT[language] if self._short else NAMES[language])
            made.setAccessibleName(self._desk.words(f"desktop-language-{language}") if self._short else "")
            restyle(made, "active", not self._short and language == self._desk.language)

"""Qt's own words (standard buttons, context menus) in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from rightsmonitor.wording import Language

_loaded: list[QTranslator] = []


def translate_qt(language: Language) -> None:
    """For the whole application; without one nothing happens."""
    app = QApplication.instance()
    if app is None:
        return
    for old in _loaded:
        app.removeTranslator(old)
    _loaded.clear()
    made = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if made.load(f"qtbase_{language}", folder):
        app.installTranslator(made)
        _loaded.append(made)

"""Starting the window: theme, translations of Qt itself, the unlock page, and the workplace behind it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QTranslator, qInstallMessageHandler
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from rightsmonitor.desktop import theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.main_window import Workplace
from rightsmonitor.desktop.pages.unlock import UnlockPage
from rightsmonitor.desktop.theme import Theme
from rightsmonitor.desktop.widgets.toast import Toast
from rightsmonitor.services import demo as demos
from rightsmonitor.services.demo import Demo
from rightsmonitor.services.session import Session
from rightsmonitor.wording import Language, default_language


class Window(QStackedWidget):
    """Unlock page or workplace. A workplace lives from unlocking to locking, and then everything in it is gone."""

    def __init__(self, *, folder: Path, language: Language, demo: Demo | None = None) -> None:
        super().__init__()
        self.setObjectName("window")
        self.desk = Desk(language, self)
        self.unlock = UnlockPage(self.desk, folder=folder, demo=demo)
        self.workplace: Workplace | None = None
        self._toast = Toast(self)
        self.addWidget(self.unlock)
        self.unlock.unlocked.connect(self._enter)
        self.desk.toasted.connect(self._say)
        self.desk.language_changed.connect(self._retitle)
        self._retitle()
        self.resize(1366, 768)
        self.setMinimumSize(1024, 640)

    def _say(self, text: str, good: bool, undo: Callable[[], object] | None) -> None:
        self._toast.say(text, good=good, undo=undo, undo_text=self.desk.words("desktop-undo"))

    def _retitle(self) -> None:
        # Neutral on purpose: the title of a window is visible to everybody and remembered by the system.
        self.setWindowTitle(self.desk.words("desktop-brand"))
        _translate_qt(self.desk.language)

    def _enter(self, session: Session) -> None:
        self.desk.enter(session)
        self.workplace = Workplace(self.desk)
        self.workplace.locked.connect(self.lock)
        self.addWidget(self.workplace)
        self.setCurrentWidget(self.workplace)
        self.workplace.start()

    def lock(self) -> None:
        """Closes the session and destroys every widget that showed a record."""
        workplace, self.workplace = self.workplace, None
        self.desk.leave()
        self.setCurrentWidget(self.unlock)
        self._toast.hide()
        if workplace is not None:
            self.removeWidget(workplace)
            workplace.deleteLater()
        self.unlock.passphrase.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.workplace is not None:
            self.workplace.editor.keep_now()
        self.lock()
        self.desk.jobs.close()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._toast.hide()
        super().resizeEvent(event)


_qt_translator: list[QTranslator] = []


def _translate_qt(language: Language) -> None:
    """Qt's own words: standard buttons, context menus, file dialogs."""
    app = QApplication.instance()
    if app is None:
        return
    for old in _qt_translator:
        app.removeTranslator(old)
    _qt_translator.clear()
    made = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if made.load(f"qtbase_{language}", folder):
        app.installTranslator(made)
        _qt_translator.append(made)


def application(chosen: Theme = "light") -> QApplication:
    """The Qt application, styled; the same one when it exists."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("RightsMonitor")
    app.setStyle("Fusion")
    theme.apply(app, chosen)
    return app


def run(folder: Path | None, language: Language | None) -> int:
    """Opens the window on a vault (or a demonstration folder) and returns when it is closed."""
    qInstallMessageHandler(lambda _kind, _context, _text: None)  # Qt's messages may quote what is on the screen
    app = application()
    folder = (folder or Path.cwd()).resolve()
    demo, vault = _demo_of(folder)
    window: QWidget = Window(folder=vault, language=language or default_language(), demo=demo)
    window.show()
    return app.exec()


def _demo_of(folder: Path) -> tuple[Demo | None, Path]:
    """The demonstration that lies here or around the vault, and the folder of the vault."""
    for place in (folder, folder.parent):
        if (place / "demo.json").is_file():
            try:
                found = demos.open_(place)
            except (OSError, ValueError, KeyError):
                break
            return found, found.vault
    return None, folder

"""The authority's window: places, then the workspace. No vault, no session: only a trust folder and an identity."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rightsmonitor.desktop import speech, theme
from rightsmonitor.desktop.authority.page import WorkspacePage
from rightsmonitor.desktop.authority.places import Places, PlacesPage
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets.basic import label, row
from rightsmonitor.desktop.widgets.languages import LanguageButtons
from rightsmonitor.desktop.widgets.toast import Toast
from rightsmonitor.services.national.workspace import View
from rightsmonitor.wording import Language


class AuthorityWindow(QWidget):
    """`left`: the person wants the officers' unlock page back (where there is one)."""

    left = Signal()

    def __init__(self, *, language: Language) -> None:
        super().__init__()
        self.setObjectName("window")
        self.desk = Desk(language, self)
        self.places, self.workspace = PlacesPage(self.desk), WorkspacePage(self.desk)
        self.pages = QStackedWidget()
        self._bar, self._brand, self._where = QFrame(), label(kind="section"), label(kind="hint")
        self._languages = LanguageButtons(self.desk, short=True)
        self._toast = Toast(self)
        self._build()
        self._retranslate()
        self.desk.language_changed.connect(self._retranslate)
        self.desk.toasted.connect(self._say)
        self.places.opened.connect(self._enter)
        self.workspace.left.connect(lambda: self._show(self.places))
        self.resize(1366, 768)
        self.setMinimumSize(640, 360)

    def _build(self) -> None:
        self._bar.setObjectName("topbar")
        theme.hold(self._bar, height=56)
        line = QHBoxLayout(self._bar)
        line.setContentsMargins(18, 8, 18, 8)
        line.setSpacing(12)
        line.addWidget(self._brand)
        line.addWidget(self._where)
        line.addStretch()
        line.addWidget(self.workspace.signers_button)
        line.addWidget(self.workspace.back)
        line.addLayout(row(*self._languages.all, spacing=0))
        for page in (self.places, self.workspace):
            self.pages.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._bar)
        outer.addWidget(self.pages, 1)
        self._show(self.places)

    def start(self, *, trust: Path | None, identity: Path | None, packages: Path | None) -> None:
        """Fills the places in that are known; enters at once when all are."""
        for name, path in (("packages", packages), ("identity", identity), ("trust", trust)):
            if path is not None:
                self.places.put(name, path.resolve())
        if all(field.text() for field in self.places.fields.values()):
            self.places.submit()

    def _enter(self, places: Places, view: View) -> None:
        self._where.setText(places.trust.name)
        self.workspace.enter(places, view)
        self._show(self.workspace)

    def _show(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        self._bar.setVisible(page is self.workspace)

    def _retranslate(self) -> None:
        say = self.desk.words
        self.setWindowTitle(say("desktop-brand"))
        self._brand.setText(say("authority-brand"))
        self.workspace.back.setText(say("authority-other-places"))
        self._languages.retranslate()
        speech.translate_qt(self.desk.language)

    def _say(self, text: str, good: bool, undo: Callable[[], object] | None) -> None:
        self._toast.say(text, good=good, undo=undo, undo_text=self.desk.words("desktop-undo"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Long work is asked to stop, and leaves everything as it was."""
        self.workspace.cancel()
        self.desk.jobs.forget()
        self.desk.jobs.close()
        event.accept()
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._toast.hide()
        super().resizeEvent(event)

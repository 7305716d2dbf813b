"""The one window: rail, top bar, pages and the line that says what happens to the data."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.editor.page import EditorPage
from rightsmonitor.desktop.pages.incidents import IncidentsPage
from rightsmonitor.desktop.pages.releases import ReleasesPage
from rightsmonitor.desktop.pages.review import ReviewPage
from rightsmonitor.desktop.shell.bars import StatusBar, TopBar
from rightsmonitor.desktop.shell.idle import IdleClock
from rightsmonitor.desktop.shell.rail import Rail
from rightsmonitor.domain.codes import Role
from rightsmonitor.services import incidents
from rightsmonitor.services.incidents import Stored

PAGES = ("incidents", "review", "releases")


class Workplace(QWidget):
    """What an unlocked person sees. `locked` asks for the unlock page."""

    locked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("window")
        self._desk = desk
        self.incidents, self.review, self.releases = IncidentsPage(desk), ReviewPage(desk), ReleasesPage(desk)
        self.editor = EditorPage(desk)
        self.pages = QStackedWidget()
        self.rail, self.topbar, self.statusbar = Rail(desk, PAGES), TopBar(desk), StatusBar(desk)
        self._idle = IdleClock(self)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        for page in (self.incidents, self.review, self.releases, self.editor):
            self.pages.addWidget(page)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.topbar)
        right.addWidget(self.pages, 1)
        right.addWidget(self.statusbar)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.rail)
        outer.addLayout(right, 1)

    def _connect(self) -> None:
        self._desk.language_changed.connect(self.retranslate)
        self.rail.opened.connect(self.open_page)
        self.topbar.searched.connect(self._search)
        self.topbar.new.connect(self.record)
        self.topbar.lock.connect(self.lock)
        self.incidents.edit.connect(self.edit)
        self.incidents.record.connect(self.record)
        self.review.count_changed.connect(self.rail.show_waiting)
        self.editor.closed.connect(self._editor_closed)
        self._idle.left.connect(self.statusbar.show_left)
        self._idle.ran_out.connect(self.lock)
        for keys, act in (
            ("Ctrl+K", self.topbar.search.setFocus),
            ("Ctrl+L", self.lock),
            ("F6", self.focusNextChild),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def retranslate(self) -> None:
        for part in (self.rail, self.topbar, self.statusbar):
            part.retranslate()

    def start(self) -> None:
        """After unlocking: what this person may see, and the first list."""
        role = self._desk.user.role if self._desk.user else Role.OFFICER
        case = role is not Role.ADMINISTRATOR
        self.rail.allow({"incidents": case, "review": role is Role.SUPERVISOR, "releases": case})
        self.topbar.record.setVisible(case)
        self.retranslate()
        self._idle.start()
        self.open_page("incidents")
        if role is Role.SUPERVISOR:
            self.review.refresh()
        if role is Role.OFFICER:
            self._desk.ask(incidents.drafts, owner=self, done=self.editor.offer_drafts)

    def open_page(self, name: str) -> None:
        page: IncidentsPage | ReviewPage | ReleasesPage = getattr(self, name)
        self.rail.mark(name)
        self.pages.setCurrentWidget(page)
        page.refresh()

    def _search(self, words: str) -> None:
        if self.pages.currentWidget() is not self.incidents:
            self.open_page("incidents")
        self.incidents.search(words)

    def record(self) -> None:
        """A new, empty record in the editor."""
        self._desk.ask(incidents.new, owner=self, done=lambda made: self._edit(lambda: self.editor.begin(made)))

    def edit(self, stored: Stored) -> None:
        self._edit(lambda: self.editor.load(stored))

    def _edit(self, show: Callable[[], None]) -> None:
        show()
        self.pages.setCurrentWidget(self.editor)
        self.editor.focus_first()

    def _editor_closed(self, uid: str) -> None:
        self.open_page("incidents")
        self.incidents.refresh(keep=uid)

    def lock(self) -> None:
        """Keeps what is being written, closes the session and leaves nothing readable."""
        self._idle.stop()
        self.editor.keep_now()
        self.locked.emit()

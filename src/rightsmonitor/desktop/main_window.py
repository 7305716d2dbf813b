"""The one window: rail, top bar, pages and the line that says what happens to the data."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.editor.page import EditorPage
from rightsmonitor.desktop.pages.home import HomePage
from rightsmonitor.desktop.pages.incidents import IncidentsPage
from rightsmonitor.desktop.pages.releases import ReleasesPage
from rightsmonitor.desktop.pages.review import ReviewPage
from rightsmonitor.desktop.shell.bars import StatusBar, TopBar
from rightsmonitor.desktop.shell.idle import IdleClock
from rightsmonitor.desktop.shell.rail import Rail
from rightsmonitor.desktop.shell.shortcuts import ShortcutList, keys_of
from rightsmonitor.domain.codes import Role
from rightsmonitor.services import copies, incidents
from rightsmonitor.services.incidents import Draft, Stored

PAGES = ("home", "incidents", "review", "releases")


class Workplace(QWidget):
    """What an unlocked person sees. `locked` asks for the unlock page."""

    locked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("window")
        self._desk = desk
        self.home = HomePage(desk)
        self.incidents, self.review, self.releases = IncidentsPage(desk), ReviewPage(desk), ReleasesPage(desk)
        self.editor = EditorPage(desk)
        self.pages = QStackedWidget()
        self.rail, self.topbar, self.statusbar = Rail(desk, PAGES), TopBar(desk), StatusBar(desk)
        self._idle = IdleClock(self)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        for page in (self.home, self.incidents, self.review, self.releases, self.editor):
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
        self.home.edit.connect(self.edit)
        self.home.resume.connect(self._resume)
        self.home.look.connect(self._look)
        self.home.record.connect(self.record)
        self.home.open_page.connect(self.open_page)
        self.home.show_filter.connect(self._show_filter)
        self.incidents.edit.connect(self.edit)
        self.incidents.record.connect(self.record)
        self.review.count_changed.connect(self.rail.show_waiting)
        self.editor.closed.connect(self._editor_closed)
        self.editor.moved.connect(self.incidents.moved)
        self.incidents.copy.connect(self._copy)
        self._idle.left.connect(self.statusbar.show_left)
        self._idle.ran_out.connect(self.lock)
        self.topbar.shortcuts.connect(self.show_shortcuts)
        for name, act in (
            ("search", self.topbar.search.setFocus),
            ("lock", self.lock),
            ("pane", self._next_pane),
            ("shortcuts", self.show_shortcuts),
        ):
            QShortcut(keys_of(name), self).activated.connect(act)

    def retranslate(self) -> None:
        for part in (self.rail, self.topbar, self.statusbar):
            part.retranslate()

    def start(self) -> None:
        """After unlocking: what this person may see, and the first list."""
        role = self._desk.user.role if self._desk.user else Role.OFFICER
        case = role is not Role.ADMINISTRATOR
        self.rail.allow({"home": case, "incidents": case, "review": role is Role.SUPERVISOR, "releases": case})
        self.topbar.record.setVisible(case)
        self.retranslate()
        self._idle.start()
        if case:
            self.open_page("home")
        if role is Role.SUPERVISOR:
            self.review.refresh()

    def open_page(self, name: str) -> None:
        page: HomePage | IncidentsPage | ReviewPage | ReleasesPage = getattr(self, name)
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

    def _copy(self, uid: str) -> None:
        """A new record that begins as a copy."""
        self._desk.ask(
            lambda s: copies.as_new(s, uid=uid),
            owner=self,
            done=lambda made: self._edit(lambda: self.editor.begin(made)),
        )

    def edit(self, stored: Stored) -> None:
        self._edit(lambda: self.editor.load(stored))

    def _resume(self, draft: Draft) -> None:
        """A record that was being written and never saved."""
        self._edit(lambda: self.editor.begin(draft.incident))

    def _look(self, uid: str) -> None:
        """One record in the list."""
        self.open_page("incidents")
        self.incidents.show_record(uid)

    def _show_filter(self, name: str) -> None:
        self.open_page("incidents")
        self.incidents.show_quick(name)

    def _edit(self, show: Callable[[], None]) -> None:
        show()
        self.pages.setCurrentWidget(self.editor)
        self.editor.focus_first()

    def _editor_closed(self, uid: str) -> None:
        self.open_page("incidents")
        self.incidents.refresh(keep=uid)

    def show_shortcuts(self) -> None:
        ShortcutList(self._desk, self).open()

    def _next_pane(self) -> None:
        """From rail to top bar to page and round again."""
        panes: list[QWidget] = [self.rail, self.topbar, self.pages]
        focus = self.focusWidget()
        at = next((at for at, pane in enumerate(panes) if focus is not None and pane.isAncestorOf(focus)), 0)
        for step in range(1, len(panes) + 1):
            pane = panes[(at + step) % len(panes)]
            first = next((w for w in pane.findChildren(QWidget) if _takes_focus(w)), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def lock(self) -> None:
        """Keeps what is being written, closes the session and leaves nothing readable."""
        self._idle.stop()
        self.editor.keep_now()
        self.locked.emit()


def _takes_focus(widget: QWidget) -> bool:
    tabbed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tabbed and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None

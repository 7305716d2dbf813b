"""The one window: rail, top bar, pages and the line that says what happens to the data."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.editor.page import EditorPage
from rightsmonitor.desktop.pages.incidents import IncidentsPage
from rightsmonitor.desktop.pages.releases import ReleasesPage
from rightsmonitor.desktop.pages.review import ReviewPage
from rightsmonitor.desktop.widgets.basic import button, label, row
from rightsmonitor.domain.codes import Role
from rightsmonitor.services import incidents
from rightsmonitor.services.incidents import Stored
from rightsmonitor.wording import LANGUAGES, Language

IDLE_MINUTES = 5
_PAGES = {"incidents": "▤", "review": "✓", "releases": "⇪"}
_SHORT = {"fr": "FR", "ar": "ع", "en": "EN"}


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
        self._rail_buttons = {name: button() for name in _PAGES}
        self._waiting, self._office = label(kind="badge"), label(kind="office", wrap=True)
        self._brand = label(kind="brand")
        self.search, self.new = QLineEdit(), button("primary", act=self.record, shortcut="Ctrl+N")
        self._name, self._role, self._avatar = label(kind="strong"), label(kind="hint"), label(kind="avatar")
        self._languages = {name: button("quiet", act=self._speaker(name)) for name in LANGUAGES}
        self._safe, self._backup, self._idle = label(kind="safe"), label(), label()
        self._left = IDLE_MINUTES * 60
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tick)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        for page in (self.incidents, self.review, self.releases, self.editor):
            self.pages.addWidget(page)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._topbar())
        right.addWidget(self.pages, 1)
        right.addWidget(self._statusbar())
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._rail())
        outer.addLayout(right, 1)

    def _rail(self) -> QFrame:
        rail = QFrame()
        rail.setObjectName("rail")
        rail.setFixedWidth(208)
        layout = QVBoxLayout(rail)
        layout.setContentsMargins(10, 16, 10, 16)
        layout.setSpacing(4)
        for widget in (self._brand, self._office):
            widget.setContentsMargins(10, 0, 10, 0)
            layout.addWidget(widget)
        layout.addSpacing(14)
        self._waiting.setFixedHeight(20)
        self._waiting.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        group = QButtonGroup(self)
        for name, entry in self._rail_buttons.items():
            entry.setCheckable(True)
            group.addButton(entry)
            entry.clicked.connect(self._opener(name))
            if name == "review":
                inside = QHBoxLayout(entry)
                inside.setContentsMargins(0, 0, 10, 0)
                inside.addWidget(self._waiting, alignment=Qt.AlignmentFlag.AlignTrailing)
            layout.addWidget(entry)
        layout.addStretch()
        return rail

    def _topbar(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("topbar")
        bar.setFixedHeight(56)
        layout = QHBoxLayout(bar)
        layout.setContentsMargins(18, 8, 18, 8)
        self.search.setObjectName("search")
        self.search.setFixedWidth(420)
        self.search.setClearButtonEnabled(True)
        self._avatar.setFixedSize(30, 30)
        self._avatar.setAlignment(Qt.AlignmentFlag.AlignCenter)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._role)
        for widget in (self.search, self.new):
            layout.addWidget(widget)
        layout.addStretch()
        layout.addLayout(row(*self._languages.values(), spacing=0))
        layout.addLayout(names)
        layout.addWidget(self._avatar)
        return bar

    def _statusbar(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("statusbar")
        bar.setFixedHeight(28)
        layout = QHBoxLayout(bar)
        layout.setContentsMargins(18, 0, 18, 0)
        layout.setSpacing(18)
        layout.addWidget(self._safe)
        layout.addWidget(self._backup)
        layout.addStretch()
        layout.addWidget(self._idle)
        return bar

    def _connect(self) -> None:
        desk = self._desk
        desk.language_changed.connect(self.retranslate)
        self.search.textChanged.connect(self._search)
        self.incidents.edit.connect(self.edit)
        self.incidents.record.connect(self.record)
        self.review.count_changed.connect(self._show_waiting)
        self.editor.closed.connect(self._editor_closed)
        for keys, act in (("Ctrl+K", self.search.setFocus), ("Ctrl+L", self.lock), ("F6", self.focusNextChild)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def retranslate(self) -> None:
        say, desk = self._desk.words, self._desk
        self._brand.setText(say("desktop-brand"))
        if desk.office is not None:
            self._office.setText(desk.office.labels[LANGUAGES.index(desk.language)])
        for name, entry in self._rail_buttons.items():
            entry.setText(f"{_PAGES[name]}   {say(f'desktop-page-{name}')}")
        self.search.setPlaceholderText(say("desktop-search"))
        self.search.setAccessibleName(say("desktop-search"))
        self.new.setText(say("desktop-new"))
        for language, chosen in self._languages.items():
            chosen.setText(_SHORT[language])
            chosen.setAccessibleName(say(f"desktop-language-{language}"))
        self._safe.setText(say("desktop-encrypted"))
        self._backup.setText(say("desktop-no-backup"))
        if desk.user is not None:
            self._name.setText(desk.user.name)
            self._role.setText(formats.option("role", desk.user.role.value, desk))
            self._avatar.setText(desk.user.name[:1].upper())
        self._show_left()

    def start(self) -> None:
        """After unlocking: what this person may see, and the first list."""
        role = self._desk.user.role if self._desk.user else Role.OFFICER
        self._rail_buttons["review"].setVisible(role is Role.SUPERVISOR)
        for name in ("incidents", "releases"):
            self._rail_buttons[name].setVisible(role is not Role.ADMINISTRATOR)
        self.new.setVisible(role is not Role.ADMINISTRATOR)
        self.retranslate()
        self._left = IDLE_MINUTES * 60
        self._clock.start()
        self.open_page("incidents")
        if role is Role.SUPERVISOR:
            self.review.refresh()
        if role is Role.OFFICER:
            self._desk.ask(incidents.drafts, owner=self, done=self.editor.offer_drafts)

    def _opener(self, name: str) -> Callable[[], None]:
        return lambda: self.open_page(name)

    def _speaker(self, language: Language) -> Callable[[], None]:
        return lambda: self._desk.speak(language)

    def open_page(self, name: str) -> None:
        page: IncidentsPage | ReviewPage | ReleasesPage = getattr(self, name)
        self._rail_buttons[name].setChecked(True)
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

    def _show_waiting(self, count: int) -> None:
        self._waiting.setText(str(count))
        self._waiting.setVisible(count > 0)

    # --- locking ---------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel):
            self._left = IDLE_MINUTES * 60
        return super().eventFilter(watched, event)

    def _tick(self) -> None:
        self._left -= 1
        self._show_left()
        if self._left <= 0:
            self.lock()

    def _show_left(self) -> None:
        self._idle.setText(self._desk.words("desktop-lock-in", time=f"{self._left // 60}:{self._left % 60:02d}"))

    def lock(self) -> None:
        """Keeps what is being written, closes the session and leaves nothing readable."""
        self._clock.stop()
        self.editor.keep_now()
        self.locked.emit()

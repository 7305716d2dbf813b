"""The top bar (search, new record, language, person) and the line that says what happens to the data."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout

from rightsmonitor.desktop import formats, icons, theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.theme import TEXT_SIZES, THEMES
from rightsmonitor.desktop.widgets.basic import button, label, row, set_hint
from rightsmonitor.desktop.widgets.languages import LanguageButtons
from rightsmonitor.services.vault import backups
from rightsmonitor.services.vault.backups import State


class TopBar(QFrame):
    """`searched` carries the words; `new` asks for a record; the others come from the person's menu."""

    searched = Signal(str)
    new = Signal()
    lock = Signal()
    copying = Signal(bool)
    register = Signal()
    shortcuts = Signal()
    tour = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("topbar")
        theme.hold(self, height=56)
        self._desk, self._copying = desk, False
        self.search, self.record = QLineEdit(), button("primary", act=self.new.emit)
        self._name, self._role = label(kind="strong"), label(kind="hint")
        self._languages = LanguageButtons(desk, short=True)
        self.person, self._menu = QToolButton(), QMenu()
        self._build()

    def _build(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 8, 18, 8)
        self.search.setObjectName("search")
        self.search.setMaximumWidth(theme.scaled(420))
        self.search.setClearButtonEnabled(True)
        leading = QLineEdit.ActionPosition.LeadingPosition
        self._search_icon = self.search.addAction(icons.icon("search", "muted"), leading)
        self.search.textChanged.connect(self.searched.emit)
        self.person.setObjectName("avatar")
        theme.hold(self.person, width=32, height=32)
        self.person.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.person.setMenu(self._menu)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._role)
        layout.addWidget(self.search, 1)
        layout.addWidget(self.record)
        layout.addStretch()
        layout.addLayout(row(*self._languages.all, spacing=0))
        layout.addLayout(names)
        layout.addWidget(self.person)

    def allow_records(self, allowed: bool) -> None:
        """Search and new records are for those who see cases."""
        self.search.setVisible(allowed)
        self.record.setVisible(allowed)

    def retranslate(self) -> None:
        say, desk = self._desk.words, self._desk
        self._search_icon.setIcon(icons.icon("search", "muted"))
        set_hint(self.search, say("desktop-search"))
        self.record.setText(say("desktop-new"))
        self._languages.retranslate()
        if desk.user is not None:
            self._name.setText(desk.user.name)
            self._role.setText(formats.option("role", desk.user.role.value, desk))
            self.person.setText(desk.user.name[:1].upper())
        self.person.setAccessibleName(say("desktop-person-menu"))
        self.person.setToolTip(say("desktop-person-menu"))
        self._fill_menu()

    def _fill_menu(self) -> None:
        say, menu = self._desk.words, self._menu
        menu.clear()
        menu.addSection(say("desktop-theme"))
        for name in THEMES:
            self._add_choice(
                say(f"desktop-theme-{name}"), theme.current() == name, partial(self._desk.dress, theme=name)
            )
        menu.addSection(say("desktop-text-size"))
        for size in TEXT_SIZES:
            chosen = theme.text_size() == size
            self._add_choice(say("desktop-percent", count=size), chosen, partial(self._desk.dress, size=size))
        menu.addSeparator()
        self._add_choice(say("desktop-copying"), self._copying, self._toggle_copying)
        if self.record.isVisibleTo(self):
            menu.addAction(icons.icon("download"), say("desktop-register")).triggered.connect(self.register.emit)
        menu.addAction(icons.icon("keyboard"), say("desktop-shortcuts")).triggered.connect(self.shortcuts.emit)
        menu.addAction(icons.icon("help"), say("tour-start")).triggered.connect(self.tour.emit)
        menu.addAction(icons.icon("lock"), say("desktop-lock")).triggered.connect(self.lock.emit)

    def _toggle_copying(self) -> None:
        self._copying = not self._copying
        self.copying.emit(self._copying)
        self._fill_menu()

    def _add_choice(self, text: str, chosen: bool, act: Callable[[], None]) -> None:
        action = self._menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(chosen)
        # Later: the menu is filled anew by what it does.
        action.triggered.connect(act, Qt.ConnectionType.QueuedConnection)


class StatusBar(QFrame):
    """Encrypted here, last backup, minutes to the lock: always in view."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("statusbar")
        theme.hold(self, height=28)
        self._desk, self._left = desk, 0
        self._state: State | None = None
        self._padlock, self._safe, self._backup, self._idle = label(), label(kind="safe"), label(), label()
        self._padlock.setFixedSize(QSize(14, 14))
        desk.backed_up.connect(self.refresh)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 0, 18, 0)
        layout.setSpacing(6)
        layout.addWidget(self._padlock)
        layout.addWidget(self._safe)
        layout.addSpacing(14)
        layout.addWidget(self._backup)
        layout.addStretch()
        layout.addWidget(self._idle)

    def retranslate(self) -> None:
        say = self._desk.words
        self._padlock.setPixmap(icons.pixmap("lock", "success", size=14))
        self._safe.setText(say("desktop-encrypted"))
        self.show_backup(self._state)
        self.show_left(self._left)

    def refresh(self) -> None:
        """Asks the vault when it was last backed up."""
        self._desk.ask(backups.state, owner=self, done=self.show_backup)

    def show_backup(self, state: State | None) -> None:
        say, self._state = self._desk.words, state
        if state is None or state.last is None:
            self._backup.setText(say("desktop-no-backup"))
        else:
            code = "backup-due" if state.due else "backup"
            self._backup.setText(say(f"backups-notice-{code}", days=state.days))

    def show_left(self, seconds: int) -> None:
        """Seconds until the window locks by itself."""
        self._left = seconds
        self._idle.setText(self._desk.words("desktop-lock-in", time=f"{seconds // 60}:{seconds % 60:02d}"))

"""The rail: one entry for each page that this person may use."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QLayout, QPushButton, QSizePolicy, QVBoxLayout

from rightsmonitor.desktop import formats, icons, theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.pages.page import PageEntry
from rightsmonitor.desktop.widgets.basic import button, label, restyle
from rightsmonitor.wording import LANGUAGES

_WIDE, _NARROW = 208, 84
_ROOMY = 1060  # of a window at text of 100 %: narrower ones have icons only


class Rail(QFrame):
    """`opened` names a page. Where the window has little room, only icons stand here, with their names as tool tips."""

    opened = Signal(str)

    def __init__(self, desk: Desk, pages: Iterable[PageEntry]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self._narrow = False
        theme.hold(self, width=_WIDE, side=True)
        self._desk = desk
        self._pages = {entry.key: entry for entry in pages}
        self._brand, self._office = label(kind="brand"), label(kind="office", wrap=True)
        self.entries = {key: button() for key in self._pages}
        self._badges: dict[str, QLabel] = {}
        self._counts: dict[str, int] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 16, 10, 16)
        layout.setSpacing(4)
        for widget in (self._brand, self._office):
            widget.setContentsMargins(10, 0, 10, 0)
            layout.addWidget(widget)
        layout.addSpacing(14)
        group = QButtonGroup(self)
        for key, entry in self.entries.items():
            entry.setCheckable(True)
            entry.setIconSize(QSize(18, 18))
            group.addButton(entry)
            entry.clicked.connect(partial(self._open, key))
            if not self._pages[key].foot:
                layout.addWidget(entry)
        layout.addStretch()
        for key, entry in self.entries.items():
            if self._pages[key].foot:
                layout.addWidget(entry)

    def _open(self, key: str, _checked: bool = False) -> None:
        self.opened.emit(key)

    def _badge(self, entry: QPushButton) -> QLabel:
        made = label(kind="badge")
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        inside = QHBoxLayout(entry)
        inside.addStretch()
        inside.addWidget(made)
        self._place_badge(inside, made)
        return made

    def _place_badge(self, inside: QLayout, badge: QLabel) -> None:
        """Behind the word; where there are icons only, in the corner and slim, so that it covers none."""
        side = 1 if self._narrow else 10
        restyle(badge, "narrow", self._narrow)
        theme.hold(badge, height=16 if self._narrow else 20)
        inside.setContentsMargins(side, side if self._narrow else 0, side, 0)
        inside.setAlignment(Qt.AlignmentFlag.AlignTop if self._narrow else Qt.AlignmentFlag.AlignVCenter)

    def retranslate(self) -> None:
        say, desk = self._desk.words, self._desk
        self._brand.setText(say("desktop-brand"))
        if desk.office is not None:
            self._office.setText(desk.office.labels[LANGUAGES.index(desk.language)])
        for key, entry in self.entries.items():
            name = say(self._pages[key].title)
            entry.setText("" if self._narrow else "  " + name)
            if (inside := entry.layout()) is not None:
                self._place_badge(inside, self._badges[key])
            entry.setToolTip(name if self._narrow else "")
            entry.setAccessibleName(name)
            entry.setIcon(icons.icon(self._pages[key].icon, "rail-ink", rtl=say.right_to_left))
        for key, count in self._counts.items():
            self.show_waiting(key, count)

    def fit(self, width: int) -> None:
        """Chooses words or icons for a window of this width in pixels."""
        narrow = width < theme.scaled(_ROOMY)
        if narrow != self._narrow:
            self._narrow = narrow
            theme.hold(self, width=_NARROW if narrow else _WIDE, side=True)
            for part in (self._brand, self._office):
                part.setVisible(not narrow)
            self.retranslate()

    def mark(self, key: str) -> None:
        self.entries[key].setChecked(True)

    def show_waiting(self, key: str, count: int) -> None:
        """How many things wait behind an entry."""
        entry = self.entries[key]
        self._counts[key] = count
        if key not in self._badges:
            self._badges[key] = self._badge(entry)
        self._badges[key].setText(formats.number(count, self._desk))
        self._badges[key].setVisible(count > 0)
        say = self._desk.words
        name = say(self._pages[key].title)
        entry.setAccessibleName(f"{name}, {say('desktop-waiting', count=count)}" if count else name)

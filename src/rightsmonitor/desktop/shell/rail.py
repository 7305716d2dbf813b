"""The rail: one entry for each page that this person may use."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from rightsmonitor.desktop import icons
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets.basic import button, label
from rightsmonitor.wording import LANGUAGES


class Rail(QFrame):
    """`opened` names a page."""

    opened = Signal(str)

    def __init__(self, desk: Desk, pages: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(208)
        self._desk = desk
        self._brand, self._office = label(kind="brand"), label(kind="office", wrap=True)
        self._waiting = label(kind="badge")
        self.entries = {name: button() for name in pages}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 16, 10, 16)
        layout.setSpacing(4)
        for widget in (self._brand, self._office):
            widget.setContentsMargins(10, 0, 10, 0)
            layout.addWidget(widget)
        layout.addSpacing(14)
        group = QButtonGroup(self)
        for name, entry in self.entries.items():
            entry.setCheckable(True)
            entry.setIconSize(QSize(18, 18))
            group.addButton(entry)
            entry.clicked.connect(self._opener(name))
            layout.addWidget(entry)
        layout.addStretch()
        self._add_badge()

    def _add_badge(self) -> None:
        self._waiting.setFixedHeight(20)
        self._waiting.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        inside = QHBoxLayout(self.entries["review"])
        inside.setContentsMargins(0, 0, 10, 0)
        inside.addStretch()
        inside.addWidget(self._waiting, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._waiting.hide()

    def _opener(self, name: str) -> Callable[[], None]:
        return lambda: self.opened.emit(name)

    def retranslate(self) -> None:
        say, desk = self._desk.words, self._desk
        self._brand.setText(say("desktop-brand"))
        if desk.office is not None:
            self._office.setText(desk.office.labels[LANGUAGES.index(desk.language)])
        for name, entry in self.entries.items():
            entry.setText("  " + say(f"desktop-page-{name}"))
            entry.setIcon(icons.icon(name, "rail-ink", rtl=say.right_to_left))

    def allow(self, pages: Mapping[str, bool]) -> None:
        """Only the pages that this person may use are there."""
        for name, allowed in pages.items():
            self.entries[name].setVisible(allowed)

    def mark(self, name: str) -> None:
        self.entries[name].setChecked(True)

    def show_waiting(self, count: int) -> None:
        """How many records wait for a supervisor."""
        self._waiting.setText(str(count))
        self._waiting.setVisible(count > 0)
        say = self._desk.words
        spoken = f"{say('desktop-page-review')}, {say('review-count', count=count)}"
        self.entries["review"].setAccessibleName(spoken)

"""A page of sub-pages: their names at the side, the chosen one beside them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from rightsmonitor.desktop import icons
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.pages.page import WISHES, Page, PageEntry
from rightsmonitor.desktop.shell.book import PageBook
from rightsmonitor.desktop.widgets.basic import button, label


class SectionedPage(Page):
    """Shows the sub-pages that this person may use; each is made when it is first opened."""

    def __init__(self, desk: Desk, *, title: str, entries: tuple[PageEntry, ...]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk, self._title_key = desk, title
        self.book = PageBook(desk, entries)
        self._title, self._list = label(kind="title"), QFrame()
        self.buttons: dict[str, QPushButton] = {key: button("nav") for key in self.book.entries}
        self.current = next(iter(self.book.entries), "")
        self._build()
        self.retranslate()
        desk.language_changed.connect(self.retranslate)

    def _build(self) -> None:
        side = QVBoxLayout(self._list)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(2)
        side.addWidget(self._title)
        side.addSpacing(10)
        group = QButtonGroup(self)
        for key, made in self.buttons.items():
            made.setCheckable(True)
            made.setIconSize(QSize(18, 18))
            made.clicked.connect(partial(self.open_section, key))
            group.addButton(made)
            side.addWidget(made)
        side.addStretch()
        outer = QHBoxLayout(self)
        outer.setContentsMargins(18, 16, 18, 16)
        outer.setSpacing(18)
        outer.addWidget(self._list)
        outer.addWidget(self.book, 1)
        for wish in WISHES:
            getattr(self.book, wish).connect(getattr(self, wish))

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say(self._title_key))
        for key, made in self.buttons.items():
            made.setText("  " + say(self.book.entries[key].title))
            made.setIcon(icons.icon(self.book.entries[key].icon, "primary", rtl=say.right_to_left))

    def section(self, key: str) -> Page:
        """The sub-page, made when it is first asked for. Raises KeyError where this person may not use it."""
        return self.book.page(key)

    def open_section(self, key: str, _checked: bool = False) -> None:
        self.current = key
        self.buttons[key].setChecked(True)
        self.book.turn_to(key)

    def refresh(self) -> None:
        if self.current:
            self.open_section(self.current)

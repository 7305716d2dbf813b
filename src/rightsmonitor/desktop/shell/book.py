"""The pages of a window: made when they are first opened, shown one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.pages.page import WISHES, Page, PageEntry
from rightsmonitor.desktop.widgets.dressing import dressing
from rightsmonitor.desktop.widgets.stack import Stack
from rightsmonitor.desktop.widgets.turns import paint_later


class PageBook(Stack):
    """Passes on what its pages wish, and their counts with the key of the page."""

    edit = Signal(object)
    resume = Signal(object)
    record = Signal()
    copy = Signal(str)
    look = Signal(str)
    show_filter = Signal(object)
    open_page = Signal(str)
    counted = Signal(str, int)

    def __init__(self, desk: Desk, entries: tuple[PageEntry, ...]) -> None:
        super().__init__()
        self._desk = desk
        self.entries = {entry.key: entry for entry in entries if entry.allowed(desk)}
        self._made: dict[str, Page] = {}

    # --- size: that of the page that is open, not of the largest that was ever opened ----------------

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """The least height that shows everything at this width: lists and texts inside scroll by themselves."""
        current = self.currentWidget()
        layout = current.layout() if current is not None else None
        return layout.minimumHeightForWidth(width) if layout is not None and layout.hasHeightForWidth() else -1

    def page(self, key: str) -> Page:
        """A page, made when it is first asked for. Raises KeyError where this person may not use it."""
        if key not in self._made:
            self._take(key, self.entries[key].factory(self._desk))
        return self._made[key]

    def preparing(self, key: str) -> Iterator[None]:
        """Makes a large page in steps, before anybody asks for it."""
        making = self.entries[key].making
        if making is None or key in self._made:
            return
        made = yield from making(self._desk, self)
        made.setParent(self)
        yield
        if key not in self._made:
            self._take(key, made)
            yield from dressing(made, made.parts, self.size())
        else:  # somebody was quicker
            made.deleteLater()

    def _take(self, key: str, made: Page) -> None:
        self._made[key] = made
        for wish in WISHES:
            getattr(made, wish).connect(getattr(self, wish))
        made.waiting.connect(lambda count: self.counted.emit(key, count))
        self.addWidget(made)

    def turn_to(self, key: str) -> None:
        """Opens a page on what is in the vault now."""
        page = self.page(key)
        paint_later(self)
        self.setCurrentWidget(page)
        page.refresh()

    def count_all(self) -> None:
        """Counts in the worker what waits behind the pages that say so."""
        for key, entry in self.entries.items():
            if entry.waiting is not None:
                self._desk.ask(entry.waiting, owner=self, done=partial(self.counted.emit, key))


def next_pane(panes: list[QWidget], focus: QWidget | None) -> None:
    """Moves the focus into the pane after the one that has it, round and round."""
    at = next(
        (at for at, pane in enumerate(panes) if focus is not None and (pane is focus or pane.isAncestorOf(focus))), 0
    )
    for step in range(1, len(panes) + 1):
        pane = panes[(at + step) % len(panes)]
        inside = pane.findChildren(QWidget)
        # A page with nothing to press yet is still a place to be: its column takes the keys that scroll.
        first = next(filter(_takes_tab, inside), None) or next(filter(_takes_focus, inside), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
            return


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and _takes_focus(widget)


def _takes_focus(widget: QWidget) -> bool:
    asked = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    return asked and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None

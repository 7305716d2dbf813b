"""Every shortcut of the window in one place, and the list of them that `Ctrl+/` shows."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets.basic import Scroll, button, label, row


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut:
    """`name` chooses the sentence `desktop-key-<name>`; `place` is where it works.

    `arabic`: what the same key gives on an Arabic keyboard, where Qt knows no Latin letter for it.
    """

    name: str
    keys: str
    place: str
    arabic: str = ""


SHORTCUTS = (
    Shortcut(name="new", keys="Ctrl+N", place="everywhere"),
    Shortcut(name="search", keys="Ctrl+K", place="everywhere"),
    Shortcut(name="lock", keys="Ctrl+L", place="everywhere"),
    Shortcut(name="vanish", keys="Shift+Esc", place="everywhere"),
    Shortcut(name="pane", keys="F6", place="everywhere"),
    Shortcut(name="shortcuts", keys="Ctrl+/", place="everywhere"),
    Shortcut(name="next-record", keys="Alt+Down", place="list"),
    Shortcut(name="previous-record", keys="Alt+Up", place="list"),
    Shortcut(name="paper", keys="Ctrl+P", place="list"),
    Shortcut(name="save", keys="Ctrl+S", place="editor"),
    Shortcut(name="next-section", keys="Ctrl+Return", place="editor"),
    Shortcut(name="submit", keys="Ctrl+Shift+Return", place="editor"),
    Shortcut(name="tree", keys="F4", place="editor"),
    Shortcut(name="help", keys="F1", place="editor"),
    Shortcut(name="verify", keys="V", place="review", arabic="ر"),
    Shortcut(name="return", keys="R", place="review", arabic="ق"),
    Shortcut(name="next", keys="Space", place="review"),
)
PLACES = tuple(dict.fromkeys(shortcut.place for shortcut in SHORTCUTS))


def keys_of(name: str) -> QKeySequence:
    """The keys of a shortcut. Raises StopIteration for a name that there is not."""
    return QKeySequence(next(shortcut.keys for shortcut in SHORTCUTS if shortcut.name == name))


def all_keys_of(name: str) -> list[QKeySequence]:
    """The keys of a shortcut on Latin and on Arabic keyboards. Raises StopIteration for a name that there is not."""
    found = next(shortcut for shortcut in SHORTCUTS if shortcut.name == name)
    return [QKeySequence(keys) for keys in (found.keys, found.arabic) if keys]


class ShortcutList(QDialog):
    """What the keyboard can do, place by place."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        say = desk.words
        self.setObjectName("page")
        self.setWindowTitle(say("desktop-keys-title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(520, 600)
        scroll = Scroll(spacing=14)
        for place in PLACES:
            scroll.body.addWidget(label(say(f"desktop-keys-{place}"), "section"))
            scroll.body.addLayout(self._lines(desk, place))
        scroll.body.addStretch()
        close = button("primary", act=self.close)
        close.setText(say("desktop-close"))
        foot = row(close)
        foot.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.addWidget(label(say("desktop-keys-title"), "title"))
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)

    @staticmethod
    def _lines(desk: Desk, place: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(7)
        for at, shortcut in enumerate(found for found in SHORTCUTS if found.place == place):
            grid.addWidget(label(desk.words(f"desktop-key-{shortcut.name}"), wrap=True), at, 0)
            keys = keys_of(shortcut.name).toString(QKeySequence.SequenceFormat.NativeText)
            grid.addWidget(label(keys, "key"), at, 1, Qt.AlignmentFlag.AlignTrailing)
        return grid

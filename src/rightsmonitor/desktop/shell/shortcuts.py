"""Every shortcut of the window in one place, how it lies on other keyboards, and the list that `Ctrl+/` shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets.basic import Scroll, button, label, row

# What each key gives on the Arabic keyboards of Windows and X11, Morocco's included. Qt finds the Latin letter behind
# it only where a Latin layout is installed too. B gives two letters at once, which no shortcut can be.
_ARABIC = dict(zip("QWERTYUIOPASDFGHJKLZXCVNM,./;", "ضصثقفغعهخحشسيبلاتنمئءؤرىةوزظك", strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut:
    """`name` chooses the sentence `desktop-key-<name>`; `place` is where it works."""

    name: str
    keys: str
    place: str


SHORTCUTS = (
    Shortcut(name="new", keys="Ctrl+N", place="everywhere"),
    Shortcut(name="search", keys="Ctrl+K", place="everywhere"),
    Shortcut(name="hand-over", keys="Ctrl+H", place="everywhere"),
    Shortcut(name="import", keys="Ctrl+I", place="everywhere"),
    Shortcut(name="release", keys="Ctrl+E", place="everywhere"),
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
    Shortcut(name="verify", keys="V", place="review"),
    Shortcut(name="return", keys="R", place="review"),
    Shortcut(name="next", keys="Space", place="review"),
)
PLACES = tuple(dict.fromkeys(shortcut.place for shortcut in SHORTCUTS))


def keys_of(name: str) -> QKeySequence:
    """The keys of a shortcut. Raises StopIteration for a name that there is not."""
    return QKeySequence(next(shortcut.keys for shortcut in SHORTCUTS if shortcut.name == name))


def all_keys_of(name: str) -> list[QKeySequence]:
    """The keys of a shortcut on QWERTY, AZERTY and Arabic keyboards. Raises StopIteration for an unknown name."""
    return [QKeySequence(keys) for keys in _spellings(next(s.keys for s in SHORTCUTS if s.name == name))]


def _spellings(keys: str) -> list[str]:
    # Not Ctrl+Shift+/ for AZERTY, where / needs Shift: Qt tries Ctrl+/ by itself, and both would be ambiguous.
    before, last = keys[:-1], keys[-1]
    found = [keys]
    if last in _ARABIC and (not before or before.endswith("+")):
        found.append(f"{before}{_ARABIC[last]}")
    if "Return" in keys:  # the one beside the digits
        found.append(keys.replace("Return", "Enter"))
    return found


def bind(name: str, widget: QWidget, act: Callable[[], object], *, inside: bool = False) -> None:
    """Lets a shortcut act in the window of a widget; `inside`: only while the focus is in the widget."""
    made = QShortcut(widget)
    made.setKeys(all_keys_of(name))
    if inside:
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(act)
    # An Arabic keyboard with a Latin one beside it gives both spellings at once; no other shortcut has either.
    made.activatedAmbiguously.connect(act)


class Precedence(QObject):
    """Our keys before those of a text field: on X11 a field would take Ctrl+K and Ctrl+E to edit its line."""

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        with_control = [shortcut.name for shortcut in SHORTCUTS if shortcut.keys.startswith("Ctrl+")]
        self._ours = {keys.toString() for name in with_control for keys in all_keys_of(name)}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        ours = QKeySequence(event.keyCombination()).toString() in self._ours
        if ours:
            event.ignore()
        return ours


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
            grid.addWidget(label(f"\u2066{keys}\u2069", "key"), at, 1, Qt.AlignmentFlag.AlignTrailing)
        return grid

"""Whether a page can be used without mouse and without eyes: names and kinds that screen readers say, ways of the
keys, and keys that mean one thing.

Each check gives sentences for people who mend pages; nothing found is an empty list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

import looks
import spoken
import tour
from rightsmonitor.wording import Language

_MOST = 400  # presses of Tab on one page
_NO_KIND = {QAccessible.Role.NoRole, QAccessible.Role.Client}
_WINDOW = (Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut)


def stops(root: QWidget) -> Iterator[QWidget]:
    """Whatever the Tab key should come to: in use, in sight or scrolled away, with no other standing for it."""
    for widget in looks.shown(root):
        if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            yield widget


def said(widget: QWidget) -> tuple[str, QAccessible.Role]:
    """(name, or else description; kind) as a screen reader is told."""
    told = QAccessible.queryAccessibleInterface(widget)
    if told is None:
        return "", QAccessible.Role.NoRole
    name = told.text(QAccessible.Text.Name) or told.text(QAccessible.Text.Description)
    return name.strip(), told.role()


def place_of(widget: QWidget) -> str:
    """Where a widget is, for one that has no name: the classes around it."""
    chain, here = [], widget
    while len(chain) < 5:
        chain.append(f"{type(here).__name__}#{here.objectName()}".rstrip("#"))
        above = here.parentWidget()
        if above is None:
            break
        here = above
    return " < ".join(chain)


def mute(root: QWidget, language: Language) -> list[str]:
    """Controls without a name, with a name of another language, or without a kind."""
    found = []
    for widget in stops(root):
        name, kind = said(widget)
        if not name:
            found.append(f"no name: {place_of(widget)}")
        elif name not in spoken.NAMES and _foreign(name, language):
            found.append(f"not {language}: “{name[:60]}”, {place_of(widget)}")
        if kind in _NO_KIND:
            found.append(f"no kind: {place_of(widget)} “{name[:40]}”")
    return found


def _foreign(name: str, language: Language) -> bool:
    """In Arabic one word is enough: what has Latin words and no Arabic letter was not translated."""
    untranslated = re.search(r"[a-zà-ÿ]{4,}", name) is not None and re.search(r"[\u0600-\u06ff]", name) is None
    return spoken.is_foreign(name, language) or (language == "ar" and untranslated)


def unreached(root: QWidget) -> list[str]:
    """Controls that Tab, pressed until it comes round, does not come to."""
    wanted = list(stops(root))
    if not wanted:
        return []
    root.window().activateWindow()  # a dialog that was here has taken the keys along
    tour.turn(root.window().isActiveWindow, "active")
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget] = []
    for _ in range(_MOST):
        here = QApplication.focusWidget()
        if here is None or here in seen:
            break
        seen.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    # What a press has shown or hidden on its way is not asked for.
    return [
        f"not reached: {place_of(widget)} “{said(widget)[0][:40]}”"
        for widget in stops(root)
        if widget in wanted and widget not in seen
    ]


# --- keys -------------------------------------------------------------------------------------------------


def keys(window: QWidget) -> Iterator[tuple[str, QWidget | None, str]]:
    """(keys, the widget inside which they work or None for the whole window, what they belong to)."""
    for shortcut in window.findChildren(QShortcut):
        around = shortcut.parent()
        inside = around if isinstance(around, QWidget) and shortcut.context() not in _WINDOW else None
        for sequence in dict.fromkeys(map(_plain, QShortcut.keys(shortcut))):
            yield sequence, inside, f"shortcut of {type(around).__name__}"
    for button in window.findChildren(QAbstractButton):
        if not button.shortcut().isEmpty():
            yield _plain(button.shortcut()), None, f"button “{button.text()}”"
    for action in window.findChildren(QAction):
        inside = action.parent() if action.shortcutContext() not in _WINDOW else None
        for sequence in action.shortcuts():
            yield _plain(sequence), inside if isinstance(inside, QWidget) else None, f"action “{action.text()}”"


def _plain(sequence: QKeySequence) -> str:
    text = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    return re.sub(r"\bEnter\b", "Return", text)


def ambiguous(window: QWidget) -> list[str]:
    """Keys that mean two things in the same place."""
    found = []
    for (first, one, what), (second, other, else_) in combinations(keys(window), 2):
        if first and first == second and _meet(one, other):
            found.append(f"{first}: {what} and {else_}")
    return found


def _meet(one: QWidget | None, other: QWidget | None) -> bool:
    if one is None or other is None:
        return True
    return one is other or one.isAncestorOf(other) or other.isAncestorOf(one)

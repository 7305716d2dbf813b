"""A person's hands at the real window: opening it, entering, typing, pasting."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from rightsmonitor.desktop import app as desktop
from rightsmonitor.desktop.app import Window
from rightsmonitor.desktop.main_window import Workplace
from rightsmonitor.services.demo import Demo
from rightsmonitor.wording import Language

WAIT = 30_000


def open_window(qtbot: Any, office: Demo, language: Language) -> Window:
    """The window on the unlock page, in front."""
    desktop.application()
    found = Window(folder=office.vault, language=language, demo=office)
    found.show()
    found.activateWindow()
    qtbot.waitUntil(found.isActiveWindow, timeout=WAIT)
    return found


def close(window: Window) -> None:
    window.close()
    window.deleteLater()
    QApplication.processEvents()


@contextmanager
def opened(qtbot: Any, office: Demo, who: str = "") -> Iterator[Window]:
    """The French window for the length of a test, on the unlock page or with somebody in it."""
    found = open_window(qtbot, office, "fr")
    if who:
        enter(qtbot, found, who, office.passphrases[who])
    try:
        yield found
    finally:
        close(found)


def knock(opened: Window, name: str, passphrase: str) -> None:
    """Types name and passphrase, as a person does."""
    opened.unlock.user.setText(name)
    opened.unlock.passphrase.setFocus()
    QTest.keyClicks(opened.unlock.passphrase, passphrase)
    QTest.keyClick(opened.unlock.passphrase, Qt.Key.Key_Return)


def enter(qtbot: Any, opened: Window, name: str, passphrase: str) -> Workplace:
    """Types name and passphrase and waits until the vault is open."""
    knock(opened, name, passphrase)
    qtbot.waitUntil(lambda: opened.workplace is not None, timeout=WAIT)
    assert opened.unlock.passphrase.is_empty()
    assert opened.workplace is not None
    opened.activateWindow()
    return opened.workplace


def leave(qtbot: Any, opened: Window) -> None:
    opened.lock()
    assert opened.workplace is None
    qtbot.wait(50)


def write(widget: QWidget, text: str) -> None:
    """What an input method commits: QTest's own keys know ASCII only."""
    widget.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def paste(widget: QWidget, text: str) -> None:
    """Ctrl+A and Ctrl+V with that text on the clipboard."""
    QApplication.clipboard().setText(text)
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

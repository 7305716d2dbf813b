"""Leaving at once, wherever the focus is: the keys that lock and hide, and the dialogs that go with the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from rightsmonitor.desktop.shell import events
from rightsmonitor.desktop.shell.shortcuts import bind

# Milliseconds that the worker has to close the vault before the process goes anyway; more where text is being kept.
# logind waits 5 s at most before it suspends.
PATIENCE, PATIENCE_UNKEPT = 1500, 4000
_ARMED = "leaves"


class Panic(QObject):
    """Lock and vanish in the window, and in each dialog when it is shown, which makes the window itself deaf.

    Shortcuts, not key events: they know where a letter lies on an Arabic keyboard.
    """

    lock = Signal()
    vanish = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._arm(window)
        events.listen(self, self._shown, QEvent.Type.Show)

    def _arm(self, window: QWidget) -> None:
        for name, asked in (("lock", self.lock), ("vanish", self.vanish)):
            bind(name, window, asked.emit)

    def _shown(self, watched: QObject, _event: QEvent) -> bool:
        if isinstance(watched, QDialog) and not watched.property(_ARMED):
            watched.setProperty(_ARMED, True)
            self._arm(watched)
        return False


def close_dialogs(window: QWidget) -> None:
    """Every other window of the program, the innermost first: none outlives the session that it showed."""
    for _ in range(20):
        popup = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if popup is None or popup is window or not popup.close():
            break
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible() and widget.isWindow():
            widget.close()
            widget.deleteLater()

"""Locks after minutes without a key or a click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

IDLE_MINUTES = 5
_ALIVE = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class IdleClock(QObject):
    """`left` tells the seconds that are left, `ran_out` that there are none."""

    left = Signal(int)
    ran_out = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._seconds = IDLE_MINUTES * 60
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        self._seconds = IDLE_MINUTES * 60
        self.left.emit(self._seconds)
        self._timer.start()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def stop(self) -> None:
        self._timer.stop()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ALIVE:
            self._seconds = IDLE_MINUTES * 60
        return False

    def _tick(self) -> None:
        self._seconds -= 1
        self.left.emit(max(0, self._seconds))
        if self._seconds <= 0:
            self.ran_out.emit()

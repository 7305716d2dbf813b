"""Locks after minutes without a key or a click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.shell import events

_ALIVE = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class IdleClock(QObject):
    """`left` tells the seconds that are left, `ran_out` that there are none."""

    left = Signal(int)
    ran_out = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._seconds = desk.idle_minutes * 60
        desk.idle_changed.connect(self._begin)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        self._begin()
        self._timer.start()
        events.listen(self, self._alive, *_ALIVE)

    def _begin(self) -> None:
        self._seconds = self._desk.idle_minutes * 60
        self.left.emit(self._seconds)

    def stop(self) -> None:
        self._timer.stop()
        events.ignore(self)

    def _alive(self, _watched: QObject, _event: QEvent) -> bool:
        self._seconds = self._desk.idle_minutes * 60
        return False

    def _tick(self) -> None:
        self._seconds -= 1
        self.left.emit(max(0, self._seconds))
        if self._seconds <= 0:
            self.ran_out.emit()

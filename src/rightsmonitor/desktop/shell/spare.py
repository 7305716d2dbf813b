"""Spare time: what a person will probably need next is made in small steps while nobody waits for anything."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

from rightsmonitor.desktop.desk import Desk

_PAUSE = 4  # milliseconds between two slices: keys, paint and answers go first
_SLICE = 0.006  # seconds; a step that has begun is finished


class SpareTime(QObject):
    """Takes iterators and does their steps on the interface thread, while the worker has nothing to do."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._work: deque[Iterator[None]] = deque()
        self._urgent: deque[Iterator[None]] = deque()
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._turn)

    @property
    def idle(self) -> bool:
        """Whether everything is made."""
        return not self._work and not self._urgent

    def give(self, steps: Iterator[None]) -> None:
        """More to do, after what there is already."""
        self._work.append(steps)
        self._timer.start()

    def hurry(self, steps: Iterator[None]) -> None:
        """Somebody waits for this: before everything else, and at once where there is nothing left to make."""
        if next(steps, self) is not self:
            self._urgent.append(steps)
            self._timer.start()

    def stop(self) -> None:
        """Nothing more is made."""
        self._work.clear()
        self._urgent.clear()
        self._timer.stop()

    def _turn(self) -> None:
        end = perf_counter() + _SLICE
        while (work := self._due) and perf_counter() < end:
            steps = work[0]
            if next(steps, self) is self and steps in work:  # a step may end everything
                work.remove(steps)
        if self.idle:
            self._timer.stop()

    @property
    def _due(self) -> deque[Iterator[None]]:
        """What is urgent; the rest once the worker has answered everything."""
        return self._urgent if self._urgent or self._desk.jobs.busy else self._work

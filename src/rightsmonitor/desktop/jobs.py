"""The one door for slow work: a single worker thread that owns the database, answers on the interface thread."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from time import perf_counter
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from rightsmonitor.domain.errors import RightsMonitorError

T = TypeVar("T")
Failed = Callable[[RightsMonitorError], None]
_SLICE = 0.004  # seconds of answers in one turn of the event loop; the last one may take longer


class Job:
    """Work under way. `cancel` asks it to stop; it stops at its next step and leaves everything as it was."""

    def __init__(self) -> None:
        self._stop = Event()

    def cancel(self) -> None:
        self._stop.set()

    def cancelled(self) -> bool:
        return self._stop.is_set()


class Jobs(QObject):
    """Runs work in order, one piece at a time. A late answer to a widget that is gone is dropped.

    Answers that come together are not delivered together: what one of them shows is painted before the next.
    """

    _answered = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="vault")
        self._waiting = 0
        self._generation = 0
        self._arrived: deque[tuple[Any, ...]] = deque()
        self._turns = QTimer(self)
        self._turns.setInterval(0)
        self._turns.timeout.connect(self._turn)
        self._answered.connect(self._arrive, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether anything is under way, or its answer."""
        return self._waiting > 0

    def run(
        self,
        work: Callable[[], T],
        *,
        owner: QObject,
        done: Callable[[T], None],
        failed: Failed,
    ) -> None:
        """`work` in the worker; `done` or `failed` on the interface thread. Other errors reach the exception hook."""
        generation = self._generation
        self._waiting += 1
        self.busy_changed.emit(True)
        future: Future[T] = self._worker.submit(work)
        future.add_done_callback(lambda ended: self._emit((ended, owner, done, failed, generation)))

    def progress(self, tell: Callable[[int, int], None], *, owner: QObject) -> Callable[[int, int], None]:
        """A callback for the worker that tells `done, total` on the interface thread."""

        def told(done: int, total: int) -> None:
            self._emit((None, owner, lambda _: tell(done, total), None, self._generation))

        return told

    def forget(self) -> None:
        """Answers still under way are dropped: the vault was locked."""
        self._generation += 1

    def close(self) -> None:
        """Waits for the work that has begun; nothing new is taken."""
        self._worker.shutdown(wait=True)

    def _emit(self, answer: tuple[Any, ...]) -> None:
        if isValid(self):
            self._answered.emit(answer)

    def _arrive(self, answer: tuple[Any, ...]) -> None:
        self._arrived.append(answer)
        if not self._turns.isActive():
            self._turns.start()

    def _turn(self) -> None:
        end = perf_counter() + _SLICE
        while isValid(self) and self._arrived and perf_counter() < end:
            self._deliver(self._arrived.popleft())
        if isValid(self) and not self._arrived:  # an answer may close the window
            self._turns.stop()

    def _deliver(self, answer: tuple[Any, ...]) -> None:
        ended, owner, done, failed, generation = answer
        if ended is not None:
            self._waiting -= 1
            if not self._waiting:
                self.busy_changed.emit(False)
        if generation != self._generation or not isValid(owner):
            return
        if ended is None:
            done(None)
            return
        error = ended.exception()
        if error is None:
            done(ended.result())
        elif isinstance(error, RightsMonitorError):
            failed(error)
        else:
            raise error

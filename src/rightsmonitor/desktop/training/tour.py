"""The guided tour: leads from control to control on the real window, and never stands in the way of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.training.callout import Callout, Ring, beside
from rightsmonitor.desktop.training.steps import LOST, STEPS, Step, target

if TYPE_CHECKING:
    from rightsmonitor.desktop.main_window import Workplace

_LOOK = 120  # milliseconds: pages load in the worker, and people resize windows


class Tour(QObject):
    """One walk through the steps of this person. `ended`: left, or gone through."""

    ended = Signal()

    def __init__(self, desk: Desk, place: Workplace) -> None:
        super().__init__(place)
        self._desk, self._place = desk, place
        self.steps: tuple[Step, ...] = tuple(step for step in STEPS if step.allowed(place))
        self.at, self._seen, self._drawn = 0, False, QRect()
        self.ring, self.callout = Ring(place), Callout(desk, place)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK)
        self._look.timeout.connect(self._follow)
        self.callout.forward.connect(lambda: self.go(self.at + 1))
        self.callout.back.connect(lambda: self.go(self.at - 1))
        self.callout.left.connect(self.end)
        desk.language_changed.connect(self._retranslate)
        self._look.start()
        self.go(0)

    @property
    def step(self) -> Step:
        return self.steps[self.at]

    @property
    def target(self) -> QWidget:
        """The control that the step is about."""
        return target(self.step, self._place)

    def go(self, at: int) -> None:
        """To a step; behind the last one it ends."""
        if at >= len(self.steps):
            self.end()
            return
        self.at, self._seen, self._drawn = max(0, at), False, QRect()
        self.ring.hide()  # until the control of this step is there
        self.step.prepare(self._place)
        self._retranslate()
        self._follow()

    def end(self) -> None:
        self._look.stop()
        for widget in (self.ring, self.callout):
            widget.hide()
            widget.deleteLater()
        self.ended.emit()
        self.deleteLater()

    def _retranslate(self) -> None:
        self.callout.say(self.step.name, self.at, len(self.steps))
        self._drawn = QRect()

    def _follow(self) -> None:
        """Keeps card and ring at the control, wherever it is now."""
        try:
            control = self.target
        except KeyError:  # the field is not in the form yet
            return
        if not control.isVisible():
            if self._seen and self.step.editing:
                self.go(next(at for at, step in enumerate(self.steps) if step.name == LOST))
            return
        found = QRect(control.mapTo(self._place, QPoint(0, 0)), control.size())
        if found != self._drawn:
            self._show_at(found)
        if not self._seen:
            self._seen = True
            self.callout.next.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_at(self, found: QRect) -> None:
        self._drawn = found
        room = self._place.rect()
        self.ring.setGeometry(found.adjusted(-5, -5, 5, 5).intersected(room))
        self.callout.move(beside(found, self.callout.size(), room, rtl=self._desk.words.right_to_left))
        for widget in (self.ring, self.callout):
            widget.show()
            widget.raise_()

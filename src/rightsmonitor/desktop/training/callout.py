"""The card of a step beside its control, and the ring around the control. Enter goes on, Esc leaves."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rightsmonitor.desktop import theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets.basic import button, label, row

_WIDTH, _GAP, _EDGE = 430, 12, 8


class Callout(QFrame):
    """`forward`, `back` and `left`: what the person wants."""

    forward = Signal()
    back = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("callout")
        self._desk = desk
        self._title, self._text, self._count = label(kind="section", wrap=True), label(wrap=True), label(kind="hint")
        self.next = button("primary", act=self.forward.emit)
        self.previous, self.leave = button("", act=self.back.emit), button("quiet", act=self.left.emit)
        foot = row(self.leave, self._count)
        foot.addStretch()
        foot.addWidget(self.previous)
        foot.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(8)
        for widget in (self._title, self._text):
            layout.addWidget(widget)
        layout.addLayout(foot)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.activated.connect(self.left.emit)
        self.setTabOrder(self.next, self.previous)
        self.setTabOrder(self.previous, self.leave)

    def say(self, name: str, at: int, total: int) -> None:
        """The words of a step; `at` counts from 0."""
        say = self._desk.words
        title, text = say(f"tour-{name}-title"), say(f"tour-{name}-text")
        self._title.setText(title)
        self._text.setText(text)
        self._count.setText(say("tour-count", at=at + 1, total=total))
        self.next.setText(say("tour-done" if at + 1 == total else "tour-next"))
        self.previous.setText(say("tour-back"))
        self.previous.setEnabled(at > 0)
        self.leave.setText(say("tour-leave"))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.next.setAccessibleDescription(f"{title}. {text}")
        self.setFixedWidth(theme.scaled(_WIDTH))
        layout = self.layout()
        height = layout.heightForWidth(self.width()) if layout is not None else 0
        self.resize(self.width(), max(height, self.sizeHint().height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            pressed = next((made for made in (self.previous, self.leave) if made.hasFocus()), self.next)
            pressed.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Ring(QFrame):
    """A frame around a control, which the mouse goes through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def beside(target: QRect, size: QSize, room: QRect, *, rtl: bool) -> QPoint:
    """Where a card of `size` stands inside `room`: below, above, after or before the control, or over its end.

    It begins where the control begins, which in Arabic is its right edge.
    """
    left = target.right() - size.width() if rtl else target.left()
    top = min(max(target.top(), room.top() + _EDGE), room.bottom() - size.height() - _EDGE)
    after, before = target.right() + _GAP, target.left() - size.width() - _GAP
    places = (
        QPoint(left, target.bottom() + _GAP),
        QPoint(left, target.top() - size.height() - _GAP),
        QPoint(before if rtl else after, top),
        QPoint(after if rtl else before, top),
    )
    kept = QPoint(_within(left, size.width(), room.left(), room.right()), 0)
    for place in places[:2]:
        place.setX(kept.x())
    for place in places:
        if room.contains(QRect(place, size)):
            return place
    bottom = _within(target.bottom() - size.height() - _GAP, size.height(), room.top(), room.bottom())
    return QPoint(kept.x(), bottom)


def _within(start: int, length: int, first: int, last: int) -> int:
    return max(first + _EDGE, min(start, last - length - _EDGE))

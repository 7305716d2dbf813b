"""A field for passphrases that keeps no Qt string: key events fill a bytearray that can be overwritten."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from rightsmonitor.desktop import theme
from rightsmonitor.desktop.widgets.basic import restyle

_LONGEST = 512


class PasswordField(QFrame):
    """`take()` hands the bytes over and forgets them. No undo, no copy, no selection, no prediction."""

    submitted = Signal()
    changed = Signal()
    caps_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("password")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        theme.hold(self, height=36, least=True)
        self._typed = bytearray()
        self._lengths: list[int] = []
        self._shown = False
        self._hint = ""
        self._caps = False

    def set_hint(self, text: str) -> None:
        self._hint = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.update()

    def set_shown(self, shown: bool) -> None:
        self._shown = shown
        self.update()

    def is_empty(self) -> bool:
        return not self._lengths

    def type_text(self, text: str) -> None:
        """Adds typed characters; controls are left out."""
        for character in text:
            if character.isprintable() and len(self._typed) < _LONGEST:
                coded = character.encode("utf-8", errors="ignore")
                if coded:
                    self._typed.extend(coded)
                    self._lengths.append(len(coded))
        self._tell()

    def typed(self) -> bytearray:
        """A copy of what was typed, for whoever overwrites it; the field keeps it so that it can be mended."""
        return bytearray(self._typed)

    def take(self) -> bytearray:
        """What was typed; the field is empty afterwards."""
        typed = self._typed
        self._typed, self._lengths = bytearray(), []
        self._tell()
        return typed

    def wipe(self) -> None:
        self._typed[:] = bytes(len(self._typed))
        self._typed, self._lengths = bytearray(), []
        self._tell()

    def _tell(self) -> None:
        self.changed.emit()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
        elif event.key() == Qt.Key.Key_Backspace:
            self._erase()
        elif event.key() == Qt.Key.Key_Escape:
            self.wipe()
        elif event.text() and event.text().isprintable():
            self._watch_caps(event)
            self.type_text(event.text())
        else:
            super().keyPressEvent(event)

    def _watch_caps(self, event: QKeyEvent) -> None:
        letter, shift = event.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if letter.isalpha() and letter.lower() != letter.upper():
            caps = letter.isupper() != shift
            if caps != self._caps:
                self._caps = caps
                self.caps_changed.emit(caps)

    def _erase(self) -> None:
        if self._lengths:
            length = self._lengths.pop()
            self._typed[-length:] = bytes(length)
            del self._typed[-length:]
            self._tell()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.type_text(event.commitString())
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        restyle(self, "focused", True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        restyle(self, "focused", False)
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        event.accept()

    def paint_frame(self, event: QPaintEvent) -> None:
        """Ground and border alone."""
        super().paintEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint_frame(event)
        painter = QPainter(self)
        box = self.rect().adjusted(11, 0, -11, 0)
        if self.is_empty():
            painter.setPen(theme.colour("muted"))
            hint = painter.fontMetrics().elidedText(self._hint, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, self._alignment(), hint)
            shown = 0
        else:
            painter.setPen(theme.colour("ink"))
            text = self._typed.decode("utf-8") if self._shown else "●" * len(self._lengths)
            painter.drawText(box, self._alignment(), text)
            shown = painter.fontMetrics().horizontalAdvance(text)
        if self.hasFocus():
            self._draw_caret(painter, box, min(shown, box.width()))
        painter.end()

    def _alignment(self) -> int:
        return int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)

    def _draw_caret(self, painter: QPainter, box: QRect, shown: int) -> None:
        x = (
            box.right() - shown - 1
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            else box.left() + shown + 1
        )
        middle = box.center().y()
        painter.setPen(theme.colour("ink"))
        painter.drawLine(x, middle - 9, x, middle + 9)

"""A sentence at the bottom of the window that goes by itself, with a button that takes back what was done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from rightsmonitor.desktop.widgets.basic import button, label

_SHORT, _LONG = 4_000, 12_000  # milliseconds: a success, and what a person must read or may take back
_WIDEST, _NARROWEST = 620, 200


class Toast(QFrame):
    """Failures and what can be undone stay longer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._label = label(wrap=True)
        self._undo: Callable[[], object] | None = None
        self.undo_button = button("toast", act=self._take_back)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 10)
        layout.setSpacing(14)
        layout.addWidget(self._label)
        layout.addWidget(self.undo_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, text: str, *, good: bool, undo: Callable[[], object] | None = None, undo_text: str = "") -> None:
        """Shows a sentence; an earlier one, and its way back, is gone."""
        self._undo = undo
        self.undo_button.setText(undo_text)
        self.undo_button.setVisible(undo is not None)
        self._label.setText(text)
        wide = self._label.fontMetrics().horizontalAdvance(text) + 8
        self._label.setFixedWidth(min(_WIDEST, max(_NARROWEST, wide)))
        self.adjustSize()
        parent = self.parentWidget()
        if parent is not None:
            self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - 48)
        self.setAccessibleName(text)
        self.show()
        self.raise_()
        self._timer.start(_SHORT if good and undo is None else _LONG)

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()

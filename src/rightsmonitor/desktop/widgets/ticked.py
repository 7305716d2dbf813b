"""A box to tick whose sentence may take several lines: one of Qt's own would be as wide as its words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from rightsmonitor.desktop.widgets.basic import label, row


class Ticked(QWidget):
    """A click on the sentence ticks `box` too."""

    def __init__(self) -> None:
        super().__init__()
        self.box, self._text = QCheckBox(), label(wrap=True)
        line = row(self.box, spacing=6)
        line.addWidget(self._text, 1)
        line.setAlignment(self.box, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.setFocusProxy(self.box)

    def say(self, text: str) -> None:
        self._text.setText(text)
        self.box.setAccessibleName(text)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.box.setFocus(Qt.FocusReason.MouseFocusReason)
            self.box.toggle()

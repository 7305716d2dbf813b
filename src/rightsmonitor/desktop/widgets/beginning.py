"""A line that shows the beginning of what is too long for it, an ellipsis, and the whole in its tool tip."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

_MARGIN = 2  # pixels that Qt leaves beside the text of a line


class BeginningLine(QLineEdit):
    """While somebody types, an ordinary line; its hint is the tool tip of an empty one."""

    def __init__(self) -> None:
        super().__init__()
        self.textEdited.connect(self._forget)

    def _forget(self) -> None:
        """What was chosen is no longer what stands here."""
        self.setToolTip(self.placeholderText())

    def show_text(self, text: str) -> None:
        """Puts in what is not typed but chosen."""
        self.setText(text)
        self.setCursorPosition(0)
        self.setToolTip(text or self.placeholderText())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        place = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        place.adjust(_MARGIN, 0, -_MARGIN, 0)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, place.width())
        if self.hasFocus() or shown == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        side = (
            Qt.AlignmentFlag.AlignRight
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            else (Qt.AlignmentFlag.AlignLeft)
        )
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()

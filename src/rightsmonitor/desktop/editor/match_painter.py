"""Lines of a list in which the letters that were typed are marked."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rightsmonitor.desktop import theme

SPANS = Qt.ItemDataRole.UserRole + 1  # (start, end) of what to mark, in characters of the text
Index = QModelIndex | QPersistentModelIndex
_WIDE = 100_000.0  # pixels: no text of a list is as long
_LINE = 2  # pixels of the line below, for those who do not see the ground


class MatchPainter(QStyledItemDelegate):
    """Marks lie under the words, which are drawn in one piece: Arabic letters stay joined, in both directions."""

    def __init__(self, parent: QListWidget) -> None:
        super().__init__(parent)
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """No wider than the list: what does not fit ends in an ellipsis and is whole in the tool tip."""
        wanted = super().sizeHint(option, index)
        return QSize(min(wanted.width(), self._list.viewport().width()), wanted.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        spans = index.data(SPANS)
        if not spans:
            super().paint(painter, option, index)
            return
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        style = self._list.style()
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, shown, self._list)
        text = shown.fontMetrics.elidedText(shown.text, Qt.TextElideMode.ElideRight, room.width())
        shown.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, self._list)
        layout = laid_out(text, shown)
        painter.save()
        painter.setClipRect(room)
        left = _left(layout, room, shown.direction)
        for box in marks(layout, text, spans):
            place = box.translated(left, room.center().y() - layout.boundingRect().height() / 2)
            painter.fillRect(place, theme.colour("mark"))
            painter.fillRect(QRectF(place.left(), place.bottom() - _LINE, place.width(), _LINE), theme.colour("ink"))
        painter.setPen(theme.colour("ink"))
        layout.draw(painter, QPointF(left, room.center().y() - layout.boundingRect().height() / 2))
        painter.restore()


def laid_out(text: str, option: QStyleOptionViewItem) -> QTextLayout:
    """One line in the direction of the list."""
    layout = QTextLayout(text, option.font)
    wanted = QTextOption()
    wanted.setTextDirection(option.direction)
    wanted.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(wanted)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(_WIDE)
    line.setLineWidth(line.naturalTextWidth() + 1)  # no room to be aligned in: that is up to who draws it
    layout.endLayout()
    return layout


def marks(layout: QTextLayout, text: str, spans: tuple[tuple[int, int], ...]) -> list[QRectF]:
    """Where each span lies in the line, from its left end; what an ellipsis has taken away is left out."""
    line, found = layout.lineAt(0), []
    for start, end in spans:
        if end <= len(text) and start < end:
            edges = (_x(line, _units(text, start)), _x(line, _units(text, end)))
            found.append(QRectF(min(edges), 0, max(edges) - min(edges), line.height()))
    return found


def _x(line: QTextLine, at: int) -> float:
    return cast("tuple[float, int]", line.cursorToX(at))[0]


def _units(text: str, at: int) -> int:
    """Qt counts in units of UTF-16."""
    return len(text[:at].encode("utf-16-le")) // 2


def _left(layout: QTextLayout, room: QRect, direction: Qt.LayoutDirection) -> float:
    wide = layout.lineAt(0).naturalTextWidth()
    return room.right() + 1 - wide if direction == Qt.LayoutDirection.RightToLeft else float(room.left())

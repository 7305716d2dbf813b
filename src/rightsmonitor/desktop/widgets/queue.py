"""A narrow list of records: the act, the child and the place, one below the other."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rightsmonitor.desktop import formats, theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.models.incident_list import COLUMNS, IncidentList
from rightsmonitor.services.records.incidents import Row

Index = QModelIndex | QPersistentModelIndex
_LINES = 3


class _Painter(QStyledItemDelegate):
    def __init__(self, desk: Desk, parent: QListView) -> None:
        super().__init__(parent)
        self._desk = desk

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, theme.scaled(20) * _LINES + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box: QRect = option.rect
        painter.fillRect(box, theme.colour("selection" if chosen else "surface"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if chosen:  # a bar beside the colour, for those who do not see it
            left = box.right() - 3 if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft else box.left()
            painter.fillRect(QRect(left, box.top(), 4, box.height()), theme.colour("primary"))
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, Row):
            self._lines(painter, box.adjusted(14, 8, -12, -8), row)
        painter.restore()

    def _lines(self, painter: QPainter, box: QRect, row: Row) -> None:
        desk = self._desk
        act = " · ".join(formats.term(code, desk) for code in row.violations) or desk.words("incidents-no-violation")
        where = " · ".join((formats.place(row.place, desk), formats.partial(row.when, desk)))
        lines = ((act, "ink", True), (formats.child(row.child, desk), "muted", False), (where, "muted", False))
        height = box.height() // _LINES
        for at, (text, tint, bold) in enumerate(lines):
            font = painter.font()
            font.setBold(bold)
            painter.setFont(font)
            painter.setPen(theme.colour(tint))
            place = QRect(box.left(), box.top() + at * height, box.width(), height)
            elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter), elided)


class Queue(QListView):
    """`chosen` carries the row or None."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, model: IncidentList) -> None:
        super().__init__()
        self._list = model
        self.setObjectName("queue")
        self.setModel(model)
        self.setModelColumn(COLUMNS.index("violation"))
        self.setItemDelegate(_Painter(desk, self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._current_changed)

    def choose(self, number: int) -> None:
        if 0 <= number < self._list.total:
            index = self._list.index(number, self.modelColumn())
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def step(self, by: int) -> None:
        """To the next (1) or the previous (-1) record; from the last to the first."""
        if self._list.total:
            self.choose((self.currentIndex().row() + by) % self._list.total)

    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self._list.row(current.row()) if current.isValid() else None)

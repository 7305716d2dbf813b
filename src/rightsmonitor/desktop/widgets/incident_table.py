"""The table of incidents: two lines of text at most, the status as a chip."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from rightsmonitor.desktop import theme
from rightsmonitor.desktop.models.incident_list import COLUMNS, IncidentList
from rightsmonitor.desktop.widgets.basic import tones
from rightsmonitor.desktop.widgets.columns import fit

Index = QModelIndex | QPersistentModelIndex
_ROW = 54
_MOST_BROKEN = 5_000  # texts
_LEADING = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
_WIDTHS = {"number": 106, "date": 108, "child": 150, "place": 104, "status": 100, "priority": 90, "due": 108}


class _Painter(QStyledItemDelegate):
    """Asks the list itself, not through Qt, and breaks each text into lines once for a width."""

    def __init__(self, model: IncidentList, parent: QWidget) -> None:
        super().__init__(parent)
        self._list = model
        self._broken: dict[tuple[str, str, int, Qt.LayoutDirection], list[str]] = {}

    def _lines(self, painter: QPainter, box: QRect, text: str) -> list[str]:
        key = text, painter.font().key(), box.width(), painter.layoutDirection()
        found = self._broken.get(key)
        if found is None:
            if len(self._broken) > _MOST_BROKEN:
                self._broken = {}
            found = self._broken[key] = _two_lines(painter, box.width(), text)
        return found

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.scaled(_WIDTHS.get(COLUMNS[index.column()], 200)), theme.scaled(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box: QRect = option.rect
        painter.fillRect(box, theme.colour("selection" if chosen else "surface"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inside = box.adjusted(9, 4, -9, -4)
        column, text = COLUMNS[index.column()], self._list.text(index.row(), index.column())
        found = self._list.row(index.row()) if column == "status" else None
        if found is not None:
            chip(painter, inside, found.status.value, text)
        else:
            font = painter.font()
            font.setBold(column == "violation")
            painter.setFont(font)
            painter.setPen(theme.colour("muted" if column in ("number", "child") else "ink"))
            _draw_lines(painter, inside, self._lines(painter, inside, text))
        painter.restore()


def chip(painter: QPainter, box: QRect, status: str, text: str) -> None:
    """A status in words on its colour, at the leading edge of a box."""
    ground, ink = tones(status)
    font = painter.font()
    font.setBold(True)
    font.setPixelSize(max(11, font.pixelSize() - 2))
    painter.setFont(font)
    width = min(box.width(), QFontMetrics(font).horizontalAdvance(text) + 18)
    chip = QRect(0, 0, width, theme.scaled(22))
    rtl = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    chip.moveTop(box.center().y() - chip.height() // 2)
    chip.moveLeft(box.right() - width if rtl else box.left())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(chip, 11, 11)
    painter.setPen(theme.colour(ink))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)


def _two_lines(painter: QPainter, width: int, text: str) -> list[str]:
    """Breaks between words; what does not fit into two lines ends in an ellipsis."""
    metrics = QFontMetrics(painter.font())
    shown = QTextLayout(text, painter.font())
    option = QTextOption()
    option.setTextDirection(painter.layoutDirection())
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    shown.setTextOption(option)
    lines: list[str] = []
    shown.beginLayout()
    while (line := shown.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        lines.append(text[start : start + line.textLength()].strip())
    shown.endLayout()
    if len(lines) > 2:
        rest = " ".join(lines[1:])
        lines = [lines[0], rest]
    return [metrics.elidedText(part, Qt.TextElideMode.ElideRight, width) for part in lines]


def _draw_lines(painter: QPainter, box: QRect, lines: list[str]) -> None:
    height = painter.fontMetrics().lineSpacing()
    top = box.center().y() - height * len(lines) // 2
    for number, part in enumerate(lines):
        place = QRect(box.left(), top + number * height, box.width(), height)
        painter.drawText(place, _LEADING, part)


class IncidentTable(QTableView):
    """A list to choose from: `chosen` carries the row or None."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, model: IncidentList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
        self.setModel(model)
        self.setItemDelegate(_Painter(model, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)  # arrows move in it; Tab would never leave it again
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        # Every row has the same height: measuring a hundred thousand of them takes seconds.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(COLUMNS.index("violation"), QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.rows.row(index.row())))

    def fit(self) -> None:
        """Columns and rows for this language and size of text."""
        fit(self, {COLUMNS.index(name): width for name, width in _WIDTHS.items()}, row=_ROW)

    def sort_by_header(self) -> None:
        """A click on a heading sorts in the vault."""
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicator(COLUMNS.index("date"), Qt.SortOrder.DescendingOrder)

    def show_columns(self, names: tuple[str, ...]) -> None:
        """Only these columns."""
        for at, name in enumerate(COLUMNS):
            self.setColumnHidden(at, name not in names)

    def choose(self, number: int) -> None:
        if 0 <= number < self.rows.total:
            # selectRow asks for the column at the edge of the view, which from right to left there may be none.
            self.setCurrentIndex(self.rows.index(number, 0))
            self.scrollTo(self.rows.index(number, 0))

    def step(self, by: int) -> None:
        """To the next (1) or the previous (-1) record."""
        self.choose(max(0, min(self.rows.total - 1, self.currentIndex().row() + by)))

    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self.rows.row(current.row()) if current.isValid() else None)

"""The packages that arrived, one in a line, newest period first."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from rightsmonitor.desktop import formats, theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets.incident_table import chip
from rightsmonitor.services.national.workspace import Received
from rightsmonitor.wording import LANGUAGES

COLUMNS = ("office", "period", "number", "prepared", "signers", "state")
_WIDTHS = {"period": 100, "number": 60, "prepared": 116, "signers": 210, "state": 118}
_ROW = 44
_LEAST = 72  # so that a heading stays whole beside fixed columns
# The state of a package in the colours of a status; the words beside say it too.
TONES = {"current": "verified", "replaced": "draft", "absent": "submitted", "refused": "returned"}
_Index = QModelIndex | QPersistentModelIndex


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        found, text = index.data(Qt.ItemDataRole.UserRole), str(index.data() or "")
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, theme.colour("selection" if chosen else "surface"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        inside, column = option.rect.adjusted(9, 4, -9, -4), COLUMNS[index.column()]
        if column == "state" and isinstance(found, Received):
            chip(painter, inside, TONES[found.state], text)
        else:
            rtl = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            painter.setPen(theme.colour("ink" if column in ("office", "signers") else "muted"))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
            painter.drawText(inside, side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


class PackageTable(QTableWidget):
    """`chosen` carries the package of the current row, or None."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(0, len(COLUMNS))
        self._desk = desk
        self._rows: tuple[Received, ...] = ()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(_Painter(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(theme.scaled(_LEAST))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        for at, name in enumerate(COLUMNS):
            mode = QHeaderView.ResizeMode.Stretch if name == "office" else QHeaderView.ResizeMode.Fixed
            head.setSectionResizeMode(at, mode)
            self.setColumnWidth(at, theme.scaled(_WIDTHS.get(name, 200)))
        self.currentCellChanged.connect(lambda row, *_: self.chosen.emit(self.at(row)))

    def at(self, row: int) -> Received | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def show_rows(self, rows: tuple[Received, ...], *, keep: str = "") -> None:
        """`keep`: the digest that stays chosen."""
        self._rows = rows
        self.setRowCount(len(rows))
        for at, row in enumerate(rows):
            for column, text in enumerate(self._texts(row)):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, row)
                item.setToolTip(text)
                self.setItem(at, column, item)
        chosen = next((at for at, row in enumerate(rows) if row.digest == keep), 0)
        self.setCurrentCell(chosen if rows else -1, 0)
        self.chosen.emit(self.at(chosen))

    def retranslate(self) -> None:
        say = self._desk.words
        self.setHorizontalHeaderLabels([say(f"authority-column-{name}") for name in COLUMNS])
        self.setAccessibleName(say("authority-received"))

    def _texts(self, row: Received) -> tuple[str, ...]:
        desk = self._desk
        signers = formats.listed([s.name or s.uid for s in row.signers], desk) or formats.DASH
        return (
            office(row.office, row.labels, desk),
            formats.code(row.period, desk),
            str(row.sequence),
            formats.written_day(row.prepared_on, desk),
            signers,
            desk.words(f"authority-state-{row.state}"),
        )


def office(code: str, labels: tuple[str, str, str], desk: Desk) -> str:
    """`Bureau d’Oujda · OUJ`, or the code alone."""
    name = labels[LANGUAGES.index(desk.language)]
    return f"{name} · {formats.code(code, desk)}" if name else formats.code(code, desk)

"""A table of reference data with a line to search in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView, QVBoxLayout, QWidget

from rightsmonitor.desktop import icons
from rightsmonitor.desktop.models.rows import Rows
from rightsmonitor.desktop.widgets.basic import label, row, set_hint
from rightsmonitor.desktop.widgets.columns import fit

_ROW = 34


class RowsView(QWidget):
    """`chosen` carries the key of a row, or an empty text."""

    chosen = Signal(str)

    def __init__(self, *, stretch: Sequence[int] = (0,), widths: dict[int, int] | None = None) -> None:
        super().__init__()
        self._stretch, self._widths = tuple(stretch), widths or {}
        self.model = Rows(self)
        self.search, self._count = QLineEdit(), label(kind="hint")
        self.table = QTableView()
        self.table.setObjectName("rows")
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.horizontalHeader().setHighlightSections(False)
        self.search.setClearButtonEnabled(True)
        self._icon = self.search.addAction(icons.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        head = row()
        head.addWidget(self.search, 1)
        head.addWidget(self._count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        self.search.textChanged.connect(self._narrow)
        self.table.selectionModel().currentRowChanged.connect(self._current)

    def fill(
        self,
        columns: Sequence[str],
        rows: Sequence[tuple[str, tuple[str, ...], str]],
        *,
        hint: str,
        name: str,
    ) -> None:
        """Shows rows; what was chosen stays chosen."""
        kept = self.key
        self._icon.setIcon(icons.icon("search", "muted"))
        set_hint(self.search, hint)
        self.table.setAccessibleName(name)
        self.model.fill(columns, rows)
        header = self.table.horizontalHeader()
        for at in range(len(columns)):
            stretched = at in self._stretch
            mode = QHeaderView.ResizeMode.Stretch if stretched else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(at, mode)
        fit(self.table, self._widths, row=_ROW)
        self._tell()
        if kept:
            self.choose(kept)

    def hide_search(self) -> None:
        """Few rows, of which the page itself says how many there are."""
        for part in (self.search, self._count):
            part.setVisible(False)

    @property
    def key(self) -> str:
        return self.model.key(self.table.currentIndex().row())

    def choose(self, key: str) -> None:
        at = self.model.row_of(key)
        if at >= 0:
            self.table.setCurrentIndex(self.model.index(at, 0))

    def _narrow(self, text: str) -> None:
        self.model.narrow(text)
        self._tell()

    def _tell(self) -> None:
        self._count.setText(str(self.model.rowCount()))

    def _current(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self.model.key(current.row()) if current.isValid() else "")

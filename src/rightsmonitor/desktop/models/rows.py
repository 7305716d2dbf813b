"""Rows of words for a table of reference data, narrowed by words in any language and spelling."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from rightsmonitor.domain.text import words_of

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Rows(QAbstractTableModel):
    """`keys` name what each row is about; `also` are words that find it and are not shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[str, ...] = ()
        self._all: list[tuple[str, tuple[str, ...], list[str]]] = []
        self._shown: list[int] = []
        self._words: list[str] = []

    def fill(self, columns: Sequence[str], rows: Sequence[tuple[str, tuple[str, ...], str]]) -> None:
        """`rows` hold (key, cells, words that find it too)."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self._all = [(key, cells, words_of(" ".join((*cells, also)))) for key, cells, also in rows]
        self._narrow()
        self.endResetModel()

    def narrow(self, text: str) -> None:
        """Only rows that hold every word, as the beginning of one of theirs."""
        self.beginResetModel()
        self._words = words_of(text)
        self._narrow()
        self.endResetModel()

    def _narrow(self) -> None:
        self._shown = [at for at, (_, _, words) in enumerate(self._all) if self._holds(words)]

    def _holds(self, words: list[str]) -> bool:
        return all(any(word.startswith(wanted) for word in words) for wanted in self._words)

    def key(self, row: int) -> str:
        """Empty where there is no row."""
        return self._all[self._shown[row]][0] if 0 <= row < len(self._shown) else ""

    def row_of(self, key: str) -> int:
        """The row of a key among those that are shown, or -1."""
        return next((row for row, at in enumerate(self._shown) if self._all[at][0] == key), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section] if 0 <= section < len(self._columns) else None
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._all[self._shown[index.row()]][1][index.column()]
        return None

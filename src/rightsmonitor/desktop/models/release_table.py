"""One table of a release for the screen: the first dimension down, the last across, hidden cells as marks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QFont

from rightsmonitor.desktop import theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.domain.disclosure.suppression.groups import Group
from rightsmonitor.domain.facts import UNKNOWN
from rightsmonitor.domain.release import Cell, CellKind, Dimension, Table
from rightsmonitor.services.release.releases import ReleaseView

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LANGUAGE = {"fr": 0, "ar": 1, "en": 2}
MARK = "●"
_COLOURS = {
    "primary": ("danger-soft", "danger"),
    "complementary": ("attention-soft", "attention"),
    "zero": ("attention-soft", "attention"),
    "group": ("primary-soft", "primary"),
}
_MOST_NAMED = 3


def label_of(dimension: Dimension, code: str, language: str) -> str:
    return dimension.labels[dimension.codes.index(code)][_LANGUAGE[language]]


def named_group(view: ReleaseView, group: Group, language: str) -> dict[str, str | int]:
    """What a sentence about a group says: its cell, category and number of units."""
    table = next(each for each in view.release.tables if each.key == group.table)
    cell = [label_of(d, code, language) for d, code in zip(table.dimensions, group.codes, strict=True)]
    dimension = next(each for each in table.dimensions if each.name == group.dimension)
    return {
        "cell": " · ".join(cell),
        "category": label_of(dimension, group.category, language),
        "units": group.units or 0,
    }


def _walk(dimension: Dimension) -> dict[str, int]:
    """Place of each code when every parent is followed by what lies below it."""
    below: dict[str, list[str]] = {}
    for code, parent in zip(dimension.codes, dimension.parents, strict=True):
        below.setdefault(parent, []).append(code)
    order: list[str] = []
    waiting = below.get("", [])[::-1]
    while waiting:
        code = waiting.pop()
        order.append(code)
        waiting.extend(below.get(code, [])[::-1])
    return {code: at for at, code in enumerate(order)}


class ReleaseTable(QAbstractTableModel):
    """Why a cell is hidden is told by colour and in words, here only: never in a file."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view: ReleaseView | None = None
        self._table: Table | None = None
        self._cells: Mapping[tuple[str, ...], Cell] = {}
        self._across: Dimension | None = None
        self._keys: list[tuple[str, ...]] = []
        self._columns: tuple[str, ...] = ()

    def show_table(self, view: ReleaseView, table: Table) -> None:
        """Rows that hold nothing but zeros, and columns of unknowns without any, are left out; the file has them."""
        self.beginResetModel()
        self._view, self._table = view, table
        self._cells = {cell.codes: cell for cell in table.cells}
        self._across = min(table.dimensions, key=lambda dimension: len(dimension.codes))
        if len(table.dimensions) == 1:
            self._across = None
        keys = dict.fromkeys(self._down(cell.codes) for cell in table.cells)
        across = self._across.codes if self._across else ("",)
        shown = [key for key in keys if any(self._holds(key, column) for column in across)]
        self._columns = tuple(
            code for code in across if not code.endswith(UNKNOWN) or any(self._holds(key, code) for key in shown)
        )
        down = [dimension for dimension in table.dimensions if dimension is not self._across]
        walks = [_walk(dimension) for dimension in down]
        self._keys = sorted(shown, key=lambda key: [walk[code] for walk, code in zip(walks, key, strict=True)])
        self.endResetModel()

    def _position(self) -> int:
        return self._table.dimensions.index(self._across) if self._table and self._across else 0

    def _down(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        at = self._position()
        return codes if self._across is None else codes[:at] + codes[at + 1 :]

    def _cell(self, key: tuple[str, ...], code: str) -> Cell | None:
        at = self._position()
        return self._cells.get(key if self._across is None else (*key[:at], code, *key[at:]))

    def _holds(self, key: tuple[str, ...], code: str) -> bool:
        found = self._cell(key, code)
        return found is not None and found.value != 0

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self._table is None else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or self._table is None:
            return None
        language = self._desk.language
        if orientation == Qt.Orientation.Horizontal:
            code = self._columns[section]
            return label_of(self._across, code, language) if self._across else self._desk.words("releases-units")
        down = [dimension for dimension in self._table.dimensions if dimension is not self._across]
        key = self._keys[section]
        text = " · ".join(label_of(d, code, language) for d, code in zip(down, key, strict=True))
        return ("    " if self._depth(down[0], key[0]) > 1 else "") + text

    @staticmethod
    def _depth(dimension: Dimension, code: str) -> int:
        depth = 0
        while parent := dimension.parents[dimension.codes.index(code)]:
            code, depth = parent, depth + 1
        return depth

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._view is None or self._table is None:
            return None
        cell = self._cell(self._keys[index.row()], self._columns[index.column()])
        if cell is None:
            return None
        hidden = cell.kind is CellKind.HIDDEN
        if role == Qt.ItemDataRole.DisplayRole:
            if cell.kind is CellKind.ROUNDED and not cell.value:
                return self._view.release.small_class
            return MARK if hidden else self._desk.words.shaped(str(cell.value))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        if role == Qt.ItemDataRole.FontRole and self._is_total(cell):
            bold = QFont()
            bold.setBold(True)
            return bold
        if hidden:
            return self._hidden_data(cell, role)
        return None

    def explanation(self, index: Index) -> tuple[str, str] | None:
        """(which cell, why it is hidden or rounded) in words; None for a cell that is published as it is."""
        if not index.isValid() or self._view is None or self._table is None:
            return None
        cell = self._cell(self._keys[index.row()], self._columns[index.column()])
        if cell is not None and cell.kind is CellKind.ROUNDED and cell.value is not None:
            return self._name(cell.codes), self._rounded(self._view, cell.codes, cell.value)
        if cell is None or cell.kind is not CellKind.HIDDEN:
            return None
        why = self._why(cell)
        guarded = self._guarded(cell) if why == "complementary" else []
        if guarded:
            names = "; ".join(self._name(codes) for codes in guarded[:_MOST_NAMED])
            text = self._desk.words("releases-why-guards", cells=names, count=len(guarded))
        else:
            text = self._because(why)
        return self._name(cell.codes), text

    def _rounded(self, view: ReleaseView, codes: tuple[str, ...], value: int) -> str:
        counted = view.counted(self._table.key if self._table else "", codes, value)
        facts: dict[str, str | int] = {"base": view.release.base, "small": view.release.small_class}
        facts |= {"counted": counted}
        return self._desk.words("releases-why-class" if value == 0 else "releases-why-rounded", **facts)

    def _because(self, why: str) -> str:
        release = self._view.release if self._view else None
        if release is None:
            return ""
        if why == "zero":
            return self._desk.words("groups-why-zero")
        if why == "group" and release.groups:
            return self._desk.words("groups-why", units=release.groups.units)
        key = self._table.key if self._table else ""
        return self._desk.words(f"releases-why-{why}", threshold=release.threshold_of(key))

    def _why(self, cell: Cell) -> str:
        return self._view.explain(self._table.key, cell.codes) if self._view and self._table else ""

    def _guarded(self, cell: Cell) -> list[tuple[str, ...]]:
        """Small cells of the same line that this one keeps from being worked out by subtraction."""
        if self._view is None or self._table is None:
            return []
        found: list[tuple[str, ...]] = []
        for at, dimension in enumerate(self._table.dimensions):
            parents = dict(zip(dimension.codes, dimension.parents, strict=True))
            parent = parents[cell.codes[at]]
            for code in dimension.codes:
                line = (*cell.codes[:at], code, *cell.codes[at + 1 :])
                if parents[code] == parent and line != cell.codes and (self._table.key, line) in self._view.primary:
                    found.append(line)
        return found

    def _name(self, codes: tuple[str, ...]) -> str:
        dimensions, language = self._table.dimensions if self._table else (), self._desk.language
        return " · ".join(label_of(d, code, language) for d, code in zip(dimensions, codes, strict=True))

    def _is_total(self, cell: Cell) -> bool:
        dimensions = self._table.dimensions if self._table else ()
        return any(code == dimension.total for code, dimension in zip(cell.codes, dimensions, strict=True))

    def _hidden_data(self, cell: Cell, role: int) -> Any:
        if self._view is None or self._table is None:
            return None
        why = self._why(cell)
        ground, ink = _COLOURS[why]
        if role == Qt.ItemDataRole.BackgroundRole:
            return QBrush(theme.colour(ground))
        if role == Qt.ItemDataRole.ForegroundRole:
            return QBrush(theme.colour(ink))
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._because(why)
        return None

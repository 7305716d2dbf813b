"""The list of incidents: rows come page by page from the vault, sorted and filtered there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.services.records import incidents
from rightsmonitor.services.records.incidents import Query, Row
from rightsmonitor.services.session import Session

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("number", "date", "violation", "child", "place", "status", "priority", "due")
USUAL = COLUMNS[:6]
PAGE = 100
_NOWHERE = QModelIndex()
Fetch = Callable[[Session, Query, int, int], tuple[Row, ...]]
Count = Callable[[Session, Query], int]


def _fetch(session: Session, query: Query, offset: int, limit: int) -> tuple[Row, ...]:
    return incidents.search(session, query=query, offset=offset, limit=limit)


def _count(session: Session, query: Query) -> int:
    return incidents.count(session, query=query)


class IncidentList(QAbstractTableModel):
    """Holds pages of rows; a page that is not here yet is asked for and shown as dashes."""

    def __init__(
        self, desk: Desk, *, fetch: Fetch = _fetch, count: Count = _count, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._fetch_rows, self._count_rows = desk, fetch, count
        self._total = 0
        self._pages: dict[int, tuple[Row, ...]] = {}
        self._asked: set[int] = set()
        self._generation = 0
        self.query = Query()
        self.when_loaded: Callable[[], None] = lambda: None

    @property
    def total(self) -> int:
        return self._total

    def load(self, query: Query) -> None:
        """Counts and shows the first page of another query."""
        self.query = query
        self._generation += 1
        generation, count, fetch = self._generation, self._count_rows, self._fetch_rows
        self._desk.ask(
            lambda session: (count(session, query), fetch(session, query, 0, PAGE)),
            owner=self,
            done=lambda answer: self._show(generation, *answer),
        )

    def _show(self, generation: int, total: int, first: tuple[Row, ...]) -> None:
        if generation != self._generation:
            return
        self.beginResetModel()
        self._total, self._pages, self._asked = total, {0: first}, {0}
        self.endResetModel()
        self.when_loaded()

    def row(self, number: int) -> Row | None:
        """The row, or None while its page is on the way."""
        page, at = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is not None:
            return rows[at] if at < len(rows) else None
        if page not in self._asked and 0 <= number < self._total:
            self._ask(page)
        return None

    def _ask(self, page: int) -> None:
        self._asked.add(page)
        generation, query, fetch = self._generation, self.query, self._fetch_rows
        self._desk.ask(
            lambda session: fetch(session, query, page * PAGE, PAGE),
            owner=self,
            done=lambda rows: self._fill(generation, page, rows),
        )

    def _fill(self, generation: int, page: int, rows: tuple[Row, ...]) -> None:
        if generation != self._generation:
            return
        self._pages[page] = rows
        first, last = page * PAGE, min(self._total, (page + 1) * PAGE) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def position_of(self, uid: str) -> int:
        """Row number of a record among the pages that are here, or -1."""
        for page, rows in self._pages.items():
            for at, found in enumerate(rows):
                if found.uid == uid:
                    return page * PAGE + at
        return -1

    # --- what Qt asks --------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._desk.words(f"incidents-column-{COLUMNS[section]}")
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = self.row(index.row()) if index.isValid() else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return formats.DASH if found is None else self._text(found, COLUMNS[index.column()])
        if role == Qt.ItemDataRole.UserRole:
            return found
        return None

    def _text(self, found: Row, column: str) -> str:
        desk = self._desk
        match column:
            case "number":
                return found.number
            case "date":
                return formats.partial(found.when, desk)
            case "violation":
                return " · ".join(formats.term(code, desk) for code in found.violations) or formats.DASH
            case "child":
                return formats.child(found.child, desk)
            case "place":
                return formats.place(found.place, desk)
            case "priority":
                return formats.option("priority", found.priority.value, desk)
            case "due":
                return formats.day(found.due, desk)
            case _:
                return formats.option("status", found.status.value, desk)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts in the vault."""
        sign = "-" if order == Qt.SortOrder.DescendingOrder else ""
        wanted = f"{sign}{COLUMNS[column]}"
        if wanted != self.query.order:
            self.load(replace(self.query, order=wanted))

"""A long list, page by page from the vault; a page that is not here yet is asked for and shown as dashes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.domain.errors import RightsMonitorError
from rightsmonitor.services.session import Session

Index = QModelIndex | QPersistentModelIndex
PAGE = 100
_MOST_TEXTS = 5_000  # rows
NOWHERE = QModelIndex()
W = TypeVar("W")  # what is wanted: a query
R = TypeVar("R")  # a row

_SAID = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class Paged(QAbstractTableModel, Generic[W, R]):
    """Rows of one table for `columns`, whose headings are the messages `<area>-column-<name>`."""

    area = ""
    columns: tuple[str, ...] = ()

    def __init__(self, desk: Desk, wanted: W, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.wanted = wanted
        self._total = 0
        self._pages: dict[int, tuple[R, ...]] = {}
        self._asked: set[int] = set()
        self._texts: dict[int, tuple[str, ...]] = {}  # rows in words, made once for all that paints them
        self._generation = 0
        desk.language_changed.connect(self._forget_texts)

    # --- what a list is made of ------------------------------------------------------------------

    def _count(self, session: Session, wanted: W) -> int:
        raise NotImplementedError

    def _fetch(self, session: Session, wanted: W, offset: int) -> tuple[R, ...]:
        """The page that begins there."""
        raise NotImplementedError

    def _text(self, found: R, column: str) -> str:
        raise NotImplementedError

    def _loaded(self) -> None:
        """The first page is here."""

    def _refused(self, error: RightsMonitorError, _generation: int) -> None:
        """The vault gives nothing: what is shown stays."""
        self._desk.tell(error)

    # --- pages -----------------------------------------------------------------------------------

    @property
    def total(self) -> int:
        return self._total

    def load(self, wanted: W) -> None:
        """Counts and shows the first page."""
        self.wanted = wanted
        self._generation += 1
        generation = self._generation
        self._desk.ask(
            lambda session: (self._count(session, wanted), self._fetch(session, wanted, 0)),
            owner=self,
            done=lambda answer: self._show(generation, *answer),
            failed=lambda error: self._refused(error, generation),
        )

    def _show(self, generation: int, total: int, first: tuple[R, ...]) -> None:
        if generation != self._generation:
            return
        self.beginResetModel()
        self._total, self._pages, self._asked = total, {0: first}, {0}
        self._forget_texts()
        self.endResetModel()
        self._loaded()

    def row(self, number: int) -> R | None:
        """A row, or None while its page is on the way."""
        page, at = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is not None:
            return rows[at] if at < len(rows) else None
        if page not in self._asked and 0 <= number < self._total:
            self._ask(page)
        return None

    def here(self) -> Iterator[tuple[int, R]]:
        """(number, row) of the pages that have come."""
        for page, rows in self._pages.items():
            yield from enumerate(rows, page * PAGE)

    def _ask(self, page: int) -> None:
        self._asked.add(page)
        generation, wanted = self._generation, self.wanted
        self._desk.ask(
            lambda session: self._fetch(session, wanted, page * PAGE),
            owner=self,
            done=lambda rows: self._fill(generation, page, rows),
        )

    def _fill(self, generation: int, page: int, rows: tuple[R, ...]) -> None:
        if generation != self._generation:
            return
        self._pages[page] = rows
        if len(self._texts) > _MOST_TEXTS:
            self._forget_texts()
        first, last = page * PAGE, min(self._total, (page + 1) * PAGE) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    # --- what Qt asks --------------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._desk.words(f"{self.area}-column-{self.columns[section]}")
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in _SAID:
            return self.text(index.row(), index.column())
        return self.row(index.row()) if role == Qt.ItemDataRole.UserRole else None

    def text(self, number: int, column: int) -> str:
        """A cell in words; a dash while its page is on the way."""
        words = self._texts.get(number)
        if words is None:
            found = self.row(number)
            if found is None:
                return formats.DASH
            words = self._texts[number] = tuple(self._text(found, name) for name in self.columns)
        return words[column]

    def _forget_texts(self) -> None:
        """Other rows, another language or other digits."""
        self._texts = {}

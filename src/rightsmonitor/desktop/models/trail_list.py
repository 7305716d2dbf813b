"""The trail, page by page from the vault; a page that is not here yet is asked for and shown as dashes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.services.vault import audit
from rightsmonitor.services.vault.audit import Line, Wanted

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("seq", "at", "person", "act", "object")
PAGE = 100
_NOWHERE = QModelIndex()


class TrailList(QAbstractTableModel):
    """`loaded` tells how many entries there are in all; `names` is the name of a person by uid."""

    loaded = Signal(int)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._total = 0
        self._pages: dict[int, tuple[Line, ...]] = {}
        self._asked: set[int] = set()
        self._generation = 0
        self.wanted = Wanted()
        self.names: Mapping[str, str] = {}

    @property
    def total(self) -> int:
        return self._total

    def load(self, wanted: Wanted) -> None:
        """Counts and shows the first page; a record that does not exist has no entries."""
        self.wanted = wanted
        self._generation += 1
        generation = self._generation
        self._desk.ask(
            lambda s: (audit.count(s, wanted=wanted), audit.page(s, wanted=wanted, limit=PAGE)),
            owner=self,
            done=lambda answer: self._show(generation, *answer),
            failed=lambda _: self._show(generation, 0, ()),
        )

    def _show(self, generation: int, total: int, first: tuple[Line, ...]) -> None:
        if generation != self._generation:
            return
        self.beginResetModel()
        self._total, self._pages, self._asked = total, {0: first}, {0}
        self.endResetModel()
        self.loaded.emit(total)

    def line(self, number: int) -> Line | None:
        """An entry, or None while its page is on the way."""
        page, at = divmod(number, PAGE)
        lines = self._pages.get(page)
        if lines is not None:
            return lines[at] if at < len(lines) else None
        if page not in self._asked and 0 <= number < self._total:
            self._ask(page)
        return None

    def _ask(self, page: int) -> None:
        self._asked.add(page)
        generation, wanted = self._generation, self.wanted
        self._desk.ask(
            lambda s: audit.page(s, wanted=wanted, offset=page * PAGE, limit=PAGE),
            owner=self,
            done=lambda lines: self._fill(generation, page, lines),
        )

    def _fill(self, generation: int, page: int, lines: tuple[Line, ...]) -> None:
        if generation != self._generation:
            return
        self._pages[page] = lines
        first, last = page * PAGE, min(self._total, (page + 1) * PAGE) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    # --- what Qt asks --------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._desk.words(f"audit-column-{COLUMNS[section]}")
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        found = self.line(index.row())
        return formats.DASH if found is None else self._text(found, COLUMNS[index.column()])

    def _text(self, found: Line, column: str) -> str:
        match column:
            case "seq":
                return str(found.seq)
            case "at":
                return formats.instant(found.at, self._desk)
            case "person":
                return self.names.get(found.uid, formats.DASH)
            case "act":
                return self._said(found)
            case _:
                return found.number or ""

    def _said(self, found: Line) -> str:
        say = self._desk.words
        act = say("audit-act", act=found.act.replace(".", "-"))
        if found.act != "incident.read" or not found.reason:
            return act
        return f"{act} · {say('audit-reason', reason=found.reason)}"

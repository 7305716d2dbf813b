"""The list of incidents: rows come page by page from the vault, sorted and filtered there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.models.paged import PAGE, Paged
from rightsmonitor.services.records import incidents
from rightsmonitor.services.records.incidents import Query, Row
from rightsmonitor.services.session import Session

COLUMNS = ("number", "date", "violation", "child", "place", "status", "priority", "due")
USUAL = COLUMNS[:6]
Fetch = Callable[[Session, Query, int, int], tuple[Row, ...]]
Count = Callable[[Session, Query], int]


def _fetch(session: Session, query: Query, offset: int, limit: int) -> tuple[Row, ...]:
    return incidents.search(session, query=query, offset=offset, limit=limit)


def _count(session: Session, query: Query) -> int:
    return incidents.count(session, query=query)


class IncidentList(Paged[Query, Row]):
    """Other rows than those of the register come from another `fetch` and `count`: those that wait for a review."""

    area, columns = "incidents", COLUMNS

    def __init__(
        self, desk: Desk, *, fetch: Fetch = _fetch, count: Count = _count, parent: QObject | None = None
    ) -> None:
        super().__init__(desk, Query(), parent)
        self._fetch_rows, self._count_rows = fetch, count
        self.when_loaded: Callable[[], None] = lambda: None

    @property
    def query(self) -> Query:
        return self.wanted

    @query.setter
    def query(self, query: Query) -> None:
        self.wanted = query

    def _count(self, session: Session, wanted: Query) -> int:
        return self._count_rows(session, wanted)

    def _fetch(self, session: Session, wanted: Query, offset: int) -> tuple[Row, ...]:
        return self._fetch_rows(session, wanted, offset, PAGE)

    def _loaded(self) -> None:
        self.when_loaded()

    def position_of(self, uid: str) -> int:
        """Row number of a record among the pages that are here, or -1."""
        return next((number for number, found in self.here() if found.uid == uid), -1)

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

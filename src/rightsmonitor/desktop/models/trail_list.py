"""The trail in a table: who did what and when, without the name of a child."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.models.paged import PAGE, Paged
from rightsmonitor.domain.errors import RightsMonitorError
from rightsmonitor.services.session import Session
from rightsmonitor.services.vault import audit
from rightsmonitor.services.vault.audit import Line, Wanted

COLUMNS = ("seq", "at", "person", "act", "object")


class TrailList(Paged[Wanted, Line]):
    """`loaded` tells how many entries there are in all; `names` is the name of a person by uid."""

    loaded = Signal(int)
    area, columns = "audit", COLUMNS

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, Wanted(), parent)
        self.names: Mapping[str, str] = {}

    def _count(self, session: Session, wanted: Wanted) -> int:
        return audit.count(session, wanted=wanted)

    def _fetch(self, session: Session, wanted: Wanted, offset: int) -> tuple[Line, ...]:
        return audit.page(session, wanted=wanted, offset=offset, limit=PAGE)

    def _loaded(self) -> None:
        self.loaded.emit(self.total)

    def _refused(self, _error: RightsMonitorError, generation: int) -> None:
        """A record that does not exist has no entries."""
        self._show(generation, 0, ())

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

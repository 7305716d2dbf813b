"""Looks for records that may be the same while a person writes, and shows two side by side."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.editor.guidance import LikelyCard
from rightsmonitor.desktop.editor.work import Work
from rightsmonitor.desktop.widgets.compare import CompareDialog
from rightsmonitor.domain.incident import Incident
from rightsmonitor.services.records import duplicates, incidents
from rightsmonitor.services.records.duplicates import Likely
from rightsmonitor.services.records.incidents import Stored

_PAUSE = 700  # milliseconds without a change


class Doubles(QWidget):
    """`same` tells that a person found the record to be a double of another."""

    same = Signal()

    def __init__(self, desk: Desk, work: Work, card: LikelyCard, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._desk, self._work, self._card = desk, work, card
        self._looked_at: Incident | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._look)
        card.compare.connect(self.compare)

    def look_soon(self) -> None:
        self._later.start()

    def forget(self) -> None:
        """Another record is opened, or none."""
        self._later.stop()
        self._looked_at = None
        self._card.show_likely(())

    def _look(self) -> None:
        incident = self._work.incident
        if incident is not None and incident != self._looked_at:
            self._looked_at = incident
            self._desk.ask(
                lambda s: duplicates.similar(s, incident=incident),
                owner=self,
                done=lambda found: self._show_likely(incident.uid, found),
            )

    def _show_likely(self, uid: str, found: tuple[Likely, ...]) -> None:
        if self._work.incident is not None and self._work.incident.uid == uid:
            self._card.show_likely(found)

    def compare(self, uid: str) -> None:
        """Shows another record beside the one under work."""
        self._desk.ask(lambda s: incidents.get(s, uid=uid), owner=self, done=self._show)

    def _show(self, other: Stored) -> None:
        mine, page = self._work.incident, self.parentWidget()
        if mine is None or page is None:
            return
        dialog = CompareDialog(self._desk, mine, other, may_mark=bool(self._work.revision), parent=page)
        dialog.same.connect(self.same.emit)
        dialog.open()

"""Keeping, saving and handing over the record under work, in the worker."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.editor.work import Work
from rightsmonitor.domain.workflow import Step
from rightsmonitor.services.records import incidents
from rightsmonitor.services.records.incidents import Stored


class Storing(QObject):
    """Each answer is a signal; `failed` carries the error, and then nothing was changed."""

    kept = Signal()
    saved = Signal(object)
    moved = Signal(object, object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def keep(self, work: Work) -> None:
        """Keeps what is being written, encrypted. Silent when it cannot: saving will say so."""
        incident, revision = work.incident, work.revision
        if incident is None or not work.unsaved:
            return
        self._desk.ask(
            lambda s: incidents.keep_draft(s, incident=incident, revision=revision),
            owner=self,
            done=lambda _: self.kept.emit(),
            failed=lambda _: None,
        )

    def save(self, work: Work, then: Callable[[Stored], None]) -> None:
        """Saves; `then` goes on with the saved record."""
        incident, revision = work.incident, work.revision
        if incident is None:
            return

        def done(stored: Stored) -> None:
            self.saved.emit(stored)
            then(stored)

        self._desk.ask(
            lambda s: incidents.save(s, incident=incident, expected_revision=revision),
            owner=self,
            done=done,
            failed=self.failed.emit,
        )

    def move(self, stored: Stored, step: Step) -> None:
        """A step of the workflow with the saved record."""
        self._desk.ask(
            lambda s: incidents.move(s, uid=stored.incident.uid, step=step, expected_revision=stored.revision),
            owner=self,
            done=lambda moved: self.moved.emit(moved, step),
            failed=self.failed.emit,
        )

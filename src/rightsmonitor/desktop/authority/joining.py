"""Adding the packages of a period up, with a count, a way to stop, and what came out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.failures import sentence
from rightsmonitor.desktop.jobs import Job
from rightsmonitor.desktop.widgets.basic import Card, button, label, row
from rightsmonitor.domain.errors import RightsMonitorError
from rightsmonitor.domain.release import CellKind
from rightsmonitor.services import consolidation
from rightsmonitor.services.consolidation import Joined


class Joining(QWidget):
    """Starts with `run`. `closed`: a person has seen what came out."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._job: Job | None = None
        self.joined: Joined | None = None
        self._error: RightsMonitorError | None = None
        self._title, self._text = label(kind="section"), label(wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.stop, self.close_button = button("", act=self.cancel), button("primary", act=self.closed.emit)
        card = Card()
        for part in (self._title, self._text, self._bar):
            card.body.addWidget(part)
        buttons = row(self.stop, self.close_button)
        buttons.addStretch()
        card.body.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        outer.addStretch()
        self._counted = (0, 0)

    @property
    def running(self) -> bool:
        return self._job is not None

    def run(self, folders: tuple[Path, ...], *, to: Path, trust: Path) -> None:
        """Joins in the worker; `to` is a new or an empty folder."""
        self._job, self.joined, self._error, self._counted = Job(), None, None, (0, len(folders))
        job, told = self._job, self._desk.jobs.progress(self._tell, owner=self)
        self.retranslate()
        self._desk.jobs.run(
            lambda: consolidation.consolidate(
                folders=folders, to=to, trust=trust, progress=told, cancelled=job.cancelled
            ),
            owner=self,
            done=self._done,
            failed=self._failed,
        )

    def cancel(self) -> None:
        """Stops at the next step; nothing is written then."""
        if self._job is not None:
            self._job.cancel()
            self.stop.setEnabled(False)

    def _tell(self, done: int, total: int) -> None:
        self._counted = (done, total)
        self.retranslate()

    def _done(self, joined: Joined) -> None:
        self._job, self.joined = None, joined
        self.retranslate()

    def _failed(self, error: RightsMonitorError) -> None:
        self._job, self._error = None, error
        self.retranslate()

    def retranslate(self) -> None:
        say = self._desk.words
        done, total = self._counted
        self.stop.setText(say("authority-stop"))
        self.close_button.setText(say("authority-close"))
        self.stop.setVisible(self.running)
        self.close_button.setVisible(not self.running)
        self._bar.setVisible(self.running)
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)
        if self.running:
            self.stop.setEnabled(self._job is not None and not self._job.cancelled())
            self._title.setText(say("authority-joining"))
            self._text.setText(say("authority-joining-count", done=done, total=total))
        elif self.joined is not None:
            self._title.setText(say("authority-joined"))
            self._text.setText("\n\n".join((*self._came_out(self.joined), say("authority-joined-checked"))))
        else:
            self._title.setText(say("authority-not-joined"))
            self._text.setText(self._what_failed())

    def _what_failed(self) -> str:
        if self._error is None:
            return ""
        text = sentence(self._error, self._desk.words)
        package = self._error.facts.get("package")
        return f"{text}\n{formats.code(str(package), self._desk)}" if package else text

    def _came_out(self, joined: Joined) -> list[str]:
        say, lines = self._desk.words, []
        for each in joined.periods:
            cells = [cell for table in each.release.tables for cell in table.cells]
            intervals = sum(cell.kind is CellKind.HIDDEN for cell in cells)
            lines.append(
                say(
                    "authority-joined-period",
                    period=each.period,
                    offices=len(each.contributions),
                    expected=each.expected,
                    cells=len(cells),
                    intervals=intervals,
                )
            )
            stricter = [one.office for one in each.contributions if one.stricter]
            if stricter:
                lines.append(say("authority-joined-stricter", offices=formats.listed(stricter, self._desk)))
        lines.append(say("authority-joined-folder", folder=formats.code(str(joined.folder), self._desk)))
        if not joined.parquet:
            lines.append(say("authority-joined-no-parquet"))
        return lines

"""Taking in a register that the office kept before: first what would come in and what would not, then the rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.dialogs.files import FileDialog
from rightsmonitor.desktop.failures import sentence
from rightsmonitor.desktop.jobs import Job
from rightsmonitor.desktop.widgets.basic import Bar, button, label, row
from rightsmonitor.desktop.widgets.rows_view import RowsView
from rightsmonitor.domain.errors import Cancelled, RightsMonitorError
from rightsmonitor.services.records import imports, refusals
from rightsmonitor.services.records.imports import ImportReport

_SUFFIXES = (".csv", ".xlsx")


def ask_register(desk: Desk, parent: QWidget, *, taken: Callable[[], object]) -> None:
    """Asks for a file and shows what it holds; `taken` is called when rows came in."""

    def chosen(file: Path) -> None:
        RegisterDialog(desk, parent, file=file, taken=taken).open()

    title = desk.words("register-choose")
    FileDialog(desk, parent, kind="open", title=title, chosen=chosen, suffixes=_SUFFIXES).open()


class RegisterDialog(QDialog):
    """Nothing is written before a person has seen which rows stay out, and why."""

    def __init__(self, desk: Desk, parent: QWidget, *, file: Path, taken: Callable[[], object]) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._file, self._taken = desk, file, taken
        self._job: Job | None = None
        self.report: ImportReport | None = None
        self._told = label(kind="strong", wrap=True)
        self.problem = label(kind="problem", wrap=True)
        self._busy = Bar()
        self.refused = RowsView(stretch=(2,), widths={0: 70, 1: 170})
        self.take, self.stop = button("primary", act=self.run), button("", act=self._stop)
        self._build()
        self._read(dry_run=True)

    def _build(self) -> None:
        say = self._desk.words
        self.setWindowTitle(say("register-title"))
        self.resize(760, 520)
        self.take.setText(say("register-take", count=0))
        self.stop.setText(say("register-stop"))
        close = button("quiet", act=self.close)
        close.setText(say("desktop-close"))
        foot = row(self.take, self.stop, close)
        foot.addStretch()
        for hidden in (self.problem, self.refused):
            hidden.setVisible(False)
        self.refused.hide_search()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(label(say("register-title"), "title"))
        layout.addWidget(label(say("register-lead", file=self._file.name), "muted", wrap=True))
        for widget in (self._busy, self._told, self.problem):
            layout.addWidget(widget)
        layout.addWidget(self.refused, 1)
        layout.addStretch()
        layout.addLayout(foot)

    def run(self) -> None:
        """Takes the good rows in, as drafts."""
        self._read(dry_run=False)

    def _read(self, *, dry_run: bool) -> None:
        job = self._job = Job()
        file, told = self._file, self._desk.jobs.progress(self._tell, owner=self)
        self._set_busy(True)
        self._desk.ask(
            lambda s: imports.import_(s, file=file, dry_run=dry_run, progress=told, cancelled=job.cancelled),
            owner=self,
            done=self._looked if dry_run else self._done,
            failed=self._failed,
        )

    def _tell(self, done: int, total: int) -> None:
        self._busy.setRange(0, total)
        self._busy.setValue(done)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _set_busy(self, on: bool) -> None:
        self._busy.setRange(0, 0)
        self._busy.setAccessibleName(self._desk.words("register-reading"))
        for widget in (self._busy, self.stop):
            widget.setVisible(on)
        self.problem.setVisible(False)
        self.take.setEnabled(not on and self.report is not None and self.report.accepted > 0)

    def _looked(self, report: ImportReport) -> None:
        say, self.report = self._desk.words, report
        self._set_busy(False)
        lines = [say("cli-import-would-accept", count=report.accepted)]
        if report.already:
            lines.append(say("cli-import-already", count=report.already))
        if report.refused:
            lines.append(say("cli-import-refused", count=len({refusal.row for refusal in report.refused})))
        self._told.setText("\n".join(lines))
        self.take.setText(say("register-take", count=report.accepted))
        self.take.setFocus()
        self._show_refused(report)

    def _show_refused(self, report: ImportReport) -> None:
        say, desk = self._desk.words, self._desk
        rows = [
            (
                str(at),
                (formats.number(one.row, desk), refusals.column_of(one, say), refusals.reason_of(one, say)),
                "",
            )
            for at, one in enumerate(report.refused)
        ]
        columns = [say(f"register-column-{name}") for name in ("row", "column", "reason")]
        self.refused.fill(columns, rows, hint=say("desktop-search"), name=say("register-refused"))
        self.refused.setVisible(bool(rows))

    def _done(self, report: ImportReport) -> None:
        self._desk.toast(self._desk.words("cli-import-accepted", count=report.accepted))
        self._taken()
        self.close()

    def _failed(self, error: RightsMonitorError) -> None:
        self._set_busy(False)
        say = self._desk.words
        text = say("register-stopped") if isinstance(error, Cancelled) else sentence(error, say)
        self.problem.setText(text)
        self.problem.setVisible(True)

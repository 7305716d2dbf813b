"""The ledger: every release of this office, checked again on demand, and a signed copy for the authority."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.dialogs.files import FileDialog
from rightsmonitor.desktop.dialogs.fresh import ask_fresh
from rightsmonitor.desktop.jobs import Job
from rightsmonitor.desktop.widgets.basic import Bar, Card, button, empty, label
from rightsmonitor.desktop.widgets.flow import Flow
from rightsmonitor.desktop.widgets.rows_view import RowsView
from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.errors import Cancelled, RightsMonitorError
from rightsmonitor.services.release import ledger
from rightsmonitor.services.release.ledger import Entry

_COLUMNS = ("number", "period", "state", "protection", "tables", "with", "check")


class LedgerView(QWidget):
    """`opened` carries the number of a release that is to be shown; `left` goes back."""

    opened = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.entries: tuple[Entry, ...] = ()
        self._job: Job | None = None
        self._title, self._lead = label(kind="section", wrap=True), label(kind="muted", wrap=True)
        self.view = RowsView(stretch=(6,), widths={0: 60, 1: 90, 2: 96, 3: 170, 4: 90, 5: 120})
        self._faults = Card(tone="danger", margin=12, spacing=4)
        self._progress = Bar()
        self._progress.setFixedWidth(220)
        self.verify_button, self.stop_button = button("primary", act=self.verify), button("", act=self.stop)
        self.open_button, self.export_button = button("", act=self._open), button("", act=self.choose_folder)
        self._back = button("quiet", act=self.left.emit)
        self._build()
        self._show_running(False)

    def _build(self) -> None:
        acts = (self.verify_button, self._progress, self.stop_button, self.open_button, self.export_button)
        buttons = Flow(*acts, self._back, trailing=len(acts))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        for widget in (self._title, self._lead):
            outer.addWidget(widget)
        outer.addWidget(self.view, 1)
        outer.addWidget(self._faults)
        outer.addLayout(buttons)
        self.view.chosen.connect(lambda key: self.open_button.setEnabled(bool(key)))

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("releases-ledger"))
        self._lead.setText(say("releases-ledger-lead"))
        self.verify_button.setText(say("releases-ledger-verify"))
        self.stop_button.setText(say("releases-cancel"))
        self.open_button.setText(say("releases-ledger-open"))
        self.export_button.setText(say("releases-ledger-export"))
        self._back.setText(say("releases-back"))
        self.show_entries(self.entries)

    def load(self) -> None:
        self._desk.ask(ledger.entries, owner=self, done=self.show_entries)

    def show_entries(self, found: tuple[Entry, ...]) -> None:
        self.entries = found
        say = self._desk.words
        self.view.fill(
            [say(f"releases-ledger-{name}") for name in _COLUMNS],
            [self._row(entry) for entry in reversed(found)],
            hint=say("releases-ledger-search"),
            name=say("releases-ledger"),
        )
        self.open_button.setEnabled(bool(self.view.key))
        supervises = self._desk.user is not None and self._desk.user.role is Role.SUPERVISOR
        self.export_button.setVisible(supervises)
        self.verify_button.setEnabled(bool(found))
        self._show_faults()

    def _row(self, entry: Entry) -> tuple[str, tuple[str, ...], str]:
        say = self._desk.words
        mode = say("releases-ledger-rounded", base=entry.base) if entry.base else say("releases-ledger-hidden")
        if entry.faults is None:
            check = say("releases-ledger-unchecked")
        else:
            check = say("releases-ledger-sound" if not entry.faults else "releases-ledger-broken")
        cells = (
            str(entry.sequence),
            formats.code(entry.period, self._desk),
            say(f"releases-state-{entry.state.value}"),
            f"{mode} · {entry.threshold}",
            str(len(entry.tables)),
            ", ".join(map(str, entry.with_earlier)) or say("releases-none"),
            f"{check} · {formats.code(entry.digest[:12], self._desk)}…",
        )
        return str(entry.sequence), cells, ""

    def _show_faults(self) -> None:
        empty(self._faults.body)
        faults = [(entry.sequence, fault) for entry in self.entries for fault in entry.faults or ()]
        for number, fault in faults:
            text = self._desk.words(f"ledger-fault-{fault}", number=number)
            self._faults.body.addWidget(label(text, wrap=True))
        self._faults.setVisible(bool(faults))

    # --- acts ------------------------------------------------------------------------------------

    def verify(self) -> None:
        """Every digest, proof and signature once more; can be stopped."""
        self._job = job = Job()
        self._show_running(True)
        told = self._desk.jobs.progress(self._tell, owner=self)
        self._desk.ask(
            lambda s: ledger.verify(s, progress=told, cancelled=job.cancelled),
            owner=self,
            done=self._verified,
            failed=self._failed,
        )

    def stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _tell(self, done: int, total: int) -> None:
        self._progress.setRange(0, max(1, total))
        self._progress.setValue(done)

    def _verified(self, found: tuple[Entry, ...]) -> None:
        self._show_running(False)
        self.show_entries(found)
        sound = not any(entry.faults for entry in found)
        self._desk.toast(
            self._desk.words("releases-ledger-all-sound" if sound else "releases-ledger-some-broken"), good=sound
        )

    def _failed(self, error: RightsMonitorError) -> None:
        self._show_running(False)
        if not isinstance(error, Cancelled):
            self._desk.tell(error)

    def _show_running(self, running: bool) -> None:
        self._progress.setRange(0, 0)
        self._progress.setVisible(running)
        self.stop_button.setVisible(running)
        self.verify_button.setVisible(not running)

    def _open(self) -> None:
        if self.view.key:
            self.opened.emit(int(self.view.key))

    def choose_folder(self) -> None:
        title = self._desk.words("releases-ledger-export")
        FileDialog(self._desk, self, kind="folder", title=title, chosen=self.export).open()

    def export(self, folder: Path) -> None:
        """Writes the signed copy; asks for the passphrase where it was entered too long ago."""
        ask_fresh(
            self._desk,
            lambda s: ledger.export(s, folder=folder),
            owner=self,
            done=lambda path: self._desk.toast(self._desk.words("releases-written", file=path.name)),
            reason=self._desk.words("releases-ledger-reason"),
        )

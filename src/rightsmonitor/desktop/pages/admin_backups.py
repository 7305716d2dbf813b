"""Backups in the window: when the last one was checked, a new one with progress and cancel, the health of the file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.dialogs.files import FileDialog
from rightsmonitor.desktop.failures import sentence
from rightsmonitor.desktop.jobs import Job
from rightsmonitor.desktop.pages.page import Page
from rightsmonitor.desktop.widgets.basic import Bar, Card, button, label, restyle, row
from rightsmonitor.desktop.widgets.rows_view import RowsView
from rightsmonitor.domain.errors import Cancelled, RightsMonitorError
from rightsmonitor.services.session import Session
from rightsmonitor.services.vault import backups, people, vaults
from rightsmonitor.services.vault.backups import Made, Receipt, State
from rightsmonitor.services.vault.people import Person
from rightsmonitor.services.vault.vaults import CheckReport

_COLUMNS = ("name", "at", "by", "size", "place")
_MEGA = 1_000_000
_Shown = tuple[State, tuple[Receipt, ...], tuple[Person, ...]]


class BackupsPage(Page):
    """Each backup is one press and a folder."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._title, self._lead = label(kind="title"), label(kind="muted", wrap=True)
        self._state_card, self._check_card = Card(margin=16), Card(margin=16)
        self.make_button, self.cancel_button = button("primary", act=self.choose_folder), button("", act=self._cancel)
        self._working, self._problem = Bar(), label(kind="problem", wrap=True)
        self._rotation = label(kind="hint", wrap=True)
        self.check_button, self.repair_button = button("", act=self.check), button("", act=self.repair)
        self._check_title, self._check_answer = label(kind="strong"), label(kind="muted", wrap=True)
        self._headline, self._detail = label(kind="section"), label(kind="muted", wrap=True)
        self.list = RowsView(stretch=(4,), widths={0: 170, 1: 190, 2: 130, 3: 90})
        self._job: Job | None = None
        self._found: _Shown | None = None
        self._build()
        self.retranslate()
        desk.language_changed.connect(self.retranslate)

    def _build(self) -> None:
        act = row(self.make_button, self.cancel_button, self._working)
        act.addStretch()
        self._state_card.body.addWidget(self._headline)
        self._state_card.body.addWidget(self._detail)
        self._state_card.body.addLayout(act)
        self._state_card.body.addWidget(self._problem)
        self._state_card.body.addWidget(self._rotation)
        checking = row(self._check_title)
        checking.addStretch()
        checking.addWidget(self.repair_button)
        checking.addWidget(self.check_button)
        self._check_card.body.addLayout(checking)
        self._check_card.body.addWidget(self._check_answer)
        for hidden in (self.cancel_button, self._working, self._problem, self.repair_button):
            hidden.setVisible(False)
        self.list.hide_search()
        self._working.setRange(0, 100)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        for widget in (self._title, self._lead, self._state_card, self._check_card):
            outer.addWidget(widget)
        outer.addWidget(self.list, 1)

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("backups-title"))
        self._lead.setText(say("backups-lead"))
        self.make_button.setText(say("backups-make"))
        self.cancel_button.setText(say("backups-cancel"))
        self._rotation.setText(say("backups-rotation"))
        self._check_title.setText(say("backups-check-title"))
        self._check_answer.setText(say("backups-check-text"))
        self.check_button.setText(say("backups-check"))
        self.repair_button.setText(say("backups-repair"))
        if self._found is not None:
            self._show(self._found)

    def refresh(self) -> None:
        self._desk.ask(_asked, owner=self, done=self._show)

    def _show(self, found: _Shown) -> None:
        self._found = found
        state, receipts, persons = found
        say, desk = self._desk.words, self._desk
        restyle(self._state_card, "tone", "attention" if state.due else "")
        if state.last is None:
            self._headline.setText(say("backups-none"))
            self._detail.setText(say("backups-none-text"))
        else:
            ago = say("backups-days", days=state.days)
            self._headline.setText(say("backups-last-when", when=ago))
            left = max(0, backups.DUE_DAYS - state.days)
            self._detail.setText(say("backups-due", days=state.days) if state.due else say("backups-fine", days=left))
        names = {person.uid: person.name for person in persons}
        rows = [
            (
                str(one.number),
                (
                    one.name,
                    formats.instant(one.at, desk),
                    names.get(one.by, formats.DASH),
                    say("backups-size", size=desk.locale.toString(one.bytes / _MEGA, "f", 1)),
                    formats.code(one.place, desk),
                ),
                "",
            )
            for one in receipts
        ]
        columns = [say(f"backups-column-{name}") for name in _COLUMNS]
        self.list.fill(columns, rows, hint=say("desktop-search"), name=say("backups-title"))

    # --- making ------------------------------------------------------------------------------------

    def choose_folder(self) -> None:
        title = self._desk.words("backups-folder")
        FileDialog(self._desk, self, kind="folder", title=title, chosen=self.make).open()

    def make(self, folder: Path) -> None:
        """A backup in that folder; `cancel` leaves everything as it was."""
        job = self._job = Job()
        self._busy(True)
        told = self._desk.jobs.progress(self._progress, owner=self)
        self._desk.ask(
            lambda s: backups.make(s, folder=folder, progress=told, cancelled=job.cancelled),
            owner=self,
            done=self._made,
            failed=self._failed,
        )

    def _progress(self, done: int, _total: int) -> None:
        self._working.setValue(done)
        self._working.setAccessibleName(self._desk.words("backups-working", done=done))

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _busy(self, on: bool) -> None:
        self.make_button.setEnabled(not on)
        self._problem.setVisible(False)
        for widget in (self.cancel_button, self._working):
            widget.setVisible(on)
        self._working.setValue(0)

    def _made(self, made: Made) -> None:
        self._busy(False)
        receipt = made.receipt
        self._desk.toast(self._desk.words("backups-made", name=receipt.name, place=receipt.place))
        self._desk.backed_up.emit()
        self.refresh()

    def _failed(self, error: RightsMonitorError) -> None:
        self._busy(False)
        say = self._desk.words
        text = say("backups-cancelled") if isinstance(error, Cancelled) else sentence(error, say)
        self._problem.setText(text)
        self._problem.setVisible(True)

    # --- checking ----------------------------------------------------------------------------------

    def check(self) -> None:
        self.check_button.setEnabled(False)
        self._check_answer.setText(self._desk.words("backups-checking"))
        self._desk.ask(lambda s: vaults.check(s), owner=self, done=self._checked, failed=self._check_failed)

    def _checked(self, report: CheckReport) -> None:
        say = self._desk.words
        self.check_button.setEnabled(True)
        lines = [
            say("cli-vault-sound" if report.sound else "cli-vault-damaged"),
            say("cli-vault-counted", incidents=report.incidents, entries=report.entries),
        ]
        found = (*report.problems, *report.notices)
        lines += [say(f"cli-finding-{one.code}", count=one.count, first=one.first) for one in found]
        self._check_answer.setText("\n".join(lines))
        restyle(self._check_card, "tone", "" if report.sound else "danger")
        torn = report.sound and any(notice.code == "free-page" for notice in report.notices)
        self.repair_button.setVisible(torn)

    def _check_failed(self, error: RightsMonitorError) -> None:
        self.check_button.setEnabled(True)
        self._check_answer.setText(sentence(error, self._desk.words))

    def repair(self) -> None:
        self.repair_button.setVisible(False)
        self._desk.ask(lambda s: vaults.repair(s), owner=self, done=self._repaired, failed=self._check_failed)

    def _repaired(self, report: CheckReport) -> None:
        self._checked(report)
        self._desk.toast(self._desk.words("backups-repaired"))


def _asked(session: Session) -> _Shown:
    return backups.state(session), backups.list_(session), people.list_(session)

"""Releases: choose a scope, protect and attack, look at what the file reveals, and sign as another person."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from rightsmonitor.desktop import theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.dialogs.files import FileDialog
from rightsmonitor.desktop.dialogs.fresh import ask_fresh
from rightsmonitor.desktop.jobs import Job
from rightsmonitor.desktop.models.release_table import ReleaseTable
from rightsmonitor.desktop.pages.page import Page
from rightsmonitor.desktop.pages.release_scope import ReleaseChoice, ReleaseScope
from rightsmonitor.desktop.widgets.basic import Choice, EmptyState, button, label
from rightsmonitor.desktop.widgets.flow import Flow
from rightsmonitor.desktop.widgets.ledger_view import LedgerView
from rightsmonitor.desktop.widgets.release_grid import ReleaseGrid
from rightsmonitor.desktop.widgets.release_panel import ReleasePanel, Steps
from rightsmonitor.desktop.widgets.report_view import ReportView
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.errors import RightsMonitorError
from rightsmonitor.domain.release import ReleaseState
from rightsmonitor.services.release import advice, releases
from rightsmonitor.services.release.advice import Advice
from rightsmonitor.services.release.releases import ReleaseView

_TABLE, _EMPTY, _SCOPE, _LEDGER, _REPORT = range(5)


class ReleasesPage(Page):
    """Scope on top, the table with its hidden cells on one side, what the file reveals on the other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._views: tuple[ReleaseView, ...] = ()
        self._view: ReleaseView | None = None
        self._job: Job | None = None
        self._title, self._lead = label(kind="title"), label(kind="muted")
        self.which, self.table_choice = Choice(), Choice()
        self.new_button, self.ledger_button = button("", act=self.open_scope), button("", act=self.open_ledger)
        self.report_button = button("", act=self.open_report)
        self.ledger, self.report = LedgerView(desk), ReportView(desk)
        self.steps, self.scope = Steps(desk), ReleaseScope(desk)
        self.model = ReleaseTable(desk, parent=self)
        self.grid = ReleaseGrid(desk, self.model)
        self.panel = ReleasePanel(desk)
        theme.hold(self.panel, width=340, side=True)
        self._empty = EmptyState(act=self.open_scope)
        self._stack = QStackedWidget()
        self._build()
        self.retranslate()
        desk.language_changed.connect(self.retranslate)

    def _build(self) -> None:
        for shown in (self.grid, self._empty, self.scope, self.ledger, self.report):
            self._stack.addWidget(shown)
        buttons = self.report_button, self.ledger_button, self.new_button
        heading = Flow(self._title, self._lead, self.which, *buttons, trailing=2)
        under = Flow(self.steps, self.table_choice, trailing=1)
        for box, width in ((self.which, 210), (self.table_choice, 200)):
            theme.hold(box, width=width, least=True)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(heading)
        left.addLayout(under)
        left.addWidget(self._stack, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(18, 16, 18, 16)
        outer.setSpacing(14)
        outer.addLayout(left, 1)
        outer.addWidget(self.panel)
        self.which.currentIndexChanged.connect(self._which_changed)
        self.table_choice.currentIndexChanged.connect(self._table_changed)
        self.scope.prepare.connect(self.prepare)
        self.scope.advise.connect(self.advise)
        self.scope.stop.connect(self._stop)
        self.scope.left.connect(lambda: self._show(self._view))
        for side in (self.ledger, self.report):
            side.left.connect(lambda: self._show(self._view))
        self.ledger.opened.connect(self._open_number)
        self.panel.approve.connect(self.approve)
        self.panel.return_.connect(self.return_)
        self.panel.write.connect(self.choose_folder)

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("releases-title"))
        self._lead.setText(say("releases-lead"))
        self.new_button.setText(say("releases-new"))
        self.ledger_button.setText(say("releases-ledger-short"))
        self.report_button.setText(say("reporting-button"))
        for made, key in ((self.which, "which"), (self.table_choice, "table")):
            made.setAccessibleName(say(f"releases-choose-{key}"))
        self._empty.say(say("releases-empty-title"), say("releases-empty-text"), say("releases-new"))
        for part in (self.scope, self.grid, self.steps, self.panel, self.ledger, self.report):
            part.retranslate()
        self._listed(self._views, self._view.release.uid if self._view else "")

    # --- loading and preparing -----------------------------------------------------------------------

    def refresh(self, *, keep: str = "") -> None:
        keep = keep or (self._view.release.uid if self._view else "")
        self._desk.ask(releases.list_, owner=self, done=lambda found: self._listed(found, keep))

    def _listed(self, found: tuple[ReleaseView, ...], keep: str) -> None:
        self._views = found
        self.which.blockSignals(True)
        self.which.clear()
        for view in found:
            state = self._desk.words(f"releases-state-{view.state.value}")
            text = self._desk.words("releases-entry", number=view.release.sequence, period=view.release.period)
            self.which.addItem(f"{text} · {state}", view.release.uid)
        self.which.setCurrentIndex(max(0, self.which.findData(keep)) if found else -1)
        self.which.blockSignals(False)
        if self._stack.currentIndex() not in (_SCOPE, _LEDGER, _REPORT):
            self._which_changed()

    def _which_changed(self, _index: int = 0) -> None:
        at = self.which.currentIndex()
        self._show(self._views[at] if 0 <= at < len(self._views) else None)

    def _show(self, view: ReleaseView | None) -> None:
        self._view = view
        self.panel.show_release(view, self._before(view))
        self.steps.show_release(view)
        self._stack.setCurrentIndex(_TABLE if view else _EMPTY)
        self._show_choices(view is not None)
        if view is not None:
            self._fill_tables(view)

    def _before(self, view: ReleaseView | None) -> ReleaseView | None:
        """The latest release of this office, not returned, about a period that ended before its own began."""
        if view is None:
            return None
        begins = Period.parse(view.release.period).first
        earlier = [
            (Period.parse(other.release.period).last, other.release.sequence, other)
            for other in self._views
            if other.state is not ReleaseState.RETURNED and Period.parse(other.release.period).last < begins
        ]
        return max(earlier, key=lambda found: found[:2])[2] if earlier else None

    def _show_choices(self, shown: bool) -> None:
        acts = self.new_button, self.ledger_button, self.report_button
        for made in (self.which, self.table_choice, *acts):
            made.setVisible(shown)
        self.steps.setVisible(True)
        self._lead.setVisible(not shown)

    def open_ledger(self) -> None:
        """All releases of this office as the ledger holds them."""
        self._open_beside(_LEDGER)
        self.ledger.load()

    def open_report(self) -> None:
        """The ready-made report of a quarter or a year, from what is signed."""
        self._open_beside(_REPORT)
        self.report.load()

    def _open_beside(self, at: int) -> None:
        self._show_choices(False)
        self.steps.setVisible(False)
        self.panel.setVisible(False)
        self._stack.setCurrentIndex(at)

    def _open_number(self, sequence: int) -> None:
        found = next((view for view in self._views if view.release.sequence == sequence), None)
        if found is not None:
            self.which.setCurrentIndex(self.which.findData(found.release.uid))
            self._show(found)

    def _fill_tables(self, view: ReleaseView) -> None:
        chosen = self.table_choice.currentData()
        self.table_choice.blockSignals(True)
        self.table_choice.clear()
        for table in view.release.tables:
            self.table_choice.addItem(self._desk.words(f"releases-table-{table.key}"), table.key)
        self.table_choice.setCurrentIndex(max(0, self.table_choice.findData(chosen)))
        self.table_choice.blockSignals(False)
        self._table_changed()

    def _table_changed(self, _index: int = 0) -> None:
        if self._view is not None and self.table_choice.currentIndex() >= 0:
            self.grid.show_table(self._view, self._view.release.tables[self.table_choice.currentIndex()])

    def open_scope(self) -> None:
        """Chooses what a new release is about."""
        self._stack.setCurrentIndex(_SCOPE)
        self.panel.setVisible(False)
        self._show_choices(False)
        self.steps.show_release(None)
        self.scope.period.setFocus()

    def prepare(self, choice: ReleaseChoice) -> None:
        """Protects and attacks in the worker; can be stopped, and then nothing is kept."""
        self._job = job = Job()
        self.scope.set_busy(True)
        self.steps.show_protecting()
        told = self._desk.jobs.progress(self.scope.tell_progress, owner=self)
        self._desk.ask(
            lambda s: releases.prepare(
                s,
                period=choice.period,
                tables=choice.tables,
                scope=choice.scope,
                place_levels=choice.place_levels,
                threshold=choice.threshold,
                table_thresholds=dict(choice.table_thresholds),
                group_units=choice.group_units,
                hide_zeros=choice.hide_zeros,
                base=choice.base,
                rebase=choice.rebase,
                progress=told,
                cancelled=job.cancelled,
            ),
            owner=self,
            done=self._prepared,
            failed=self._failed,
        )

    def advise(self, choice: ReleaseChoice) -> None:
        """What each table would lose or err by; nothing is kept."""
        self._job = job = Job()
        self.scope.set_busy(True)
        told = self._desk.jobs.progress(self.scope.tell_advice, owner=self)
        self._desk.ask(
            lambda s: advice.advise(
                s,
                period=choice.period,
                scope=choice.scope,
                threshold=choice.threshold,
                progress=told,
                cancelled=job.cancelled,
            ),
            owner=self,
            done=self._advised,
            failed=self._failed,
        )

    def _advised(self, found: tuple[Advice, ...]) -> None:
        self.scope.set_busy(False)
        self.scope.advice.show_advice(found)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _prepared(self, view: ReleaseView) -> None:
        self.scope.set_busy(False)
        self._desk.toast(self._desk.words("releases-prepared", number=view.release.sequence))
        self._stack.setCurrentIndex(_TABLE)
        self.refresh(keep=view.release.uid)

    def _failed(self, error: RightsMonitorError) -> None:
        self.scope.set_busy(False)
        self.steps.show_release(None)
        self._desk.tell(error)

    # --- deciding and writing --------------------------------------------------------------------------

    def approve(self, passphrase: bytearray) -> None:
        """Signs with the passphrase typed in the panel."""
        if self._view is None:
            return
        uid, answered = self._view.release.uid, self.panel.answered
        self._desk.ask(
            lambda s: releases.approve(s, uid=uid, passphrase=passphrase, groups=answered),
            owner=self,
            done=lambda view: self._decided(view, "releases-approved"),
            failed=self.panel.fail,
        )

    def return_(self, comment: str) -> None:
        if self._view is None:
            return
        uid = self._view.release.uid
        self._desk.ask(
            lambda s: releases.return_(s, uid=uid, comment=comment),
            owner=self,
            done=lambda view: self._decided(view, "releases-returned"),
            failed=self.panel.fail,
        )

    def _decided(self, view: ReleaseView, key: str) -> None:
        self._desk.toast(self._desk.words(key, number=view.release.sequence))
        self.refresh(keep=view.release.uid)

    def choose_folder(self) -> None:
        """Our own dialog: the one of the system would remember the name of the stick."""
        title = self._desk.words("releases-choose-folder")
        FileDialog(self._desk, self, kind="folder", title=title, chosen=self.write).open()

    def write(self, folder: Path) -> None:
        """Writes the sealed file into a folder."""
        if self._view is None:
            return
        uid = self._view.release.uid
        ask_fresh(
            self._desk,
            lambda s: releases.write(s, uid=uid, folder=folder),
            owner=self,
            done=self._written,
            reason=self._desk.words("releases-write-reason"),
            failed=self.panel.fail,
        )

    def _written(self, path: Path) -> None:
        self._desk.toast(self._desk.words("releases-written", file=path.name))
        self.refresh()

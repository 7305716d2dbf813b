"""The workspace: received packages, who signed, gaps, missing offices, corrections; open one, add them up."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rightsmonitor.desktop import formats, theme
from rightsmonitor.desktop.authority.joining import Joining, Reporting
from rightsmonitor.desktop.authority.panels import PackagePanel, Standing
from rightsmonitor.desktop.authority.places import Places
from rightsmonitor.desktop.authority.signers import SignersPanel
from rightsmonitor.desktop.authority.table import PackageTable
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.dialogs.files import FileDialog
from rightsmonitor.desktop.failures import sentence
from rightsmonitor.desktop.widgets.basic import Card, Choice, EmptyState, button, label
from rightsmonitor.desktop.widgets.flow import Flow
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.errors import RightsMonitorError
from rightsmonitor.services.national import authority, workspace
from rightsmonitor.services.national.authority import Verified
from rightsmonitor.services.national.workspace import View

_EVERY = ""
_TABLE, _EMPTY = range(2)


class WorkspacePage(QWidget):
    """Reads in the worker; every answer replaces what is shown. `left`: back to the places."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._places: Places | None = None
        self.view = View(received=(), offices=())
        self._title, self._lead = label(kind="title"), label(kind="muted")
        self.period = Choice()
        self.open_button = button("primary", act=self.choose_package, shortcut="Ctrl+O")
        self.join_button = button("", act=self.choose_folder, shortcut="Ctrl+E")
        self.verify_button = button("", act=self.choose_to_verify)
        self.report_button = button("", act=self.choose_report)
        self.signers_button = button("quiet", act=self.open_signers)
        self.back = button("quiet", act=self.left.emit)
        self._problem = Card(tone="danger", margin=12)
        self.problem = label(wrap=True)
        self.standing, self.table = Standing(desk), PackageTable(desk)
        self.panel, self.signers = PackagePanel(desk), SignersPanel(desk)
        self.joining, self.reporting = Joining(desk), Reporting(desk)
        self._empty = EmptyState(act=self.choose_package)
        self._stack, self._side = QStackedWidget(), QStackedWidget()
        self._build()
        self.retranslate()
        desk.language_changed.connect(self.retranslate)

    def _build(self) -> None:
        for part in (self.table, self._empty):
            self._stack.addWidget(part)
        for side in (self.panel, self.joining, self.reporting, self.signers):
            self._side.addWidget(side)
        theme.hold(self._side, width=340, side=True)
        self._problem.body.addWidget(self.problem)
        self._problem.setVisible(False)
        self.period.setMinimumWidth(150)
        acts = self.period, self.report_button, self.join_button, self.verify_button, self.open_button
        heading = Flow(self._title, self._lead, *acts, trailing=2)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(heading)
        left.addWidget(self.standing)
        left.addWidget(self._problem)
        left.addWidget(self._stack, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(18, 16, 18, 16)
        outer.setSpacing(14)
        outer.addLayout(left, 1)
        outer.addWidget(self._side)
        self.period.currentIndexChanged.connect(lambda _: self._show_rows())
        self.table.chosen.connect(self.panel.show_package)
        for side in (self.joining, self.reporting, self.signers):
            side.closed.connect(lambda: self._side.setCurrentWidget(self.panel))
        self.signers.changed.connect(self.refresh)

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("authority-received"))
        self.open_button.setText(say("authority-open"))
        self.join_button.setText(say("authority-join"))
        self.verify_button.setText(say("authority-verify"))
        self.report_button.setText(say("authority-report"))
        self.report_button.setToolTip(say("authority-report-hint"))
        self.verify_button.setToolTip(say("authority-verify-hint"))
        self.signers_button.setText(say("authority-signers"))
        self.period.setAccessibleName(say("authority-choose-period"))
        self._empty.say(say("authority-empty-title"), say("authority-empty-text"), say("authority-open"))
        self.table.retranslate()
        self.joining.retranslate()
        self.reporting.retranslate()
        self.show_view(self.view)

    # --- what is there ----------------------------------------------------------------------------------

    def enter(self, places: Places, view: View) -> None:
        self._places = places
        self.show_view(view)
        self.period.setCurrentIndex(0)  # the newest

    def refresh(self, *, keep: str = "") -> None:
        if (places := self._places) is None:
            return
        self._desk.jobs.run(
            lambda: workspace.look(trust=places.trust, folder=places.packages),
            owner=self,
            done=lambda view: self.show_view(view, keep=keep),
            failed=self.fail,
        )

    def show_view(self, view: View, *, keep: str = "") -> None:
        self.view = view
        chosen = self.period.currentData()
        self.period.blockSignals(True)
        self.period.clear()
        for each in view.periods:
            self.period.addItem(formats.code(each, self._desk), each)
        self.period.addItem(self._desk.words("authority-every-period"), _EVERY)
        at = self.period.findData(chosen)
        newest = next((row.period for row in view.received if row.digest == keep), None)
        self.period.setCurrentIndex(self.period.findData(newest) if newest else max(0, at))
        self.period.blockSignals(False)
        self._show_rows(keep=keep)

    def _show_rows(self, *, keep: str = "") -> None:
        period = str(self.period.currentData() or _EVERY)
        current = self.table.at(self.table.currentRow())
        rows = tuple(each for each in self.view.received if period in (_EVERY, each.period))
        self.table.show_rows(rows, keep=keep or (current.digest if current else ""))
        self.standing.show_view(self.view, period)
        self._stack.setCurrentIndex(_TABLE if self.view.received else _EMPTY)
        usable = bool(workspace.usable(self.view, period=period))
        self.join_button.setEnabled(usable)
        self.report_button.setEnabled(usable)

    # --- opening a package ------------------------------------------------------------------------------

    def choose_package(self) -> None:
        title = self._desk.words("authority-open-title")
        FileDialog(self._desk, self, kind="open", title=title, chosen=self.open_package, suffixes=(".age",)).open()

    def choose_to_verify(self) -> None:
        title = self._desk.words("authority-open-title")
        FileDialog(self._desk, self, kind="open", title=title, chosen=self.verify, suffixes=(".age",)).open()

    def verify(self, file: Path) -> None:
        """Says whether a package is genuine; nothing is accepted or written."""
        if (places := self._places) is None:
            return
        self._problem.setVisible(False)
        self._desk.jobs.run(
            lambda: authority.verify(file=file, trust=places.trust, identity=places.identity),
            owner=self,
            done=self._verified,
            failed=self.fail,
        )

    def _verified(self, found: Verified) -> None:
        facts = {"office": found.office, "period": found.period}
        self._desk.toast(self._desk.words("authority-verified", number=found.sequence, **facts))

    def open_signers(self) -> None:
        """Whose signature counts, beside the table."""
        if self._places is not None and not self.running:
            self.signers.enter(self._places.trust)
            self._side.setCurrentWidget(self.signers)

    def open_package(self, file: Path) -> None:
        """Verifies and opens in the worker; a package that is refused leaves nothing behind."""
        if (places := self._places) is None:
            return
        self._problem.setVisible(False)
        self.open_button.setEnabled(False)
        self._desk.jobs.run(
            lambda: workspace.open_into(
                file=file, trust=places.trust, identity=places.identity, folder=places.packages
            ),
            owner=self,
            done=self._opened,
            failed=self.fail,
        )

    def _opened(self, found: Verified) -> None:
        self.open_button.setEnabled(True)
        key = "authority-opened-again" if found.already else "authority-opened"
        self._desk.toast(self._desk.words(key, office=found.office, period=found.period, number=found.sequence))
        self._side.setCurrentWidget(self.panel)
        self.refresh(keep=found.digest)

    def fail(self, error: RightsMonitorError) -> None:
        """Why a package was refused stays until the next one is tried."""
        self.open_button.setEnabled(True)
        self.problem.setText(formats.breakable(sentence(error, self._desk.words)))
        self._problem.setVisible(True)

    # --- the indicator report ---------------------------------------------------------------------------

    def choose_report(self) -> None:
        title, name = self._desk.words("authority-report"), f"report-{self._reported_period()}"
        FileDialog(self._desk, self, kind="save", title=title, chosen=self.report, name=name).open()

    def _reported_period(self) -> Period:
        """What is chosen; with every period, the year of the newest."""
        return Period.parse(str(self.period.currentData() or self.view.periods[0][:4]))

    def report(self, to: Path) -> None:
        """Indicators of the chosen period, or of the newest year, into a new folder."""
        if self._places is None or self.running:
            return
        folders = tuple(dict.fromkeys(workspace.usable(self.view)))
        self._problem.setVisible(False)
        self._side.setCurrentWidget(self.reporting)
        self.reporting.run(folders, period=self._reported_period(), to=to, trust=self._places.trust)

    @property
    def running(self) -> bool:
        """Whether long work is under way, whose card stays in view until it ends."""
        return self.joining.running or self.reporting.running

    def cancel(self) -> None:
        """Asks long work to stop; it leaves everything as it was."""
        self.joining.cancel()
        self.reporting.cancel()

    # --- adding up --------------------------------------------------------------------------------------

    def choose_folder(self) -> None:
        title = self._desk.words("authority-join-title")
        FileDialog(self._desk, self, kind="save", title=title, chosen=self.join, name=self._proposed()).open()

    def _proposed(self) -> str:
        period = str(self.period.currentData() or _EVERY)
        return f"national-{period}" if period else "national"

    def join(self, to: Path) -> None:
        """Adds up what is shown, into a new folder."""
        if self._places is None or self.running:
            return
        folders = workspace.usable(self.view, period=str(self.period.currentData() or _EVERY))
        self._side.setCurrentWidget(self.joining)
        self.joining.run(folders, to=to, trust=self._places.trust)

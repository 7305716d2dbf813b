"""Releases: choose a period, protect and attack, look at what the file reveals, and sign as another person."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rightsmonitor.desktop import theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.jobs import Job
from rightsmonitor.desktop.models.release_table import ReleaseTable
from rightsmonitor.desktop.widgets.basic import EmptyState, button, label, row
from rightsmonitor.desktop.widgets.release_panel import ReleasePanel, Steps
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.errors import RightsMonitorError
from rightsmonitor.services import releases
from rightsmonitor.services.releases import ReleaseView


class ReleasesPage(QWidget):
    """Scope on top, the table with its hidden cells on one side, what the file reveals on the other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._views: tuple[ReleaseView, ...] = ()
        self._view: ReleaseView | None = None
        self._job: Job | None = None
        self._title, self._lead = label(kind="title"), label(kind="muted")
        self.which, self.period, self.table_choice = QComboBox(), QComboBox(), QComboBox()
        self.prepare_button = button("primary", act=self.prepare)
        self._cancel = button("quiet", act=self._stop)
        self._progress, self._progress_text = QProgressBar(), label(kind="hint")
        self.steps = Steps(desk)
        self.model = ReleaseTable(desk, parent=self)
        self.table = QTableView()
        self.panel = ReleasePanel(desk)
        self.panel.setFixedWidth(356)
        self._legend = [label(kind="hint"), label(kind="hint"), label(kind="hint")]
        self._empty = EmptyState()
        self._stack = QStackedWidget()
        self._build()
        self.retranslate()
        desk.language_changed.connect(self.retranslate)

    def _build(self) -> None:
        self.table.setModel(self.model)
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setMaximumSectionSize(150)
        for header in (self.table.horizontalHeader(), self.table.verticalHeader()):
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.verticalHeader().setMaximumWidth(330)
        for box, width in ((self.which, 210), (self.period, 170), (self.table_choice, 200)):
            box.setMinimumWidth(width)
        self.table.verticalHeader().setDefaultSectionSize(30)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        heading = row(self._title, self._lead, spacing=12)
        heading.addStretch()
        heading.addWidget(self.which)
        scope = row(self.period, self.prepare_button, self._cancel, self._progress, self._progress_text)
        scope.addStretch()
        scope.addWidget(self.table_choice)
        legend = row(*self._legend, spacing=18)
        legend.addStretch()
        left = QVBoxLayout()
        left.setSpacing(10)
        for layout in (heading, scope):
            left.addLayout(layout)
        left.addWidget(self.steps)
        left.addWidget(self._stack, 1)
        left.addLayout(legend)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(18, 16, 18, 16)
        outer.setSpacing(14)
        outer.addLayout(left, 1)
        outer.addWidget(self.panel)
        self._progress.setFixedWidth(160)
        self._set_busy(False)
        self.which.currentIndexChanged.connect(self._which_changed)
        self.table_choice.currentIndexChanged.connect(self._table_changed)
        self.panel.approve.connect(self.approve)
        self.panel.return_.connect(self.return_)
        self.panel.write.connect(self.choose_folder)

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("releases-title"))
        self._lead.setText(say("releases-lead"))
        self.prepare_button.setText(say("releases-prepare"))
        self._cancel.setText(say("releases-cancel"))
        for made, key in ((self.which, "which"), (self.period, "period"), (self.table_choice, "table")):
            made.setAccessibleName(say(f"releases-choose-{key}"))
        self._empty.say(say("releases-empty-title"), say("releases-empty-text"))
        self._fill_periods()
        self.steps.retranslate()
        self.panel.retranslate()
        self._show(self._view)

    def _fill_periods(self) -> None:
        chosen = self.period.currentData()
        self.period.clear()
        today = QDate.currentDate()
        year, quarter = today.year(), (today.month() + 2) // 3
        for _ in range(6):
            code = f"{year}-Q{quarter}"
            self.period.addItem(self._desk.words("releases-quarter", quarter=str(quarter), year=str(year)), code)
            year, quarter = (year, quarter - 1) if quarter > 1 else (year - 1, 4)
        self.period.setCurrentIndex(max(0, self.period.findData(chosen)))

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
        self.which.setVisible(bool(found))
        self._which_changed()

    def _which_changed(self, _index: int = 0) -> None:
        at = self.which.currentIndex()
        self._show(self._views[at] if 0 <= at < len(self._views) else None)

    def _show(self, view: ReleaseView | None) -> None:
        self._view = view
        self.panel.show_release(view)
        self.steps.show_release(view)
        self._stack.setCurrentIndex(0 if view else 1)
        for made in (*self._legend, self.table_choice):
            made.setVisible(view is not None)
        if view is None:
            return
        say, chosen = self._desk.words, self.table_choice.currentIndex()
        self.table_choice.blockSignals(True)
        self.table_choice.clear()
        for table in view.release.tables:
            self.table_choice.addItem(say(f"releases-table-{table.key}"), table.key)
        self.table_choice.setCurrentIndex(max(0, chosen))
        self.table_choice.blockSignals(False)
        share = 100 * view.release.verdict.units_visible / max(1, view.release.verdict.units)
        self._legend[0].setText(_mark("danger") + say("releases-legend-primary", threshold=view.release.threshold))
        self._legend[1].setText(_mark("attention") + say("releases-legend-complementary"))
        self._legend[2].setText(say("releases-legend-visible", share=round(share, 1)))
        self._table_changed()

    def _table_changed(self, _index: int = 0) -> None:
        view = self._view
        if view is not None and self.table_choice.currentIndex() >= 0:
            self.model.show_table(view, view.release.tables[self.table_choice.currentIndex()])

    def prepare(self) -> None:
        """Protects and attacks in the worker; can be stopped, and then nothing is kept."""
        period = Period.parse(str(self.period.currentData()))
        self._job = job = Job()
        self._set_busy(True)
        told = self._desk.jobs.progress(self._tell_progress, owner=self)
        self._desk.ask(
            lambda s: releases.prepare(s, period=period, progress=told, cancelled=job.cancelled),
            owner=self,
            done=self._prepared,
            failed=self._failed,
        )

    def _tell_progress(self, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._progress_text.setText(self._desk.words("releases-progress", done=done, total=total))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _set_busy(self, busy: bool) -> None:
        for widget in (self._progress, self._progress_text, self._cancel):
            widget.setVisible(busy)
        self.prepare_button.setEnabled(not busy)
        self._progress.setRange(0, 0)

    def _prepared(self, view: ReleaseView) -> None:
        self._set_busy(False)
        self._desk.toast(self._desk.words("releases-prepared", number=view.release.sequence))
        self.refresh(keep=view.release.uid)

    def _failed(self, error: RightsMonitorError) -> None:
        self._set_busy(False)
        self._desk.tell(error)

    # --- deciding and writing --------------------------------------------------------------------------

    def approve(self, passphrase: bytearray) -> None:
        """Signs with the passphrase typed in the panel."""
        if self._view is None:
            return
        uid = self._view.release.uid
        self._desk.ask(
            lambda s: releases.approve(s, uid=uid, passphrase=passphrase),
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
        dialog = QFileDialog(self, self._desk.words("releases-choose-folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self.write(Path(folder)))
        dialog.open()

    def write(self, folder: Path) -> None:
        """Writes the sealed file into a folder."""
        if self._view is None:
            return
        uid = self._view.release.uid
        self._desk.ask(
            lambda s: releases.write(s, uid=uid, folder=folder),
            owner=self,
            done=self._written,
            failed=self.panel.fail,
        )

    def _written(self, path: Path) -> None:
        self._desk.toast(self._desk.words("releases-written", file=path.name))
        self.refresh()


def _mark(token: str) -> str:
    """The mark of a hidden cell in its colour, before the words that explain it."""
    return f'<span style="color:{theme.colour(token).name()}">●</span> '

"""The office's own report: which quarter or year, what is in it and what is not, and writing it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from rightsmonitor.desktop import formats, theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.dialogs.files import FileDialog
from rightsmonitor.desktop.dialogs.fresh import ask_fresh
from rightsmonitor.desktop.widgets.basic import Card, Choice, Scroll, button, label, row
from rightsmonitor.desktop.widgets.long_work import REPORTING, LongWork
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.errors import Cancelled
from rightsmonitor.services.release import release_reports
from rightsmonitor.services.release.release_reports import OfficeReport, Scope


class ReportView(Scroll):
    """`left` goes back to the releases."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.scopes: tuple[Scope, ...] = ()
        self.period = Choice()
        theme.hold(self.period, width=240, least=True)
        self._title, self._lead = label(kind="section"), label(kind="muted", wrap=True)
        self._source, self._name = label(wrap=True), label(kind="label")
        self._inside_name, self._inside = label(kind="label"), label(wrap=True)
        self._missing = label(kind="muted", wrap=True)
        self.write_button, self._back = button("primary", act=self.choose_folder), button("quiet", act=self.left.emit)
        self.work: LongWork[OfficeReport] = LongWork(desk, REPORTING, self._written)
        self._sides = QStackedWidget()
        self._build()
        desk.language_changed.connect(self.work.retranslate)

    def _build(self) -> None:
        card = Card()
        chosen = row(self.period)
        chosen.addStretch()
        for part in (self._source, self._name, chosen, self._inside_name, self._inside, self._missing):
            if isinstance(part, QWidget):
                card.body.addWidget(part)
            else:
                card.body.addLayout(part)
        acts = row(self.write_button, self._back)
        acts.addStretch()
        card.body.addLayout(acts)
        card.body.addStretch()
        for side in (card, self.work):
            self._sides.addWidget(side)
        for widget in (self._title, self._lead, self._sides):
            self.body.addWidget(widget)
        self.body.addStretch()
        self.period.currentIndexChanged.connect(lambda _: self._show_scope())
        self.work.closed.connect(lambda: self._sides.setCurrentIndex(0))

    def retranslate(self) -> None:
        say = self._desk.words
        for shown, key in (
            (self._title, "title"),
            (self._lead, "lead"),
            (self._source, "source"),
            (self._name, "period"),
            (self._inside_name, "inside"),
            (self.write_button, "write"),
        ):
            shown.setText(say(f"reporting-{key}"))
        self.period.setAccessibleName(say("reporting-period"))
        self._back.setText(say("releases-back"))
        self.work.retranslate()
        self.show_scopes(self.scopes)

    def load(self) -> None:
        if not self.work.running:
            self._sides.setCurrentIndex(0)
        self._desk.ask(release_reports.scopes, owner=self, done=self.show_scopes)

    def show_scopes(self, found: Sequence[Scope]) -> None:
        """The periods that can be reported on; what was chosen stays."""
        self.scopes, chosen = tuple(found), self.period.currentData()
        self.period.blockSignals(True)
        self.period.clear()
        for scope in self.scopes:
            self.period.addItem(self._said(scope.period), scope.period)
        self.period.setCurrentIndex(max(0, self.period.findData(chosen)) if found else -1)
        self.period.blockSignals(False)
        self._show_scope()

    def _said(self, period: str) -> str:
        year, _, quarter = period.partition("-Q")
        return self._desk.words(f"reporting-{'quarter' if quarter else 'year'}", year=year, quarter=quarter)

    @property
    def scope(self) -> Scope | None:
        at = self.period.currentIndex()
        return self.scopes[at] if 0 <= at < len(self.scopes) else None

    def _show_scope(self) -> None:
        scope = self.scope
        for shown in (self._name, self.period, self._inside_name, self._missing):
            shown.setVisible(scope is not None)
        self.write_button.setEnabled(scope is not None)
        self._inside.setText(self._desk.words("reporting-none") if scope is None else self._parts(scope))
        if scope is not None:
            self._missing.setText(self._lacking(scope))

    def _parts(self, scope: Scope) -> str:
        say = self._desk.words
        return "\n".join(say("reporting-part", number=part.sequence, period=part.period) for part in scope.parts)

    def _lacking(self, scope: Scope) -> str:
        if not scope.missing:
            return self._desk.words("reporting-complete")
        return self._desk.words("reporting-missing", quarters=formats.listed(scope.missing, self._desk))

    # --- writing --------------------------------------------------------------------------------------

    def choose_folder(self) -> None:
        if self.scope is not None:
            title, name = self._desk.words("reporting-name"), f"report-{self.scope.period}"
            FileDialog(self._desk, self, kind="save", title=title, chosen=self.write, name=name).open()

    def write(self, to: Path) -> None:
        """Into a new folder; asks for the passphrase where it was entered too long ago."""
        if (scope := self.scope) is None or self.work.running:
            return
        period = Period.parse(scope.period)
        job, told = self.work.begin(len(scope.parts))
        self._sides.setCurrentWidget(self.work)
        ask_fresh(
            self._desk,
            lambda s: release_reports.write(s, period=period, to=to, progress=told, cancelled=job.cancelled),
            owner=self,
            done=self.work.done,
            failed=self.work.fail,
            left=lambda: self.work.fail(Cancelled()),
            reason=self._desk.words("reporting-reason"),
        )

    def _written(self, made: OfficeReport) -> list[str]:
        say = self._desk.words
        folder = say("reporting-folder", folder=formats.path(made.folder, self._desk))
        return [self._parts(made.scope), self._lacking(made.scope), folder, say("reporting-files")]

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 200)

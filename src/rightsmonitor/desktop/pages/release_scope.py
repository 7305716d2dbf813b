"""What a new release is about: period, office or programme, depth of places, tables; then the work under way."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QDate, QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QProgressBar, QWidget

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets.basic import Card, Choice, Scroll, button, label, row
from rightsmonitor.domain.dates import Period
from rightsmonitor.services.releases import DEFAULT_TABLES

_QUARTERS, _YEARS = 6, 3
_LEVELS = ((1, "region"), (2, "province"))
_SCOPES = ("national", "programme")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseChoice:
    """What a person chose."""

    period: Period
    scope: str
    place_levels: int
    tables: tuple[str, ...]


class ReleaseScope(Scroll):
    """`prepare` carries a ReleaseChoice; `stop` asks the work to end; `left` goes back to the releases."""

    prepare = Signal(object)
    stop = Signal()
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.period, self.scope, self.level = Choice(), Choice(), Choice()
        self.tables = {key: QCheckBox() for key in DEFAULT_TABLES}
        self._title, self._lead = label(kind="section"), label(kind="muted", wrap=True)
        self._names = {key: label(kind="label") for key in ("period", "scope", "level", "tables")}
        self._level_hint, self._problem = label(kind="hint", wrap=True), label(kind="problem", wrap=True)
        self.prepare_button, self._back = button("primary", act=self.ask), button("quiet", act=self.left.emit)
        self._cancel = button("", act=self.stop.emit)
        self._progress, self._progress_text = QProgressBar(), label(kind="hint")
        self._build()
        self.set_busy(False)

    def _build(self) -> None:
        card = Card(margin=22, spacing=10)
        card.setMaximumWidth(720)
        card.body.addWidget(self._title)
        card.body.addWidget(self._lead)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for at, (key, box) in enumerate((("period", self.period), ("scope", self.scope), ("level", self.level))):
            self._names[key].setBuddy(box)
            grid.addWidget(self._names[key], 0, at)
            grid.addWidget(box, 1, at)
            grid.setColumnStretch(at, 1)
        grid.addWidget(self._level_hint, 2, 2)
        card.body.addLayout(grid)
        card.body.addWidget(self._names["tables"])
        for table in self.tables.values():
            table.setChecked(True)
            table.toggled.connect(self._check)
            card.body.addWidget(table)
        card.body.addWidget(self._problem)
        work = row(self._progress, self._progress_text)
        work.addStretch()
        card.body.addLayout(work)
        buttons = row(self.prepare_button, self._cancel, self._back)
        buttons.addStretch()
        card.body.addLayout(buttons)
        self._progress.setFixedWidth(260)
        self.body.addWidget(card)
        self.body.addStretch()

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("releases-new-title"))
        self._lead.setText(say("releases-new-lead"))
        for key, name in self._names.items():
            name.setText(say(f"releases-choose-{key}"))
        for key, box in (("period", self.period), ("scope", self.scope), ("level", self.level)):
            box.setAccessibleName(say(f"releases-choose-{key}"))
        _fill(self.period, self._periods())
        _fill(self.scope, [(name, say(f"releases-scope-{name}")) for name in _SCOPES])
        _fill(self.level, [(levels, say(f"releases-level-{name}")) for levels, name in _LEVELS])
        self._level_hint.setText(say("releases-level-hint"))
        for key, table in self.tables.items():
            table.setText(say(f"releases-table-{key}"))
        self._problem.setText(say("releases-no-table"))
        self.prepare_button.setText(say("releases-prepare"))
        self._cancel.setText(say("releases-cancel"))
        self._back.setText(say("releases-back"))

    def _periods(self) -> list[tuple[object, str]]:
        today, say = QDate.currentDate(), self._desk.words
        year, quarter = today.year(), (today.month() + 2) // 3
        found: list[tuple[object, str]] = []
        for _ in range(_QUARTERS):
            found.append((f"{year}-Q{quarter}", say("releases-quarter", quarter=str(quarter), year=str(year))))
            year, quarter = (year, quarter - 1) if quarter > 1 else (year - 1, 4)
        years = range(today.year(), today.year() - _YEARS, -1)
        return [*found, *((str(year), say("releases-year", year=str(year))) for year in years)]

    def choice(self) -> ReleaseChoice:
        return ReleaseChoice(
            period=Period.parse(str(self.period.currentData())),
            scope=str(self.scope.currentData()),
            place_levels=int(self.level.currentData()),
            tables=tuple(key for key, box in self.tables.items() if box.isChecked()),
        )

    def ask(self) -> None:
        """Asks for the release that is described here."""
        if self.prepare_button.isEnabled():
            self.prepare.emit(self.choice())

    def _check(self) -> None:
        some = any(box.isChecked() for box in self.tables.values())
        self._problem.setVisible(not some)
        self.prepare_button.setEnabled(some)

    def set_busy(self, busy: bool) -> None:
        """Shows the work under way, which can be stopped."""
        for shown in (self._progress, self._progress_text, self._cancel):
            shown.setVisible(busy)
        inputs: tuple[QWidget, ...] = (self.period, self.scope, self.level, self._back, *self.tables.values())
        for changed in inputs:
            changed.setEnabled(not busy)
        self._progress.setRange(0, 0)
        self._progress_text.setText("")
        self._check()
        self.prepare_button.setVisible(not busy)

    def tell_progress(self, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._progress_text.setText(self._desk.words("releases-progress", done=done, total=total))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 200)


def _fill(box: Choice, options: list[tuple[object, str]]) -> None:
    """Fills anew and keeps what was chosen."""
    chosen = box.currentData()
    box.clear()
    for value, text in options:
        box.addItem(text, value)
    at = box.findData(chosen, Qt.ItemDataRole.UserRole) if chosen is not None else 0
    box.setCurrentIndex(max(0, at))

"""What a new release is about: period, office or programme, depth of places, tables; then the work under way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDate, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QGridLayout, QWidget

from rightsmonitor.desktop import theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets.advice import AdviceCard
from rightsmonitor.desktop.widgets.basic import Bar, Card, Choice, Scroll, button, label, row
from rightsmonitor.desktop.widgets.flow import Flow
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.disclosure.suppression.groups import LEAST_UNITS
from rightsmonitor.domain.tabulation import ALL_TABLES, APART, DEFAULT_TABLES, sensitive_tables
from rightsmonitor.services.release.advice import SUPPRESS, Advice

_QUARTERS, _YEARS = 6, 3
_LEVELS = ((1, "region"), (2, "province"))
_SCOPES = ("national", "programme")
_MODES = ((0, "suppress"), (5, "round-5"), (3, "round-3"), (10, "round-10"))
_THRESHOLDS = (3, 5, 7, 10, 15, 20)
_GROUPS = (LEAST_UNITS, 15, 20, 30, 50)
_ROUNDED = 5
# Line, column and width of each choice.
_PLACES = {
    "period": (0, 0, 1),
    "scope": (0, 1, 1),
    "level": (0, 2, 1),
    "mode": (0, 0, 2),
    "threshold": (0, 2, 1),
    "sensitive": (2, 0, 2),
    "groups": (2, 2, 1),
    "zeros": (0, 0, 3),
}
_CHOICES = tuple(_PLACES)
_NAMES = {"zeros": "zeros-choose", "groups": "groups-choose", "sensitive": "groups-choose-sensitive"}
_SENSITIVE = (7, 10, 15, 20)
_LEAST_LETTERS = 8
_ROOMY = 760  # pixels for two cards side by side, at text of 100 %


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseChoice:
    """What a person chose."""

    period: Period
    scope: str
    place_levels: int
    tables: tuple[str, ...]
    base: int = 0
    threshold: int = 5
    table_thresholds: tuple[tuple[str, int], ...] = ()
    group_units: int = LEAST_UNITS
    hide_zeros: bool = True
    rebase: bool = False


class ReleaseScope(Scroll):
    """`prepare` and `advise` carry a ReleaseChoice; `stop` asks the work to end; `left` goes back to the releases."""

    prepare = Signal(object)
    advise = Signal(object)
    stop = Signal()
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._busy = desk, False
        self._boxes = {name: Choice() for name in _CHOICES}
        self.period, self.scope, self.level, self.mode, self.threshold, self.sensitive, self.groups, self.zeros = (
            self._boxes.values()
        )
        self.rebase = QCheckBox()
        self.tables = {key: QCheckBox() for key in ALL_TABLES}
        self.advice = AdviceCard(desk, ask=lambda: self.advise.emit(self.choice()), follow=self.follow)
        self._title, self._lead = label(kind="section"), label(kind="muted", wrap=True)
        self._names = {key: label(kind="label") for key in (*_CHOICES, "tables")}
        self._group_hint = label(kind="hint", wrap=True)
        self._level_hint, self._problem = label(kind="hint", wrap=True), label(kind="problem", wrap=True)
        self.prepare_button, self._back = button("primary", act=self.ask), button("quiet", act=self.left.emit)
        self._cancel = button("", act=self.stop.emit)
        self._progress, self._progress_text = Bar(), label(kind="hint")
        self._build()
        self.set_busy(False)

    def _build(self) -> None:
        card = Card(margin=22, spacing=10)
        card.setMaximumWidth(620)
        card.body.addWidget(self._title)
        card.body.addWidget(self._lead)
        # What explains stands between the grids: in one, a sentence of several lines gets the height of fewer.
        card.body.addLayout(self._grid("period", "scope", "level"))
        card.body.addWidget(self._level_hint)
        card.body.addLayout(self._grid("mode", "threshold", "sensitive", "groups"))
        card.body.addWidget(self._group_hint)
        card.body.addLayout(self._grid("zeros"))
        card.body.addWidget(self.rebase)
        card.body.addWidget(self._names["tables"])
        boxes = QGridLayout()
        for at, (key, table) in enumerate(self.tables.items()):
            table.setChecked(key in DEFAULT_TABLES)
            table.toggled.connect(self._check)
            boxes.addWidget(table, at // 2, at % 2)
        card.body.addLayout(boxes)
        self.period.currentIndexChanged.connect(self._period_changed)
        self.mode.currentIndexChanged.connect(self._mode_changed)
        card.body.addWidget(self._problem)
        work = row(self._progress, self._progress_text)
        work.addStretch()
        card.body.addLayout(work)
        card.body.addLayout(Flow(self.prepare_button, self._cancel, self._back))
        self._progress.setFixedWidth(260)
        self._both = both = row(card, self.advice, spacing=14)
        both.setAlignment(card, Qt.AlignmentFlag.AlignTop)
        both.setAlignment(self.advice, Qt.AlignmentFlag.AlignTop)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.body.addLayout(both)
        self.body.addStretch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is room for one card only, what the tables cost stands below what is chosen."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme.scaled(_ROOMY)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._both.setDirection(down if narrow else across)

    def _grid(self, *keys: str) -> QGridLayout:
        """Each choice below its name."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for key in keys:
            line, at, width = _PLACES[key]
            self._names[key].setBuddy(self._boxes[key])
            # As wide as its place, not as its longest words: those end in an ellipsis where there is no room.
            self._boxes[key].setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            self._boxes[key].setMinimumContentsLength(_LEAST_LETTERS)
            grid.addWidget(self._names[key], line, at, 1, width)
            grid.addWidget(self._boxes[key], line + 1, at, 1, width)
        for at in range(3):
            grid.setColumnStretch(at, 1)
        return grid

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("releases-new-title"))
        self._lead.setText(say("releases-new-lead"))
        for key, name in self._names.items():
            name.setText(say(_NAMES.get(key, f"releases-choose-{key}")))
        for key, box in self._boxes.items():
            box.setAccessibleName(self._names[key].text())
        _fill(self.period, self._periods())
        _fill(self.scope, [(name, say(f"releases-scope-{name}")) for name in _SCOPES])
        _fill(self.level, [(levels, say(f"releases-level-{name}")) for levels, name in _LEVELS])
        _fill(self.mode, [(base, say(f"releases-mode-{name}")) for base, name in _MODES])
        _fill(self.threshold, [(number, str(number)) for number in _THRESHOLDS], first=5)
        _fill(self.sensitive, [(0, say("groups-same-threshold")), *((number, str(number)) for number in _SENSITIVE)])
        _fill(self.groups, [(units, say("groups-below", units=units)) for units in _GROUPS])
        _fill(self.zeros, [(hide, say("zeros-hide" if hide else "zeros-show")) for hide in (True, False)])
        self._group_hint.setText(say("groups-hint"))
        self.rebase.setText(say("releases-rebase"))
        self.rebase.setToolTip(say("releases-rebase-hint"))
        self.advice.retranslate()
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
            base=int(self.mode.currentData()),
            threshold=int(self.threshold.currentData()),
            table_thresholds=self._table_thresholds(),
            group_units=int(self.groups.currentData()),
            hide_zeros=bool(self.zeros.currentData()),
            rebase=self.rebase.isEnabled() and self.rebase.isChecked(),
        )

    def _table_thresholds(self) -> tuple[tuple[str, int], ...]:
        """The higher threshold of the sensitive tables that are chosen, where it is one."""
        wanted = int(self.sensitive.currentData())
        chosen = [key for key, box in self.tables.items() if box.isChecked()]
        if wanted <= int(self.threshold.currentData()) or self.mode.currentData():
            return ()
        return tuple((key, wanted) for key in sensitive_tables(chosen))

    def follow(self, found: Sequence[Advice]) -> None:
        """Takes over what the advice proposes at region level: the tables to hide, or all of them rounded."""
        good = {each.table for each in found if each.place_levels == 1 and each.proposal == SUPPRESS}
        if set(APART) <= good:
            good.remove(APART[-1])
        for key, box in self.tables.items():
            box.setChecked(key in good if good else key in DEFAULT_TABLES)
        self.level.setCurrentIndex(self.level.findData(1))
        self.mode.setCurrentIndex(self.mode.findData(0 if good else _ROUNDED))

    def _period_changed(self, _index: int = 0) -> None:
        """Only a whole year can be counted afresh."""
        self.rebase.setEnabled(len(str(self.period.currentData() or "")) == len("2026") and not self._busy)

    def _mode_changed(self, _index: int = 0) -> None:
        """A rounded table shows no zero: there is no group to protect."""
        for box in (self.groups, self.sensitive, self.zeros):
            box.setEnabled(not self.mode.currentData() and not self._busy)

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
        self._busy = busy
        inputs: tuple[QWidget, ...] = (
            *self._boxes.values(),
            *self.tables.values(),
            self._back,
            self.advice.ask_button,
            self.advice.follow_button,
        )
        for changed in inputs:
            changed.setEnabled(not busy)
        self._period_changed()
        self._mode_changed()
        self._progress.setRange(0, 0)
        self._progress_text.setText("")
        self._check()
        self.prepare_button.setVisible(not busy)

    def tell_progress(self, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._progress_text.setText(self._desk.words("releases-progress", done=done, total=total))

    def tell_advice(self, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._progress_text.setText(self._desk.words("ledger-advice-progress", done=done, total=total))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 200)


def _fill(box: Choice, options: Sequence[tuple[object, str]], *, first: object = None) -> None:
    """Fills anew and keeps what was chosen."""
    chosen = first if box.currentData() is None else box.currentData()
    box.clear()
    for value, text in options:
        box.addItem(text, value)
    at = box.findData(chosen, Qt.ItemDataRole.UserRole) if chosen is not None else 0
    box.setCurrentIndex(max(0, at))

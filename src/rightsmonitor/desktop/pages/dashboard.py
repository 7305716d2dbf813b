"""Figures for the people inside the office. Each number opens its rule and its records; none leaves the vault."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout

from rightsmonitor.desktop import formats, icons, theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.pages.page import Page
from rightsmonitor.desktop.widgets import findings
from rightsmonitor.desktop.widgets.basic import Card, Choice, Scroll, button, empty, label, restyle, row
from rightsmonitor.desktop.widgets.charts import MonthBars, RowBars, TileMap
from rightsmonitor.desktop.widgets.entry import WrappingButton
from rightsmonitor.desktop.widgets.filter_bar import Choice as Filter
from rightsmonitor.desktop.widgets.filter_bar import periods
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.quality import Kind
from rightsmonitor.services.records.incidents import Query
from rightsmonitor.services.session import Session
from rightsmonitor.services.supervision import dashboard, quality
from rightsmonitor.services.supervision.dashboard import Figure, Overview
from rightsmonitor.services.supervision.quality import Summary

_FRENCH_MONTHS = QLocale(QLocale.Language.French, QLocale.Country.France)
_TILE = 78  # pixels: a number, and two lines of words
_CHARTS = ("trend", "map", "branches", "quality")


class DashboardPage(Page):
    """Counts, trend, places, quality of the data."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self.overview: Overview | None = None
        self._summary: Summary | None = None
        self.chosen: Figure | None = None
        self._title, self._inside, self._lock = label(kind="title"), label(kind="safe", wrap=True), label()
        self.period, self.verified, self.recorded = Choice(), button("segment"), button("segment")
        self._tiles = QHBoxLayout()
        self.numbers: dict[str, QPushButton] = {}
        counted = partial(formats.number, desk=desk)
        self.trend, self.branches = MonthBars(self._name, counted), RowBars(self._name, counted)
        self.map = TileMap(self._name, counted, desk.reference.tiles)
        self._headings = {name: label(kind="strong", wrap=True) for name in _CHARTS}
        self._quality = QGridLayout()
        self._rule_card = Card(tone="soft", margin=10, spacing=4)
        self._rule_title, self._rule = label(kind="strong", wrap=True), label(wrap=True)
        self.open_button = button("primary", act=self.open_records)
        self._build()
        self.retranslate()
        desk.language_changed.connect(self.retranslate)

    def _build(self) -> None:
        heading = row(self._title, self._lock, spacing=10)
        heading.addWidget(self._inside, 1)
        for made, verified in ((self.verified, True), (self.recorded, False)):
            made.setCheckable(True)
            made.setChecked(verified)
            made.clicked.connect(lambda _checked=False, verified=verified: self.count_all(verified=verified))
        heading.addLayout(row(self.verified, self.recorded, spacing=0))
        heading.addWidget(self.period)
        self.period.setMinimumWidth(170)
        self.period.currentIndexChanged.connect(self.refresh)
        self._tiles.setSpacing(10)
        left, right = QVBoxLayout(), QVBoxLayout()
        for name, chart, side in (
            ("trend", self.trend, left),
            ("branches", self.branches, left),
            ("map", self.map, right),
        ):
            card = Card(margin=12, spacing=4)
            card.body.addWidget(self._headings[name])
            card.body.addWidget(chart, 1)
            chart.chosen.connect(self.show_rule)
            side.addWidget(card, 1)
        quality_card = Card(margin=12, spacing=2)
        quality_card.body.addWidget(self._headings["quality"])
        self._quality.setHorizontalSpacing(18)
        self._quality.setVerticalSpacing(0)
        quality_card.body.addLayout(self._quality)
        right.addWidget(quality_card)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        for side in (left, right):
            side.setSpacing(12)
            columns.addLayout(side, 1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._rule_title)
        words.addWidget(self._rule)
        foot = QHBoxLayout()
        foot.addLayout(words, 1)
        foot.addWidget(self.open_button)
        self._rule_card.body.addLayout(foot)
        scroll = Scroll()
        scroll.body.addLayout(self._tiles)
        scroll.body.addLayout(columns, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(18, 16, 18, 12)
        outer.setSpacing(10)
        outer.addLayout(heading)
        outer.addWidget(scroll, 1)
        outer.addWidget(self._rule_card)

    # --- words -----------------------------------------------------------------------------------

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("dashboard-title"))
        self._inside.setText(say("dashboard-inside"))
        self._lock.setPixmap(icons.pixmap("lock", "success", size=16))
        self.verified.setText(say("dashboard-verified"))
        self.recorded.setText(say("dashboard-recorded"))
        self.period.setAccessibleName(say("incidents-chip-period"))
        for name, made in self._headings.items():
            made.setText(say(f"dashboard-{name}"))
        for name, chart in (("trend", self.trend), ("map", self.map), ("branches", self.branches)):
            chart.setAccessibleName(say(f"dashboard-{name}"))
        self._fill_periods()
        self.open_button.setAccessibleName(say("dashboard-open-records"))
        if self.overview is not None and self._summary is not None:
            self._show((self.overview, self._summary))
        self.show_rule(self.chosen)

    def _fill_periods(self) -> None:
        chosen = self.period.currentData()
        self.period.blockSignals(True)
        self.period.clear()
        self.period.addItem(self._desk.words("dashboard-last-year"), "")
        for name in periods():
            self.period.addItem(name, name)
        self.period.setCurrentIndex(max(0, self.period.findData(chosen)))
        self.period.blockSignals(False)

    def _name(self, figure: Figure) -> str:
        """What a number is about: a month, a region, a branch, a status."""
        desk = self._desk
        match figure.rule:
            case "month":
                months = _FRENCH_MONTHS if desk.language == "fr" else desk.locale
                return months.standaloneMonthName(int(figure.key[5:]), QLocale.FormatType.ShortFormat)
            case "region":
                return formats.place(figure.key, desk)
            case "branch":
                return formats.term(figure.key, desk)
            case "status":
                return formats.option("status", figure.key, desk)
            case _:
                return desk.words(f"dashboard-figure-{figure.key}")

    # --- numbers ---------------------------------------------------------------------------------

    def count_all(self, *, verified: bool) -> None:
        """Counts verified records only, or all that are in use."""
        self.verified.setChecked(verified)
        self.recorded.setChecked(not verified)
        self.refresh()

    def refresh(self) -> None:
        chosen, verified = str(self.period.currentData() or ""), self.verified.isChecked()
        period = Period.parse(chosen) if chosen else None

        def work(session: Session) -> tuple[Overview, Summary]:
            return dashboard.overview(session, period=period, verified=verified), quality.summary(session)

        self._desk.ask(work, owner=self, done=self._show)

    def _show(self, found: tuple[Overview, Summary]) -> None:
        self.overview, self._summary = found
        overview = found[0]
        empty(self._tiles)
        self.numbers = {}
        for figure in (overview.total, *overview.statuses, overview.overdue):
            if figure.key != "verified" or not self.verified.isChecked():
                self._tiles.addWidget(self._tile(figure))
        for chart, figures in (
            (self.trend, overview.trend),
            (self.map, overview.regions),
            (self.branches, overview.branches),
        ):
            chart.show_figures(figures)
        self._fill_quality(found[1])
        self._rule_card.setVisible(True)

    def _tile(self, figure: Figure) -> QPushButton:
        made = WrappingButton()
        made.clicked.connect(lambda _checked=False: self.show_rule(figure))
        made.setAccessibleName(f"{self._name(figure)} : {figure.count}")
        restyle(made, "alert", figure.key == "overdue" and figure.count > 0)
        inside = QVBoxLayout(made)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(0)
        inside.addWidget(label(formats.number(figure.count, self._desk), "number"))
        inside.addWidget(label(self._name(figure), "hint", wrap=True))
        made.setMinimumHeight(theme.scaled(_TILE))
        self.numbers[figure.key] = made
        return made

    def _fill_quality(self, found: Summary) -> None:
        empty(self._quality)
        say = self._desk.words
        for at, kind in enumerate(Kind):
            count = found.by_kind.get(kind, 0)
            figure = Figure(key=kind.value, rule=f"quality-{kind.value}", count=count, query=Query(finding=kind.value))
            mark = label()
            mark.setPixmap(icons.pixmap(findings.icon_of(kind), "muted", size=16))
            number = button("quiet", act=partial(self.show_rule, figure))
            number.setText(formats.number(count, self._desk))
            number.setAccessibleName(f"{say(f'quality-kind-{kind.value}')} : {count}")
            line = row(mark)
            line.addWidget(label(say(f"quality-kind-{kind.value}"), wrap=True), 1)
            line.addWidget(number)
            self._quality.addLayout(line, at // 2, at % 2)
            self.numbers[figure.rule] = number
        if found.unchecked:
            text = say("quality-unchecked", count=found.unchecked)
            self._quality.addWidget(label(text, "hint", wrap=True), 3, 0, 1, 2)

    # --- what a number means -----------------------------------------------------------------------

    def show_rule(self, figure: Figure | None) -> None:
        """Says what a number counts, with the way to its records."""
        self.chosen = figure
        say = self._desk.words
        self.open_button.setVisible(figure is not None)
        if figure is None:
            self._rule_title.setText(say("dashboard-choose"))
            self._rule.setText(say("dashboard-choose-text"))
            return
        kind = figure.rule.removeprefix("quality-")
        name = say(f"quality-kind-{kind}") if kind != figure.rule else self._name(figure)
        self._rule_title.setText(f"{name} : {figure.count}")
        text = say(f"quality-rule-{kind}" if kind != figure.rule else f"dashboard-rule-{figure.rule}")
        basis = "verified" if self.verified.isChecked() else "recorded"
        own = figure.rule in ("status", "overdue") or kind != figure.rule
        self._rule.setText(text if own else f"{text} {say(f'dashboard-basis-{basis}')}")
        self.open_button.setText(say("dashboard-open", count=figure.count))
        self.open_button.setEnabled(figure.count > 0)

    def open_records(self) -> None:
        """The list of exactly the records that were counted."""
        figure = self.chosen
        if figure is not None:
            name = self._rule_title.text().rpartition(" : ")[0]
            self.show_filter.emit(Filter(base=figure.query, base_name=name))

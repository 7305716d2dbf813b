"""Quality of the data of the whole office: numbers that open their records, and a check that can be stopped."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rightsmonitor.desktop import formats, icons
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets import findings
from rightsmonitor.desktop.widgets.basic import Bar, Card, EmptyState, Scroll, button, empty, label, row
from rightsmonitor.domain.errors import RightsMonitorError
from rightsmonitor.domain.quality import Kind
from rightsmonitor.services.records.incidents import Query
from rightsmonitor.services.supervision import quality
from rightsmonitor.services.supervision.quality import Summary


class QualityPanel(QWidget):
    """`opened` carries the query behind a number and its name in words."""

    opened = Signal(object, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.summary: Summary | None = None
        self._running, self._total = False, 0
        self._title, self._lead = label(kind="section", wrap=True), label(kind="muted", wrap=True)
        self._left = label(kind="hint", wrap=True)
        self.check_button, self.stop_button = button("primary", act=self.check), button("", act=self.stop)
        self._progress = Bar()
        self._progress.setFixedWidth(220)
        self._scroll, self._empty = Scroll(), EmptyState()
        self.numbers: dict[str, QPushButton] = {}
        self._build()
        self._show_running(False)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._lead)
        heading = QHBoxLayout()
        heading.addLayout(words, 1)
        for widget in (self._left, self._progress, self.stop_button, self.check_button):
            heading.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        outer.addLayout(heading)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._empty, 1)

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("quality-title"))
        self._lead.setText(say("quality-lead"))
        self.check_button.setText(say("quality-check"))
        self.stop_button.setText(say("quality-stop"))
        if self.summary is not None:
            self.show_summary(self.summary)

    def load(self) -> None:
        self._desk.ask(quality.summary, owner=self, done=self.show_summary)

    def show_summary(self, found: Summary) -> None:
        self.summary, self.numbers = found, {}
        say = self._desk.words
        self._left.setText(say("quality-unchecked", count=found.unchecked))
        self.check_button.setEnabled(found.unchecked > 0)
        empty(self._scroll.body)
        kind = "never" if found.unchecked else "clean"
        self._empty.say(say(f"quality-{kind}-title"), say(f"quality-{kind}-text"))
        self._empty.setVisible(not found.counts)
        self._scroll.setVisible(bool(found.counts))
        grid = QGridLayout()
        grid.setSpacing(14)
        present = [kind for kind in Kind if found.by_kind.get(kind)]
        for at, each in enumerate(present):
            grid.addWidget(self._card(each, found), at // 2, at % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self._scroll.body.addLayout(grid)
        self._scroll.body.addStretch()

    def _card(self, kind: Kind, found: Summary) -> Card:
        say, card = self._desk.words, Card(spacing=4)
        mark = label()
        mark.setPixmap(icons.pixmap(findings.icon_of(kind), "attention", size=18))
        name = say(f"quality-kind-{kind.value}")
        heading = row(mark)
        heading.addWidget(label(name, "strong", wrap=True), 1)
        heading.addWidget(self._number(kind.value, name, found.by_kind[kind]))
        card.body.addLayout(heading)
        card.body.addWidget(label(say(f"quality-rule-{kind.value}"), "hint", wrap=True))
        for count in found.counts:
            if count.kind is kind:
                text = say(f"quality-code-{count.code}")
                line = row()
                line.addWidget(label(text, wrap=True), 1)
                line.addWidget(self._number(f"{kind.value}:{count.code}", f"{name} · {text}", count.records))
                card.body.addLayout(line)
        card.body.addStretch()
        return card

    def _number(self, finding: str, name: str, count: int) -> QPushButton:
        made = button("quiet", act=lambda: self.opened.emit(Query(finding=finding), name))
        made.setText(formats.number(count, self._desk))
        made.setAccessibleName(f"{name} : {count}")
        self.numbers[finding] = made
        return made

    # --- checking, a batch at a time ---------------------------------------------------------------

    def check(self) -> None:
        """Checks what changed, batch by batch, so that it can be stopped and the window stays quick."""
        if self.summary is not None and not self._running:
            self._total = self.summary.unchecked
            self._show_running(True)
            self._next()

    def stop(self) -> None:
        """Ends after the present batch; what was checked stays checked."""
        self._running = False

    def _next(self) -> None:
        self._desk.ask(quality.check_some, owner=self, done=self._checked, failed=self._failed)

    def _checked(self, left: int) -> None:
        done = max(0, self._total - left)
        self._progress.setRange(0, max(1, self._total))
        self._progress.setValue(done)
        self._left.setText(self._desk.words("quality-progress", done=done, total=self._total))
        if self._running and left:
            self._next()
            return
        self._show_running(False)
        self.load()

    def _failed(self, error: RightsMonitorError) -> None:
        self._show_running(False)
        self._desk.tell(error)
        self.load()

    def _show_running(self, running: bool) -> None:
        self._running = running
        self._progress.setVisible(running)
        self.stop_button.setVisible(running)
        self.check_button.setVisible(not running)

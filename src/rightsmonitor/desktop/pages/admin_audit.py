"""The trail for people: filters in plain words, a check of the whole chain, and the slip to print."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QStackedWidget, QTableView, QVBoxLayout

from rightsmonitor.desktop import theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.dialogs.files import FileDialog
from rightsmonitor.desktop.jobs import Job
from rightsmonitor.desktop.models.trail_list import COLUMNS, TrailList
from rightsmonitor.desktop.pages.page import Page
from rightsmonitor.desktop.widgets import columns
from rightsmonitor.desktop.widgets.basic import Card, Choice, EmptyState, button, label, restyle, row, set_hint
from rightsmonitor.desktop.widgets.flow import Flow
from rightsmonitor.domain import anchor as anchors
from rightsmonitor.domain.audit import GROUPS
from rightsmonitor.domain.clock import SystemClock, today
from rightsmonitor.domain.errors import Cancelled, RightsMonitorError
from rightsmonitor.services.vault import audit, people
from rightsmonitor.services.vault.audit import Met, Verdict, Wanted
from rightsmonitor.services.vault.people import Person

_WIDTHS = {"seq": 80, "at": 190, "person": 150, "object": 170}
_DAYS = {"days": 0, "week": 7, "month": 30}
_ROW = 34


class AuditPage(Page):
    """Entries come from the vault a hundred at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._title, self._lead = label(kind="title"), label(kind="muted", wrap=True)
        self._count = label(kind="muted")
        self.person, self.group, self.days, self.number = Choice(), Choice(), Choice(), QLineEdit()
        self.verify_button, self.slip_button = button("primary", act=self.verify), button("", act=self.choose_slip)
        self.stop_button = button("quiet", act=self._stop)
        self.source, self.compare_button = QLineEdit(), button("", act=self.compare)
        self._answer, self._answer_card = label(wrap=True), Card(margin=12)
        self.model = TrailList(desk, self)
        self.table, self._stack, self._empty = QTableView(), QStackedWidget(), EmptyState()
        self._job: Job | None = None
        self._people: tuple[Person, ...] = ()
        self._said: tuple[str, dict[str, str | int]] | None = None
        self._build()
        self.retranslate()
        self._connect()

    def _build(self) -> None:
        head = row(self._title, self._count, spacing=12)
        head.addStretch()
        head.addWidget(self.slip_button)
        head.addWidget(self.verify_button)
        head.addWidget(self.stop_button)
        filters = Flow(self.person, self.group, self.days, self.number)
        comparing = Flow(self.source, self.compare_button, trailing=0)
        theme.hold(self.source, width=330)
        theme.hold(self.number, width=170)
        self._answer_card.body.addWidget(self._answer)
        self._answer_card.setVisible(False)
        self.stop_button.setVisible(False)
        self._dress_table()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addLayout(head)
        outer.addWidget(self._lead)
        outer.addLayout(comparing)
        outer.addLayout(filters)
        outer.addWidget(self._answer_card)
        outer.addWidget(self._stack, 1)

    def _dress_table(self) -> None:
        table = self.table
        table.setObjectName("rows")
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(COLUMNS.index("act"), QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        for choice in (self.person, self.group, self.days):
            choice.activated.connect(lambda _: self._load())
        self.number.editingFinished.connect(self._load)
        self.source.returnPressed.connect(self.compare)
        self.model.loaded.connect(self._loaded)
        self._desk.language_changed.connect(self.retranslate)

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("audit-title"))
        self._lead.setText(say("audit-lead"))
        self.verify_button.setText(say("audit-verify"))
        self.stop_button.setText(say("audit-stop"))
        self.slip_button.setText(say("audit-slip"))
        self.compare_button.setText(say("audit-compare"))
        set_hint(self.source, say("audit-compare-hint"))
        self.source.setAccessibleName(say("audit-compare"))
        set_hint(self.number, say("audit-filter-number"))
        self.table.setAccessibleName(say("audit-title"))
        columns.fit(self.table, {COLUMNS.index(name): width for name, width in _WIDTHS.items()}, row=_ROW)
        self._empty.say(say("audit-empty-title"), say("audit-empty-text"))
        _fill(self.person, [(say("audit-filter-person"), ""), *((p.name, p.uid) for p in self._people)])
        _fill(self.group, [(say("audit-filter-group"), ""), *((say(f"audit-group-{key}"), key) for key in GROUPS)])
        _fill(self.days, [(say(f"audit-filter-{key}"), key) for key in _DAYS])
        self._count.setText(say("audit-count", count=self.model.total))
        if self._said is not None:
            self._answer.setText(say(self._said[0], **self._said[1]))
        self.model.layoutChanged.emit()

    def refresh(self) -> None:
        self._desk.ask(people.list_, owner=self, done=self._show_people)

    def _show_people(self, found: tuple[Person, ...]) -> None:
        self._people = found
        self.model.names = {person.uid: person.name for person in found}
        self.retranslate()
        self._load()

    def _load(self) -> None:
        days = _DAYS[str(self.days.currentData() or "days")]
        self.model.load(
            Wanted(
                person=str(self.person.currentData() or ""),
                group=str(self.group.currentData() or ""),
                first=today(SystemClock()) - timedelta(days=days) if days else None,
                number=self.number.text().strip(),
            )
        )

    def _loaded(self, total: int) -> None:
        self._count.setText(self._desk.words("audit-count", count=total))
        self._stack.setCurrentWidget(self.table if total else self._empty)

    # --- checking ----------------------------------------------------------------------------------

    def verify(self) -> None:
        """The whole chain, with a count and a way to stop."""
        job = self._job = Job()
        self._working(True)
        told = self._desk.jobs.progress(self._progress, owner=self)
        self._desk.ask(
            lambda s: audit.verify(s, progress=told, cancelled=job.cancelled),
            owner=self,
            done=self._verified,
            failed=self._failed,
        )

    def _progress(self, done: int, total: int) -> None:
        self._say("audit-verifying", tone="", done=done, total=total)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _working(self, on: bool) -> None:
        self.verify_button.setEnabled(not on)
        self.stop_button.setVisible(on)

    def _verified(self, found: Verdict) -> None:
        self._working(False)
        if found.sound:
            self._say("audit-sound", tone="soft", entries=found.entries)
        else:
            self._say("audit-broken", tone="danger", at=found.at, reason=found.reason)

    def _failed(self, error: RightsMonitorError) -> None:
        self._working(False)
        if isinstance(error, Cancelled):
            self._say("audit-stopped", tone="")
        else:
            self._desk.tell(error)

    def _say(self, key: str, *, tone: str, **facts: str | int) -> None:
        self._said = (key, facts)
        self._answer.setText(self._desk.words(key, **facts))
        restyle(self._answer_card, "tone", tone)
        self._answer_card.setVisible(True)

    def compare(self) -> None:
        """With what stands on a slip."""
        anchor = anchors.typed(self.source.text())
        if anchor is None:
            self._say("audit-compare-wrong", tone="attention")
            return
        self._desk.ask(lambda s: audit.meet(s, anchor=anchor), owner=self, done=self._met)

    def _met(self, found: Met) -> None:
        tone = "soft" if found.verdict == "holds" else "danger"
        source = self._desk.words("audit-compare-source")
        facts: dict[str, str | int] = {"verdict": found.verdict, "seq": found.anchor.seq, "last": found.last}
        self._say("audit-anchor", tone=tone, source=source, **facts)

    # --- the slip -----------------------------------------------------------------------------------

    def choose_slip(self) -> None:
        title = self._desk.words("audit-slip")
        FileDialog(self._desk, self, kind="save", title=title, chosen=self.write_slip, name="RM-trace.pdf").open()

    def write_slip(self, file: Path) -> None:
        language = self._desk.language
        self._desk.ask(
            lambda s: audit.write_slip(s, file=file, language=language),
            owner=self,
            done=lambda _: self._slip_written(file),
        )

    def _slip_written(self, file: Path) -> None:
        self._desk.toast(self._desk.words("audit-slip-saved", name=file.name))
        self._load()


def _fill(choice: Choice, entries: list[tuple[str, str]]) -> None:
    """Other words, the same choice."""
    kept = choice.currentData()
    choice.clear()
    for text, key in entries:
        choice.addItem(text, key)
    choice.setCurrentIndex(max(0, choice.findData(kept)))

"""One record beside the list: summary, people, follow-up, attachments and history."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.failures import problem_sentence
from rightsmonitor.desktop.widgets import facts, timeline
from rightsmonitor.desktop.widgets.attachments import AttachmentsPanel
from rightsmonitor.desktop.widgets.basic import Card, Chip, Scroll, button, empty, label
from rightsmonitor.desktop.widgets.fact_grid import FactGrid
from rightsmonitor.desktop.widgets.facts import Facts
from rightsmonitor.desktop.widgets.flow import Flow
from rightsmonitor.desktop.widgets.reason import ReasonPanel
from rightsmonitor.domain.codes import Status
from rightsmonitor.services.records import incidents
from rightsmonitor.services.records.incidents import Change, Stored

TABS = ("summary", "people", "follow-up", "attachments", "history")


class DetailPane(Card):
    """Shows a stored record under tabs; `footer` is where a page puts its buttons."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=0, spacing=0)
        self._desk = desk
        self.stored: Stored | None = None
        self._history: tuple[Change, ...] = ()
        self._number, self._title = label(kind="hint"), label(kind="section", wrap=True)
        self._chip = Chip()
        self._tabs = {name: button("tab", act=self._opener(name)) for name in TABS}
        self._tab = "summary"
        self._scroll = Scroll(spacing=10)
        self._facts = FactGrid()
        self.reason = ReasonPanel(desk)
        self.footer = Flow()
        self._build()
        self.retranslate()

    def _build(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 0)
        head.setSpacing(4)
        for widget in (self._number, self._title):
            head.addWidget(widget)
        head.addWidget(self._chip, alignment=Qt.AlignmentFlag.AlignLeading)
        head.addLayout(Flow(*self._tabs.values(), spacing=4))
        self.body.addLayout(head)
        head.addWidget(self.reason)
        line = Card(margin=0)
        line.setObjectName("divider")
        self.body.addWidget(line)
        self._scroll.body.setContentsMargins(16, 12, 12, 12)
        self._scroll.body.addWidget(self._facts)
        self.body.addWidget(self._scroll, 1)
        foot = QWidget()
        inside = QVBoxLayout(foot)
        inside.setContentsMargins(16, 10, 16, 12)
        inside.addLayout(self.footer)
        self.body.addWidget(foot)
        for name, tab in self._tabs.items():
            tab.setCheckable(True)
            tab.setChecked(name == self._tab)

    def _opener(self, name: str) -> Callable[[], None]:
        return lambda: self.open_tab(name)

    def open_tab(self, name: str) -> None:
        self._tab = name
        for other, tab in self._tabs.items():
            tab.setChecked(other == name)
        stored = self.stored
        if name == "history" and stored is not None:
            uid = stored.incident.uid
            self._desk.ask(lambda s: incidents.history(s, uid=uid), owner=self, done=self._show_history)
        self._fill()

    def _show_history(self, history: tuple[Change, ...]) -> None:
        self._history = history
        self._fill()

    def retranslate(self) -> None:
        for name, tab in self._tabs.items():
            tab.setText(self._desk.words(f"incidents-tab-{name}"))
        self.reason.retranslate()
        self.show_record(self.stored)

    def show_record(self, stored: Stored | None) -> None:
        """Shows a record, or that none is chosen."""
        self.stored, self._history = stored, ()
        self.setVisible(stored is not None)
        if stored is None:
            self._fill()
            return
        desk = self._desk
        self.reason.ask(own=stored.own)
        self._number.setText(stored.number)
        self._title.setText(facts.titles(stored.incident, desk))
        self._chip.show_status(stored.status.value, formats.option("status", stored.status.value, desk))
        self.open_tab(self._tab)

    def _fill(self) -> None:
        self._scroll.body.removeWidget(self._facts)  # stays for the next record
        self._facts.hide()
        empty(self._scroll.body)
        stored = self.stored
        if stored is None:
            self._facts.show_facts([])
            return
        match self._tab:
            case "summary":
                self._summary(stored)
            case "people":
                self._people(stored)
            case "follow-up":
                self._follow_up(stored)
            case "attachments":
                self._attachments(stored)
            case _:
                timeline.fill(self._scroll.body, self._history, self._desk)
        self._scroll.body.addStretch()

    def _add_facts(self, rows: Facts) -> None:
        self._scroll.body.addWidget(FactGrid(rows))

    def _summary(self, stored: Stored) -> None:
        incident, say = stored.incident, self._desk.words
        self._facts.show_facts(facts.summary(incident, stored.author, self._desk))
        self._scroll.body.addWidget(self._facts)
        self._facts.show()
        self._next_action(stored)
        self._add_comments(stored)
        self._add_problems(stored)
        if incident.narrative:
            self._scroll.body.addWidget(label(say("incidents-fact-narrative"), "label"))
            self._scroll.body.addWidget(label(incident.narrative, wrap=True, content=True))

    def _next_action(self, stored: Stored) -> None:
        due = sorted((r for r in stored.incident.responses if r.due), key=lambda r: str(r.due))
        if not due:
            return
        first = due[0]
        card = Card(tone="attention", margin=12, spacing=4)
        card.body.addWidget(label(self._desk.words("incidents-next-action"), "strong"))
        sector = formats.option("sector", first.sector.value, self._desk)
        day = formats.day(first.due, self._desk)
        card.body.addWidget(label(self._desk.words("incidents-due", action=sector, day=day), wrap=True))
        self._scroll.body.addWidget(card)

    def _add_comments(self, stored: Stored) -> None:
        for comment in stored.comments:
            card = Card(tone="danger", margin=12, spacing=4)
            card.body.addWidget(label(self._desk.words("incidents-comment-by", name=comment.by), "strong"))
            card.body.addWidget(label(comment.text, wrap=True, content=True))
            self._scroll.body.addWidget(card)

    def _add_problems(self, stored: Stored) -> None:
        for problem in stored.problems[:8]:
            made = label("• " + problem_sentence(problem, self._desk.words), "problem", wrap=True)
            made.setProperty("severity", problem.severity)
            self._scroll.body.addWidget(made)

    def _people(self, stored: Stored) -> None:
        desk = self._desk
        for number, victim in enumerate(stored.incident.victims, start=1):
            names = victim.person.names
            name = names.arabic if desk.language == "ar" and names.arabic else names.latin or names.arabic
            self._scroll.body.addWidget(label(name or desk.words("editor-entry-victims", number=number), "strong"))
            counted = formats.option("consent-answer", victim.consent.to_count.value, desk)
            self._add_facts(
                [
                    (desk.words("incidents-fact-child"), formats.victim(victim, desk)),
                    (desk.words("editor-field-victims-harm"), formats.option("harm", victim.harm.value, desk)),
                    (desk.words("incidents-fact-counted"), counted),
                ]
            )

    def _follow_up(self, stored: Stored) -> None:
        desk = self._desk
        if not stored.incident.responses:
            self._scroll.body.addWidget(label(desk.words("incidents-no-response"), "muted", wrap=True))
        for response in stored.incident.responses:
            self._scroll.body.addWidget(label(formats.option("sector", response.sector.value, desk), "strong"))
            outcome = formats.option("response-outcome", response.outcome.value, desk)
            self._add_facts(
                [
                    *facts.concerned(stored.incident, response, desk),
                    (desk.words("editor-field-responses-outcome"), outcome),
                    (desk.words("editor-field-responses-given-on"), formats.day(response.given_on, desk)),
                    (desk.words("editor-field-responses-due"), formats.day(response.due, desk)),
                ]
            )

    def _attachments(self, stored: Stored) -> None:
        """Proof may come after the record was handed over; taking out needs a record that may be edited."""
        panel = AttachmentsPanel(self._desk)
        alive = stored.own and stored.status not in (Status.DUPLICATE, Status.WITHDRAWN)
        panel.show_record(stored.incident.uid, may_add=alive, may_remove=stored.editable)
        self._scroll.body.addWidget(panel)

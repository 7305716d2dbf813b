"""What helps beside the form: what is left to do, the definition of the term, danger, duty, likely doubles."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.editor.guidance import DangerCard, DutyCard, LikelyCard
from rightsmonitor.desktop.failures import problem_sentence
from rightsmonitor.desktop.widgets.basic import Card, Scroll, button, empty, label
from rightsmonitor.domain.codes import LISTS
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.rules import Problem
from rightsmonitor.forms import FieldSpec, SectionSpec

_MOST = 6


class HelpCards(QWidget):
    """A column of cards; those that have nothing to say are not there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._code = ""
        self._incident: Incident | None = None
        self._problems: Sequence[Problem] = ()
        self._shown: object = None
        self._definition, self._open, self._field = Card(margin=14), Card(margin=14), Card(tone="soft", margin=14)
        self._field.setVisible(False)
        self.danger, self.duty, self.likely = DangerCard(desk), DutyCard(desk), LikelyCard(desk)
        self._scroll = scroll = Scroll(spacing=12)
        for card in (self._field, self.likely, self._definition, self.duty, self.danger, self._open):
            scroll.body.addWidget(card)
        scroll.body.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        self.retranslate()

    def retranslate(self) -> None:
        self.danger.show_incident(self._incident)
        self.duty.show_incident(self._incident)
        self.likely.retranslate()
        self._show_definition()
        self._show_problems()

    def show_term(self, code: str) -> None:
        """The definition of the term that is chosen or pointed at."""
        if code != self._code:
            self._code = code
            self._show_definition()

    def show_field(self, section: SectionSpec, spec: FieldSpec) -> None:
        """What belongs into a field, how it is written, and where it goes; offline, from the form itself."""
        say, card = self._desk.words, self._field
        empty(card.body)
        name = say(section.message(spec))
        card.body.addWidget(label(f"{spec.number} · {name}", "section", wrap=True))
        own = section.message(spec).replace("editor-field-", "editor-help-")
        for key in (own, f"editor-kind-{spec.kind}", "editor-core" if spec.core else ""):
            if key and say.has(key):
                card.body.addWidget(label(say(key), wrap=True))
        if spec.list in LISTS:
            options = [formats.option(spec.list, code.value, self._desk) for code in LISTS[spec.list]]
            card.body.addWidget(label("\n".join(f"• {option}" for option in options), "muted", wrap=True))
        close = button("quiet", act=lambda: card.setVisible(False))
        close.setText(say("desktop-close"))
        card.body.addWidget(close)
        card.setVisible(True)
        self._scroll.ensureVisible(0, 0)
        card.setAccessibleName(name)

    def forget(self) -> None:
        """No record is open: nothing of the last one is left."""
        self._incident, self._problems, self._code = None, (), ""
        self._field.setVisible(False)
        self.danger.show_incident(None)
        self.duty.forget()
        self._show_definition()
        self._show_problems()

    def show_incident(self, incident: Incident, problems: Sequence[Problem]) -> None:
        first = next((violation.type for violation in incident.violations if violation.type), "")
        if self._incident is None or self._incident.uid != incident.uid:
            self._code = ""
            self._incident = incident
            self._show_definition()
        self._incident, self._problems = incident, problems
        self.danger.show_incident(incident)
        self.duty.show_incident(incident)
        if not self._code and first:
            self._code = first
            self._show_definition()
        self._show_problems()

    def _show_definition(self) -> None:
        card, say = self._definition, self._desk.words
        empty(card.body)
        card.body.addWidget(label(say("editor-definition"), "section"))
        taxonomy, language = self._desk.reference.taxonomy, self._desk.language
        if not taxonomy.has(self._code):
            card.body.addWidget(label(say("editor-definition-empty"), "muted", wrap=True))
            return
        term = taxonomy.term(self._code)
        card.body.addWidget(label(term.label(language), "strong", wrap=True))
        card.body.addWidget(label(term.definition(language), wrap=True))
        for name, texts in (("includes", term.includes), ("excludes", term.excludes)):
            if text := texts.get(language, ""):
                card.body.addWidget(label(say(f"editor-{name}", text=text), "muted", wrap=True))
        if articles := taxonomy.rights(self._code):
            card.body.addWidget(
                label(say("editor-rights", articles=formats.listed(articles, self._desk)), "muted", wrap=True)
            )
        self._add_law(card)
        if not term.verified:
            card.body.addWidget(label(say("editor-draft-term"), "hint", wrap=True))

    def _add_law(self, card: Card) -> None:
        ages = [victim.age for victim in self._incident.victims if victim.age is not None] if self._incident else []
        hints = self._desk.reference.law.hints(self._code, age=min(ages) if ages else None)
        if hints:
            card.body.addWidget(label(self._desk.words("editor-law"), "strong"))
        for hint in hints[:3]:
            card.body.addWidget(label(formats.law(hint, self._desk), "muted", wrap=True))

    def _show_problems(self) -> None:
        card, say = self._open, self._desk.words
        shape = self._desk.language, tuple(problem for problem in self._problems if problem.blocks)
        if shape == self._shown:
            return  # this runs at every pause of typing
        self._shown = shape
        empty(card.body)
        card.body.addWidget(label(say("editor-problems"), "section"))
        shown = [problem for problem in self._problems if problem.blocks][:_MOST]
        if not shown:
            card.body.addWidget(label(say("editor-problems-none"), "good"))
        for problem in shown:
            card.body.addWidget(label("• " + problem_sentence(problem, say), "problem", wrap=True))

"""Cards beside the form that ask for something: immediate danger, the duty to report, perhaps recorded already."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rightsmonitor.desktop import formats, icons
from rightsmonitor.desktop import theme as themes
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.editor.controls import today
from rightsmonitor.desktop.widgets.basic import Card, Choice, button, empty, label, row
from rightsmonitor.desktop.widgets.entry import Entry
from rightsmonitor.domain.codes import LISTS, Priority, ReportingDecision, Sector
from rightsmonitor.domain.incident import Incident, ReportingDuty, Response, Violation
from rightsmonitor.domain.law import LawHint
from rightsmonitor.services.records.duplicates import Likely

_OWN = 2  # articles on the act itself; the others stand in the card of its definition
HELPLINE = "onde"  # key in the partner directory


def _heading(icon: str, tint: str, text: str) -> QWidget:
    made = QWidget()
    mark = label()
    mark.setPixmap(icons.pixmap(icon, tint, size=18))
    line = row(mark, label(text, "strong", wrap=True))
    line.setStretch(1, 1)
    made.setLayout(line)
    return made


class DangerCard(Card):
    """Whom to call first; one press records the urgent referral."""

    refer = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(tone="danger", margin=14)
        self._desk = desk
        self._shown: object = None

    def show_incident(self, incident: Incident | None) -> None:
        urgent = incident is not None and incident.priority is Priority.URGENT
        done = incident is not None and any(response.partner == HELPLINE for response in incident.responses)
        say, shape = self._desk.words, (self._desk.language, themes.current(), urgent, done)
        if shape == self._shown:
            return
        self._shown = shape
        empty(self.body)
        self.body.addWidget(_heading("danger", "danger", say("editor-danger")))
        self.body.addWidget(label(say("editor-danger-text"), wrap=True))
        if done:
            self.body.addWidget(label(say("editor-danger-done"), "hint", wrap=True))
        else:
            act = button("primary" if urgent else "", act=self.refer.emit)
            act.setText(say("editor-danger-refer"))
            self.body.addWidget(act)


def urgent_referral() -> Response:
    """The referral that the danger card adds: protection, to the national helpline, to be followed today."""
    return Response(sector=Sector.PROTECTION, partner=HELPLINE, due=today())


class DutyCard(Card):
    """The articles that may oblige to report, and the decision of a person; the program never sends anything."""

    decided = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(tone="attention", margin=14)
        self._desk = desk
        self._shown: object = None
        self.choice: Choice | None = None

    def show_incident(self, incident: Incident | None) -> None:
        found = _undecided(incident)
        about = (found[0], found[1].type, _ages(incident, found)) if found and incident else ()
        shape = (self._desk.language, themes.current(), about)
        self.setVisible(found is not None)
        if shape == self._shown or incident is None or found is None:
            return
        self._shown = shape
        empty(self.body)
        at, violation = found
        say = self._desk.words
        self.body.addWidget(_heading("law", "attention", say("editor-duty")))
        self.body.addWidget(
            label(say("editor-duty-text", violation=formats.term(violation.type, self._desk)), wrap=True)
        )
        hints = self._hints(incident, violation)
        for hint in hints:
            self.body.addWidget(label(formats.law(hint, self._desk), "strong", wrap=True))
            self.body.addWidget(label(formats.shipped(hint.summary, self._desk), "hint", wrap=True, content=True))
        if hints:
            self.body.addWidget(label(say("editor-law-as-of", day=hints[0].as_of), "hint", wrap=True))
        self._add_choice(at, hints)

    def forget(self) -> None:
        """No record is open."""
        self._shown, self.choice = None, None
        self.setVisible(False)
        empty(self.body)

    def _hints(self, incident: Incident, violation: Violation) -> tuple[LawHint, ...]:
        """The articles on this act at this age and sex, then the duties: of officials, of anybody, on trafficking."""
        law = self._desk.reference.law
        children = incident.victims_of(violation)
        ages = [child.age for child in children if child.age is not None]
        sexes = {child.person.sex.value for child in children}
        own = law.hints(
            violation.type, age=min(ages) if ages else None, sex=sexes.pop() if len(sexes) == 1 else "unknown"
        )
        last = "trafficking" if any("trafficking" in hint.violation_class for hint in own) else "felony"
        wanted = {f"reporting.{name}" for name in ("officials", "any_person", last)}
        duties = (hint for hint in law.general("reporting") if hint.violation_class in wanted)
        return (*own[:_OWN], *duties)

    def _add_choice(self, at: int, hints: tuple[LawHint, ...]) -> None:
        self.choice = box = Choice()
        box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        box.setAccessibleName(self._desk.words("editor-field-violations-reporting-decision"))
        for code in LISTS["reporting-decision"]:
            box.addItem(formats.option("reporting-decision", code.value, self._desk), code.value)
        box.setCurrentIndex(box.findData(ReportingDecision.PENDING.value))
        basis = "; ".join(f"{hint.instrument}, {hint.articles}" for hint in hints)
        box.activated.connect(self._decider(at, basis))
        self.body.addWidget(box)

    def _decider(self, at: int, basis: str) -> Callable[[int], None]:
        def decide(_index: int) -> None:
            if self.choice is None:
                return
            decision = ReportingDecision(str(self.choice.currentData()))
            by = self._desk.user.uid if self._desk.user else ""
            duty = ReportingDuty(decision=decision, decided_by=by, decided_on=today(), legal_basis=basis[:500])
            self.decided.emit(f"violations[{at}].reporting", duty)

        return decide


def _undecided(incident: Incident | None) -> tuple[int, Violation] | None:
    """The first act whose duty nobody has decided on."""
    for at, violation in enumerate(incident.violations if incident else ()):
        if violation.type and violation.reporting.decision is ReportingDecision.PENDING:
            return at, violation
    return None


def _ages(incident: Incident, found: tuple[int, Violation]) -> tuple[object, ...]:
    return tuple((victim.age, victim.person.sex) for victim in incident.victims_of(found[1]))


class LikelyCard(Card):
    """Records that may be the same; `compare` carries the uid of one."""

    compare = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=14)
        self._desk = desk
        self.found: tuple[Likely, ...] = ()
        self.setVisible(False)

    def show_likely(self, found: tuple[Likely, ...]) -> None:
        self.found = found
        self.retranslate()

    def retranslate(self) -> None:
        empty(self.body)
        say = self._desk.words
        self.setVisible(bool(self.found))
        if not self.found:
            return
        self.body.addWidget(_heading("copy", "primary", say("editor-likely")))
        for likely in self.found[:3]:
            why = " · ".join(say(f"editor-likely-{reason.value}") for reason in likely.reasons)
            title = f"{formats.code(likely.row.number, self._desk)} · {formats.partial(likely.row.when, self._desk)}"
            self.body.addWidget(Entry(title, why, self._comparer(likely.row.uid)))

    def _comparer(self, uid: str) -> Callable[[], None]:
        return lambda: self.compare.emit(uid)

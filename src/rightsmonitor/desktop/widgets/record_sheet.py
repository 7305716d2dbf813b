"""A whole record on one sheet, its sources beside it: what a supervisor compares before a verdict."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from rightsmonitor.desktop import formats, icons, theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets import facts, findings
from rightsmonitor.desktop.widgets.basic import Card, Chip, Scroll, button, empty, label, row
from rightsmonitor.desktop.widgets.facts import Facts
from rightsmonitor.domain import identifiers
from rightsmonitor.domain.incident import Incident, Source, Victim, Violation
from rightsmonitor.domain.quality import Finding
from rightsmonitor.services.records.incidents import Stored
from rightsmonitor.services.supervision.quality import Opinion


class RecordSheet(QWidget):
    """`anchor` carries the path of a field that a comment is to be about, `compare` the uid of another record."""

    anchor = Signal(str)
    compare = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.record, self.beside = Scroll(spacing=8), Scroll(spacing=8)
        left, right = Card(margin=0), Card(margin=0)
        for card, scroll in ((left, self.record), (right, self.beside)):
            scroll.body.setContentsMargins(16, 14, 12, 12)
            card.body.addWidget(scroll)
        self.extra = right.body  # where a page puts what is written about the record
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(left, 5)
        layout.addWidget(right, 4)

    def show_record(self, stored: Stored | None, opinion: Opinion | None = None) -> None:
        """Shows a record with what is to be looked at in it, or nothing."""
        empty(self.record.body)
        empty(self.beside.body)
        self.record.verticalScrollBar().setValue(0)
        self.beside.verticalScrollBar().setValue(0)
        if stored is None:
            return
        self._head(stored)
        if opinion is not None:
            self._findings(opinion)
        self._facts(stored)
        for at, violation in enumerate(stored.incident.violations, 1):
            self._violation(stored.incident, violation, at)
        for at, victim in enumerate(stored.incident.victims, 1):
            self._child(victim, at)
        self._narrative(stored.incident)
        self.record.body.addStretch()
        self._sources(stored.incident)
        self._consents(stored.incident)
        self._responses(stored.incident)
        self._comments(stored)
        self.beside.body.addStretch()

    # --- the record ------------------------------------------------------------------------------

    def _head(self, stored: Stored) -> None:
        desk, chip = self._desk, Chip()
        chip.show_status(stored.status.value, formats.option("status", stored.status.value, desk))
        made = desk.words("review-recorded", name=stored.author, moment=formats.instant(stored.created, desk))
        line = row(label(formats.code(stored.number, desk), "hint"), chip)
        line.addStretch()
        self.record.body.addLayout(line)
        self.record.body.addWidget(label(facts.titles(stored.incident, desk), "section", wrap=True))
        self.record.body.addWidget(label(made, "hint", wrap=True))

    def _findings(self, opinion: Opinion) -> None:
        say = self._desk.words
        if opinion.clean:
            line = row(self._mark("check", "success"), label(say("review-no-finding"), "good", wrap=True))
            line.addStretch()
            self.record.body.addLayout(line)
            return
        card = Card(tone="attention", margin=12, spacing=6)
        card.body.addWidget(label(say("review-findings", count=len(opinion.findings)), "strong"))
        for finding in opinion.findings:
            card.body.addLayout(self._finding(finding))
        for likely in opinion.doubles:
            other = button("quiet", act=partial(self.compare.emit, likely.row.uid))
            other.setText(say("review-compare", number=likely.row.number))
            line = row(other)
            line.addStretch()
            card.body.addLayout(line)
        self.record.body.addWidget(card)

    def _finding(self, finding: Finding) -> QHBoxLayout:
        name = findings.field_label(finding.field, self._desk) if finding.field else ""
        text = findings.sentence(finding, self._desk)
        about = button("quiet", act=lambda: self.anchor.emit(finding.field))
        about.setIcon(icons.icon("comment", "primary"))
        spoken = self._desk.words("review-comment-on", field=findings.field_label(finding.field, self._desk))
        about.setAccessibleName(spoken)
        about.setToolTip(spoken)
        line = row(self._mark(findings.icon_of(finding.kind), "attention"), spacing=8)
        line.addWidget(label(f"{name} : {text}" if name else text, wrap=True), 1)
        line.addWidget(about)
        return line

    def _mark(self, name: str, tint: str) -> QWidget:
        mark = label()
        mark.setPixmap(icons.pixmap(name, tint, size=16, rtl=self._desk.words.right_to_left))
        mark.setFixedSize(18, 18)
        return mark

    def _facts(self, stored: Stored) -> None:
        desk, incident = self._desk, stored.incident
        say = desk.words
        channel = formats.option("channel", incident.channel.value, desk) if incident.channel else formats.DASH
        self._grid(
            self.record,
            [
                (say("incidents-fact-when"), self._when(incident)),
                (say("editor-field-first-reported"), formats.day(incident.first_reported, desk)),
                (say("incidents-fact-where"), facts.place_of(incident, desk)),
                (say("editor-field-channel"), channel),
                (say("editor-field-priority"), formats.option("priority", incident.priority.value, desk)),
            ],
        )

    def _when(self, incident: Incident) -> str:
        day = formats.partial(incident.when, self._desk)
        if incident.time_of_day.value == "unknown":
            return day
        return f"{day} · {formats.option('time-of-day', incident.time_of_day.value, self._desk)}"

    def _violation(self, incident: Incident, violation: Violation, number: int) -> None:
        desk, say = self._desk, self._desk.words
        self._heading(self.record, say("editor-entry-violations", number=number))
        accused = [p for p in incident.perpetrators if p.key in violation.perpetrators]
        rows: Facts = [
            (say("editor-field-violations-type"), formats.term(violation.type, desk) or formats.DASH),
            (say("editor-field-violations-situation"), formats.option("situation", violation.situation.value, desk)),
            (
                say("incidents-fact-rights"),
                say("incidents-crc", articles=formats.listed(violation.rights, desk)) if violation.rights else "",
            ),
            (
                say("incidents-fact-perpetrator"),
                " · ".join(formats.option("perpetrator-type", p.type.value, desk) for p in accused),
            ),
            (say("review-flags"), "\n".join(formats.term(code, desk) for code in violation.composites)),
        ]
        self._grid(self.record, rows)

    def _child(self, victim: Victim, number: int) -> None:
        desk, say, names = self._desk, self._desk.words, victim.person.names
        self._heading(self.record, say("editor-entry-victims", number=number))
        self._grid(
            self.record,
            [
                (say("review-name"), " · ".join(filter(None, (names.latin, names.arabic, names.other)))),
                (say("incidents-fact-child"), formats.victim(victim, desk)),
                (say("editor-field-victims-person-birth-date"), self._day(victim)),
                (say("editor-field-victims-harm"), formats.option("harm", victim.harm.value, desk)),
            ],
        )

    def _day(self, victim: Victim) -> str:
        birth = victim.person.birth_date
        return formats.partial(birth, self._desk) if birth else ""

    def _narrative(self, incident: Incident) -> None:
        if incident.narrative:
            self._heading(self.record, self._desk.words("incidents-fact-narrative"))
            self.record.body.addWidget(self._text(incident, incident.narrative))

    def _text(self, incident: Incident, text: str) -> QWidget:
        """What a person wrote, in its own direction, with identifiers marked."""
        made = label(wrap=True, content=True)
        made.setTextFormat(Qt.TextFormat.RichText)
        made.setText(findings.marked(text, identifiers.names_of(incident)))
        return made

    # --- beside it -------------------------------------------------------------------------------

    def _sources(self, incident: Incident) -> None:
        say = self._desk.words
        self.beside.body.addWidget(label(say("review-sources", count=len(incident.sources)), "section"))
        if not incident.sources:
            self.beside.body.addWidget(label(say("problems-source-missing"), "problem", wrap=True))
        for source in incident.sources:
            self._source(incident, source)

    def _source(self, incident: Incident, source: Source) -> None:
        desk = self._desk
        card = Card(tone="soft", margin=10, spacing=3)
        kind = formats.option("source-kind", source.kind.value, desk)
        connection = formats.option("source-connection", source.connection.value, desk)
        card.body.addWidget(label(f"{kind} · {connection}", "strong", wrap=True))
        parts = [formats.option("reliability", source.reliability.value, desk)]
        if source.told_on is not None:
            parts.append(formats.partial(source.told_on, desk))
        if source.name:
            parts.append(source.name)
        card.body.addWidget(label(" · ".join(parts), wrap=True))
        if source.note:
            card.body.addWidget(self._text(incident, source.note))
        self.beside.body.addWidget(card)

    def _consents(self, incident: Incident) -> None:
        desk, say = self._desk, self._desk.words
        self._heading(self.beside, say("editor-section-consent"))
        for at, victim in enumerate(incident.victims, 1):
            consent = victim.consent
            if len(incident.victims) > 1:
                self.beside.body.addWidget(label(say("editor-entry-victims", number=at), "strong"))
            answers = (("to-record", consent.to_record), ("to-count", consent.to_count), ("assent", consent.assent))
            self._grid(
                self.beside,
                [
                    (say(f"editor-field-victims-consent-{name}"), formats.option("consent-answer", answer.value, desk))
                    for name, answer in answers
                ],
            )

    def _responses(self, incident: Incident) -> None:
        desk, say = self._desk, self._desk.words
        self._heading(self.beside, say("editor-section-responses"))
        if not incident.responses:
            self.beside.body.addWidget(label(say("incidents-no-response"), "muted", wrap=True))
        for response in incident.responses:
            parts = [
                formats.option("sector", response.sector.value, desk),
                formats.option("response-outcome", response.outcome.value, desk),
            ]
            if response.due:
                parts.append(say("home-due-on", day=formats.day(response.due, desk)))
            self.beside.body.addWidget(label(" · ".join(parts), wrap=True))
            for _, about in facts.concerned(incident, response, desk):
                self.beside.body.addWidget(label(about, "muted", wrap=True))
            if response.service:
                self.beside.body.addWidget(self._text(incident, response.service))

    def _comments(self, stored: Stored) -> None:
        say = self._desk.words
        for comment in stored.comments:
            card = Card(tone="danger", margin=10, spacing=3)
            name = findings.field_label(comment.field, self._desk)
            card.body.addWidget(label(say("review-commented", name=comment.by, field=name), "strong", wrap=True))
            card.body.addWidget(label(comment.text, wrap=True, content=True))
            self.beside.body.addWidget(card)

    # --- building --------------------------------------------------------------------------------

    @staticmethod
    def _heading(scroll: Scroll, text: str) -> None:
        scroll.body.addSpacing(4)
        scroll.body.addWidget(label(text, "label", wrap=True))

    @staticmethod
    def _grid(scroll: Scroll, rows: Facts) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for at, (name, value) in enumerate((name, value) for name, value in rows if value):
            key = label(name, "muted", wrap=True)
            theme.hold(key, width=118)
            grid.addWidget(key, at, 0, top)
            grid.addWidget(label(value, wrap=True), at, 1, top)
        scroll.body.addLayout(grid)

"""One incident on paper, with the sections that were chosen. It holds personal data, and every page says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportlab.platypus import Flowable

from rightsmonitor import reference
from rightsmonitor.answers import Answers
from rightsmonitor.domain import paths
from rightsmonitor.domain.incident import Incident
from rightsmonitor.exchange.papers.paper import Sheet
from rightsmonitor.forms import FieldSpec, SectionSpec, sections
from rightsmonitor.wording import Language, words

NARRATIVE, IDENTIFIERS, ATTACHMENTS, HISTORY = "narrative", "identifiers", "attachments", "history"
_LONG, _LINES = 500, 6  # what is longer runs across the page and over to the next one
# Direct identifiers: printed only when they are asked for by name.
_IDENTIFYING = {
    "commune",
    "exact_place",
    "person.names.latin",
    "person.names.arabic",
    "person.birth_date",
    "name",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a list: an attachment, a step of the history, a comment."""

    title: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What is printed; `entry` is the number of the entry in the audit that says so."""

    incident: Incident
    number: str
    status: str
    author: str
    office: str
    printed_by: str
    printed_on: date
    entry: int
    sections: tuple[str, ...]
    training: bool = False
    attachments: tuple[Line, ...] = ()
    history: tuple[Line, ...] = ()


def choices() -> tuple[str, ...]:
    """What may be chosen, in the order of the paper."""
    return (*(section.key for section in sections()), NARRATIVE, IDENTIFIERS, ATTACHMENTS, HISTORY)


def build(paper: Paper, language: Language) -> bytes:
    """The PDF in one language."""
    return _Incident(paper, language).pdf()


class _Incident:
    def __init__(self, paper: Paper, language: Language) -> None:
        self.paper, self.say = paper, words(language)
        self.answers = Answers(reference.load(), self.say)
        day = self.answers.day(paper.printed_on)
        practice = [self.say("training-paper")] if paper.training else []
        self.sheet = Sheet(
            self.say,
            title=self.say("paper-incident", number=paper.number),
            aside=" · ".join([*practice, self.answers.option("status", paper.status)]),
            foot=self.say("paper-printed", name=paper.printed_by, day=day, office=paper.office, entry=paper.entry),
            mark=practice[0] if practice else self.say("paper-mark"),
        )

    def pdf(self) -> bytes:
        return self.sheet.pdf(self._story())

    def _story(self) -> Iterator[Flowable]:
        yield self.sheet.rows([("", self.say("incidents-fact-author"), self.sheet.answer(self.paper.author))])
        for section in sections():
            if section.key in self.paper.sections:
                yield from self._section(section)
        if NARRATIVE in self.paper.sections and self.paper.incident.narrative:
            yield from self.sheet.section(self.say("paper-narrative"))
            yield from self.sheet.prose(self.paper.incident.narrative)
        for key, lines in ((ATTACHMENTS, self.paper.attachments), (HISTORY, self.paper.history)):
            if key in self.paper.sections:
                yield from self._lines(key, lines)

    def _section(self, section: SectionSpec) -> Iterator[Flowable]:
        yield from self.sheet.section(self.say(f"editor-section-{section.key}"))
        if not section.repeat:
            yield from self._rows(section, self.paper.incident)
            return
        entries = getattr(self.paper.incident, section.repeat)
        if not entries:
            yield self.sheet.written(self.say("paper-nothing"))
        for at, entry in enumerate(entries):
            yield from self.sheet.entry(self.answers.heading(section.repeat, at, entry))
            yield from self._rows(section, entry)

    def _rows(self, section: SectionSpec, entry: Any) -> Iterator[Flowable]:
        rows = []
        for spec in section.fields:
            text = "" if self._left_out(spec) else self._text(spec, entry)
            if not text:
                continue
            if spec.kind == "long-text" or len(text) > _LONG or text.count("\n") > _LINES:
                rows.append((spec.number, self.say(section.message(spec)), self.sheet.written("")))
                yield self.sheet.rows(rows)
                yield from self.sheet.prose(text)
                rows = []
            else:
                rows.append((spec.number, self.say(section.message(spec)), self.sheet.answer(text)))
        if rows:
            yield self.sheet.rows(rows)

    def _left_out(self, spec: FieldSpec) -> bool:
        """The narrative is a section of its own; identifiers are printed only when they are asked for."""
        hidden = spec.path in _IDENTIFYING and IDENTIFIERS not in self.paper.sections
        return hidden or spec.path == "narrative"

    def _text(self, spec: FieldSpec, entry: Any) -> str:
        value = paths.get(entry, spec.path)
        if spec.kind == "age":
            return self.answers.age(value, estimated=entry.age_estimated)
        return self.answers.text(spec, value, self.paper.incident)

    def _lines(self, key: str, lines: tuple[Line, ...]) -> Iterator[Flowable]:
        yield from self.sheet.section(self.say(f"paper-section-{key}"))
        if not lines:
            yield self.sheet.written(self.say("paper-nothing"))
        for line in lines:
            yield self.sheet.written(line.title)
            if line.text:
                yield self.sheet.written(line.text)

"""The timeline of a record: who did what and when, and each field before and after."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout

from rightsmonitor.answers import Answers
from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets.basic import label
from rightsmonitor.domain.incident import Incident
from rightsmonitor.services.records.changes import FieldChange
from rightsmonitor.services.records.incidents import Change

_LONG = {"long-text"}  # what is said to have changed, not shown whole


def fill(layout: QVBoxLayout, history: Iterable[Change], desk: Desk) -> None:
    """The latest step first."""
    for change in reversed(tuple(history)):
        act = desk.words(f"incidents-act-{change.act}")
        layout.addWidget(label(f"{act} · {change.by}", "strong", wrap=True))
        layout.addWidget(label(formats.instant(change.at, desk), "hint"))
        for field in change.fields:
            layout.addWidget(label(sentence(field, desk), "muted", wrap=True, content=True))
        if change.comment:
            layout.addWidget(label(change.comment, wrap=True, content=True))


def sentence(field: FieldChange, desk: Desk) -> str:
    """`Enfant 1 · Sexe : Fille → Garçon`."""
    say, answers, repeat = desk.words, Answers(desk.reference, desk.words), field.section.repeat
    entry = answers.entry(repeat, field.at) if repeat else ""
    if field.spec is None:
        return say("incidents-entry-removed" if field.after is None else "incidents-entry-added", entry=entry)
    name = say(field.section.message(field.spec))
    name = f"{entry} · {name}" if entry else name
    if field.spec.kind in _LONG:
        return say("incidents-changed", fields=name)
    records = field.records or (None, None)
    before, after = (
        _text(field, value, answers, record) or formats.DASH
        for value, record in zip((field.before, field.after), records, strict=True)
    )
    return say("incidents-change", field=name, before=before, after=after)


def _text(field: FieldChange, value: object, answers: Answers, record: Incident | None) -> str:
    if field.spec is None:
        return ""
    if field.spec.kind == "age" and isinstance(value, tuple):
        return answers.age(value[0], estimated=value[1])
    return answers.text(field.spec, value, record)

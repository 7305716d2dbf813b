"""One section of the form: its fields in two columns, entry by entry, with what is wrong beside each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.editor import making
from rightsmonitor.desktop.editor.controls import Control
from rightsmonitor.desktop.editor.field import Field, field_of, show_problems
from rightsmonitor.desktop.editor.pickers import TermPicker
from rightsmonitor.desktop.widgets.basic import Scroll, button, empty, label, row
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.rules import Problem
from rightsmonitor.forms import FieldSpec, SectionSpec

_CONSENT_LAW = {"data.legal_bases", "data.information_notice"}


class SectionView(Scroll):
    """Shows one section of an incident. `edited` carries a path and its new value."""

    edited = Signal(str, object)
    added = Signal(str)
    removed = Signal(str, int)
    looked_at = Signal(str)

    def __init__(self, desk: Desk, spec: SectionSpec) -> None:
        super().__init__(spacing=14)
        self._desk, self.spec = desk, spec
        self._fields: dict[str, Field] = {}
        self._unfolded = False
        self._choosable: dict[str, int] = {}  # people that links could lead to
        self._shape: object = None

    def show_incident(self, incident: Incident, problems: Sequence[Problem], *, anew: bool = False) -> None:
        """Fills the fields; they are made again only when entries came, went or changed their names."""
        shape, unread = self._shape_of(incident), dict[str, str]()
        if anew or shape != self._shape:
            self._shape = shape
            unread = self.unread()
            self._rebuild(incident)
        for path, field in self._fields.items():
            field.control.show_value(making.shown(field.spec, incident, path))
            if text := unread.get(path, ""):
                field.control.retype(text)
        show_problems(self._fields, problems, self._desk.words)

    def begun(self, incident: Incident) -> bool:
        """Whether it has entries; the first section always has."""
        return not self.spec.repeat or bool(getattr(incident, self.spec.repeat))

    def forget(self) -> None:
        """Another record comes: what was typed and not understood was about the one before."""
        for field in self._fields.values():
            field.control.unread = ""

    def unread(self) -> dict[str, str]:
        """What was typed and not understood, by path."""
        return {path: field.control.unread for path, field in self._fields.items() if field.control.unread}

    def _shape_of(self, incident: Incident) -> object:
        links = (field.list for field in self.spec.fields if field.kind in ("links", "link"))
        names = tuple(dict.fromkeys(links))
        self._choosable = {name: len(getattr(incident, name)) for name in names}
        titles = tuple(
            making.entry_title(name, at, entry, self._desk)
            for name in names
            for at, entry in enumerate(getattr(incident, name))
        )
        count = len(getattr(incident, self.spec.repeat)) if self.spec.repeat else 1
        return self._desk.language, count, titles, self._unfolded

    def _rebuild(self, incident: Incident) -> None:
        empty(self.body)
        self._fields = {}
        repeat = self.spec.repeat
        self.body.addWidget(label(self._desk.words(f"editor-section-{self.spec.key}"), "section"))
        if self.spec.key == "consent":
            law = self._desk.reference.law.general("data")
            articles = formats.listed((h.articles for h in law if h.violation_class in _CONSENT_LAW), self._desk)
            self.body.addWidget(label(self._desk.words("editor-consent-basis", articles=articles), "hint", wrap=True))
        if not repeat:
            self._add_fields(incident, "")
        else:
            entries = getattr(incident, repeat)
            if not entries:
                self.body.addWidget(label(self._desk.words(f"editor-empty-{self.spec.key}"), "muted", wrap=True))
            for at, entry in enumerate(entries):
                self._add_entry(incident, at, entry)
            if not self.spec.fixed:
                self._add_adder(repeat)
        self._add_folder()
        self.body.addStretch()

    def _add_entry(self, incident: Incident, at: int, entry: Any) -> None:
        heading = row(label(making.entry_title(self.spec.repeat, at, entry, self._desk), "strong"))
        heading.addStretch()
        if not self.spec.fixed:
            remover = button("quiet", act=self._remover(at))
            remover.setText(self._desk.words("editor-remove"))
            heading.addWidget(remover)
        self.body.addLayout(heading)
        self._add_fields(incident, f"{self.spec.repeat}[{at}].")

    def _remover(self, at: int) -> Callable[[], None]:
        return lambda: self.removed.emit(self.spec.repeat, at)

    def _add_adder(self, repeat: str) -> None:
        adder = button("", act=lambda: self.added.emit(repeat))
        adder.setText("+ " + self._desk.words(f"editor-add-{repeat}"))
        line = row(adder)
        line.addStretch()
        self.body.addLayout(line)

    def _add_folder(self) -> None:
        if all(field.core for field in self.spec.fields):
            return
        folder = button("quiet", act=self._fold)
        folder.setText(self._desk.words("editor-less" if self._unfolded else "editor-more"))
        line = row(folder)
        line.addStretch()
        self.body.addLayout(line)

    def unfold(self) -> None:
        """Every field of the section is on the screen, not only the core."""
        if not self._unfolded:
            self._fold()

    def _fold(self) -> None:
        self._unfolded = not self._unfolded
        self.edited.emit("", None)  # nothing changed but the shape of this section

    def _shown(self) -> list[FieldSpec]:
        has_core = any(field.core for field in self.spec.fields)
        return [
            field
            for field in self.spec.fields
            if field.core or self._unfolded or not has_core or self._choosable.get(field.list, 0) > 1
        ]

    def _add_fields(self, incident: Incident, prefix: str) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        line, side = 0, 0
        for spec in self._shown():
            field = self._field(spec, incident, prefix + spec.path)
            if spec.wide and side:
                line, side = line + 1, 0
            grid.addWidget(field, line, side, 1, 2 if spec.wide else 1, Qt.AlignmentFlag.AlignTop)
            line, side = (line + 1, 0) if spec.wide or side else (line, 1)
        self.body.addLayout(grid)

    def _field(self, spec: FieldSpec, incident: Incident, path: str) -> Field:
        made = making.control(spec, incident, self._desk)
        field = Field(spec, self._desk.words(self.spec.message(spec)), made)
        made.changed.connect(lambda value: self.edited.emit(path, value))
        if isinstance(made, TermPicker):
            made.looked_at.connect(self.looked_at.emit)
        self._fields[path] = field
        return field

    def spec_of(self, widget: QWidget | None) -> tuple[SectionSpec, FieldSpec] | None:
        """The field that a widget belongs to."""
        found = field_of(self._fields.values(), widget)
        return None if found is None else (self.spec, found.spec)

    def focus_first(self) -> None:
        if self._fields:
            next(iter(self._fields.values())).control.setFocus()

    def control(self, path: str) -> Control:
        """The control of a path that is on the screen. Raises KeyError."""
        return self._fields[path].control

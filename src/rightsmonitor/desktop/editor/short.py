"""The short form: every core field of one act, one child and one source on one screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.editor import making
from rightsmonitor.desktop.editor.controls import Control
from rightsmonitor.desktop.editor.field import Field, field_of, show_problems
from rightsmonitor.desktop.editor.pickers import TermPicker
from rightsmonitor.desktop.widgets.basic import Scroll, empty, label, restyle
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.rules import Problem
from rightsmonitor.forms import FieldSpec, SectionSpec, short_form


class ShortForm(Scroll):
    """Fields of entries that are not there yet write them into being; further entries stand in the sections."""

    edited = Signal(str, object)
    added = Signal(str)
    removed = Signal(str, int)
    looked_at = Signal(str)
    spec = SectionSpec(key="short", fields=())

    def __init__(self, desk: Desk) -> None:
        super().__init__(spacing=8)
        self._desk = desk
        self._language = ""
        self._fields: dict[str, Field] = {}
        self._groups: list[list[str]] = []  # paths of each section, for Ctrl+Enter
        self._others: dict[str, QWidget] = {}
        self.strict = False  # whether what is missing is said beside each field

    def show_incident(self, incident: Incident, problems: Sequence[Problem], *, anew: bool = False) -> None:
        unread = dict[str, str]()
        if anew or self._language != self._desk.language:
            self._language, unread = self._desk.language, self.unread()
            self._rebuild(incident)
        for path, field in self._fields.items():
            field.control.show_value(making.shown(field.spec, incident, path))
            if text := unread.get(path, ""):
                field.control.retype(text)
        show_problems(self._fields, problems, self._desk.words, missing=self.strict)
        for name, hint in self._others.items():
            hint.setVisible(len(getattr(incident, name)) > 1)

    def begun(self, incident: Incident) -> bool:
        """The sections say what is done."""
        return False

    def forget(self) -> None:
        """Another record comes: what was typed and not understood was about the one before."""
        for field in self._fields.values():
            field.control.unread = ""

    def unread(self) -> dict[str, str]:
        """What was typed and not understood, by path."""
        return {path: field.control.unread for path, field in self._fields.items() if field.control.unread}

    def spec_of(self, widget: QWidget | None) -> tuple[SectionSpec, FieldSpec] | None:
        """The field that a widget belongs to."""
        found = field_of(self._fields.values(), widget)
        if found is None:
            return None
        section = next(s for column in short_form() for s in column if found.spec in s.fields)
        return section, found.spec

    def _rebuild(self, incident: Incident) -> None:
        empty(self.body)
        self._fields, self._groups, self._others = {}, [], {}
        columns = QHBoxLayout()
        columns.setSpacing(18)
        for sections in short_form():
            column = QVBoxLayout()
            column.setSpacing(3)
            for section in sections:
                self._add_section(column, section, incident)
            column.addStretch()
            columns.addLayout(column, 1)
        self.body.addLayout(columns)
        self.body.addStretch()

    def _add_section(self, column: QVBoxLayout, section: SectionSpec, incident: Incident) -> None:
        column.addWidget(label(self._desk.words(f"editor-section-{section.key}"), "strong"))
        prefix = f"{section.repeat}[0]." if section.repeat else ""
        paths = []
        for spec in section.fields:
            if spec.core:
                paths.append(prefix + spec.path)
                column.addWidget(self._field(section, spec, incident, paths[-1]))
        self._groups.append(paths)
        if section.repeat and not section.fixed:
            hint = label(self._desk.words(f"editor-others-{section.repeat}"), "hint", wrap=True)
            self._others[section.repeat] = hint
            column.addWidget(hint)

    def _field(self, section: SectionSpec, spec: FieldSpec, incident: Incident, path: str) -> Field:
        made = making.control(spec, incident, self._desk, compact=True)
        field = Field(spec, self._desk.words(section.message(spec)), made)
        made.changed.connect(lambda value: self._tell(spec, path, value))
        if isinstance(made, TermPicker):
            made.looked_at.connect(self.looked_at.emit)
        restyle(field, "compact", True)
        self._fields[path] = field
        return field

    def _tell(self, spec: FieldSpec, path: str, value: object) -> None:
        """An answer; going back to "choose" where there must be one changes nothing."""
        if value is not None or spec.list in ("", "channel"):
            self.edited.emit(path, value)

    # --- focus ---------------------------------------------------------------------------------------

    def focus_first(self) -> None:
        if self._fields:
            next(iter(self._fields.values())).control.setFocus()

    def focus_next_group(self) -> bool:
        """To the first field of the next group; False behind the last one."""
        here = field_of(self._fields.values(), self.focusWidget())
        at = next((n for n, group in enumerate(self._groups) if any(self._fields[p] is here for p in group)), -1)
        if at + 1 >= len(self._groups):
            return False
        self._fields[self._groups[at + 1][0]].control.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def control(self, path: str) -> Control:
        """The control of a path. Raises KeyError."""
        return self._fields[path].control

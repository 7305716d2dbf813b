"""The short form: every core field of one act, one child and one source on one screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.editor import making
from rightsmonitor.desktop.editor.field import Field, field_of, show_problems
from rightsmonitor.desktop.editor.form_view import FormView
from rightsmonitor.desktop.editor.pickers import TermPicker
from rightsmonitor.desktop.widgets.basic import label
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.rules import Problem
from rightsmonitor.forms import FieldSpec, SectionSpec, short_form


class ShortForm(FormView):
    """Fields of entries that are not there yet write them into being; further entries stand in the sections."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, SectionSpec(key="short", fields=()), spacing=8)
        self.strict = False  # whether what is missing is said beside each field
        self._drop()

    def _drop(self) -> None:
        self._all: dict[str, Field] = {}
        self._groups: list[list[str]] = []  # paths of each section, for Ctrl+Enter
        self._others: dict[str, QWidget] = {}
        self._making = self._steps()

    def _made(self) -> Iterator[Field]:
        yield from self._all.values()

    def preparing(self) -> Iterator[None]:
        yield from self._making

    def _fill(self, incident: Incident, problems: Sequence[Problem]) -> None:
        for _ in self._making:
            pass
        first, self._shown = not self._shown, self._all
        begun = making.begun(incident, self._others)
        for path, field in self._all.items():
            unanswered = making.open_yet(field.spec, incident, path)
            field.control.show_value(None if unanswered else making.shown(field.spec, begun, path))
        show_problems(self._all, problems, self._desk.words, missing=self.strict)
        for name, hint in self._others.items():
            hint.setVisible(len(getattr(incident, name)) > 1)
        if first:
            self._order_focus(list(self._all.values()))

    def begun(self, incident: Incident) -> bool:
        """The sections say what is done."""
        return False

    def forget(self) -> None:
        super().forget()
        self.strict = False

    def entry_removed(self, name: str, at: int) -> None:
        for path, field in self._all.items():
            if path.startswith(f"{name}[{at}]"):
                field.clear()

    def entries_changed(self, name: str) -> None:
        self.entry_removed(name, 0)

    def spec_of(self, widget: QWidget | None) -> tuple[SectionSpec, FieldSpec] | None:
        """The field that a widget belongs to, and the section that has it."""
        found = super().spec_of(widget)
        if found is None:
            return None
        section = next(s for column in short_form() for s in column if found[1] in s.fields)
        return section, found[1]

    # --- making --------------------------------------------------------------------------------------

    def _steps(self) -> Iterator[None]:
        """One field at each step."""
        columns = QHBoxLayout()
        columns.setSpacing(18)
        self.body.addLayout(columns)
        self.body.addStretch()
        for sections in short_form():
            column = QVBoxLayout()
            column.setSpacing(3)
            columns.addLayout(column, 1)
            for section in sections:
                yield from self._add_section(column, section)
            column.addStretch()

    def _add_section(self, column: QVBoxLayout, section: SectionSpec) -> Iterator[None]:
        column.addWidget(label(self._desk.words(f"editor-section-{section.key}"), "strong"))
        prefix = f"{section.repeat}[0]." if section.repeat else ""
        self._groups.append([])
        for spec in section.fields:
            if spec.core:
                field = self._field(section, spec, prefix + spec.path)
                self._groups[-1].append(prefix + spec.path)
                column.addWidget(field)
                field.ensurePolished()
                yield
        if section.repeat and not section.fixed:
            hint = label(self._desk.words(f"editor-others-{section.repeat}"), "hint", wrap=True)
            self._others[section.repeat] = hint
            column.addWidget(hint)

    def _field(self, section: SectionSpec, spec: FieldSpec, path: str) -> Field:
        made = making.control(spec, self._desk, compact=True)
        field = Field(spec, self._desk.words(section.message(spec)), made)
        made.changed.connect(lambda value: self._tell(spec, path, value))
        if isinstance(made, TermPicker):
            made.looked_at.connect(self.looked_at.emit)
        field.setProperty("compact", True)
        self._all[path] = field
        return field

    def _tell(self, spec: FieldSpec, path: str, value: object) -> None:
        """An answer; going back to "choose" where there must be one changes nothing."""
        if value is not None or spec.list in ("", "channel"):
            self.edited.emit(path, value)

    # --- focus ---------------------------------------------------------------------------------------

    def focus_next_group(self) -> bool:
        """To the first field of the next group; False behind the last one."""
        here = field_of(self._shown.values(), self.focusWidget())
        at = next((n for n, group in enumerate(self._groups) if any(self._all[p] is here for p in group)), -1)
        if at + 1 >= len(self._groups):
            return False
        self._all[self._groups[at + 1][0]].control.setFocus(Qt.FocusReason.TabFocusReason)
        return True

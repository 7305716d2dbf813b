"""The fields of one entry of a section in two columns. They are made once and serve one entry after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.editor import making
from rightsmonitor.desktop.editor.field import Field
from rightsmonitor.desktop.editor.pickers import TermPicker
from rightsmonitor.desktop.widgets.basic import button, label, row
from rightsmonitor.forms import FieldSpec, SectionSpec


class EntryForm(QWidget):
    """`edited` carries a path inside the entry and its new value; `removed`: the entry has to go."""

    edited = Signal(str, object)
    removed = Signal()
    looked_at = Signal(str)

    def __init__(self, desk: Desk, section: SectionSpec) -> None:
        super().__init__()
        self._desk, self._section = desk, section
        self._fields: dict[str, Field] = {}
        self._shown: tuple[FieldSpec, ...] = ()
        self._title, self._remover = label(kind="strong"), button("quiet", act=self.removed.emit)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        heading = row(self._title)
        heading.addStretch()
        heading.addWidget(self._remover)
        layout.addLayout(heading)
        layout.addLayout(self._grid)
        self._remover.setText(desk.words("editor-remove"))
        self._title.setVisible(bool(section.repeat))
        self._remover.setVisible(bool(section.repeat) and not section.fixed)

    def name(self, title: str) -> None:
        """What the entry is about, in words."""
        self._title.setText(title)

    def field(self, spec: FieldSpec) -> Field:
        """A field, made when it is first asked for."""
        found = self._fields.get(spec.path)
        if found is None:
            made = making.control(spec, self._desk)
            found = self._fields[spec.path] = Field(spec, self._desk.words(self._section.message(spec)), made)
            made.changed.connect(lambda value: self.edited.emit(spec.path, value))
            if isinstance(made, TermPicker):
                made.looked_at.connect(self.looked_at.emit)
            found.setParent(self)
            found.hide()
        return found

    def arrange(self, shown: Sequence[FieldSpec]) -> None:
        """Puts these fields on the screen, and no others."""
        if self._shown == tuple(shown):
            return
        for spec in self._shown:
            self._grid.removeWidget(self.field(spec))
            self.field(spec).hide()
        self._shown = tuple(shown)
        line, side = 0, 0
        for spec in shown:
            if spec.wide and side:
                line, side = line + 1, 0
            self._grid.addWidget(self.field(spec), line, side, 1, 2 if spec.wide else 1, Qt.AlignmentFlag.AlignTop)
            self.field(spec).show()
            line, side = (line + 1, 0) if spec.wide or side else (line, 1)

    def on_screen(self) -> list[QWidget]:
        """What Tab comes to, in its order."""
        return [self._remover, *(self.field(spec) for spec in self._shown)]

    def made(self) -> Iterator[Field]:
        """Every field that there is."""
        yield from self._fields.values()

    def preparing(self) -> Iterator[None]:
        """Makes one field at each step."""
        for spec in self._section.fields:
            if spec.path not in self._fields:
                self.field(spec).ensurePolished()
                yield

    def clear(self) -> None:
        """Nothing of an entry is left."""
        self.name("")
        for field in self._fields.values():
            field.clear()

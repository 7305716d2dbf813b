"""One section of the form: its fields in two columns, entry by entry, with what is wrong beside each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.editor import making
from rightsmonitor.desktop.editor.entry_form import EntryForm
from rightsmonitor.desktop.editor.field import Field, show_problems
from rightsmonitor.desktop.editor.form_view import FormView
from rightsmonitor.desktop.widgets.basic import button, label, row
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.rules import Problem
from rightsmonitor.forms import FieldSpec, SectionSpec

_CONSENT_LAW = {"data.legal_bases", "data.information_notice"}


class SectionView(FormView):
    """Shows one section of an incident; a form for each entry, and those that are not needed wait for the next one."""

    def __init__(self, desk: Desk, spec: SectionSpec) -> None:
        super().__init__(desk, spec, spacing=14)
        self._unfolded = False
        self._drop()

    def _drop(self) -> None:
        self._forms: list[EntryForm] = []
        self._entries: QVBoxLayout | None = None
        self._empty: QLabel | None = None
        self._adder: QPushButton | None = None
        self._folder: QPushButton | None = None

    def _made(self) -> Iterator[Field]:
        for form in self._forms:
            yield from form.made()

    # --- making --------------------------------------------------------------------------------------

    def preparing(self) -> Iterator[None]:
        """The frame, then the forms of the entries that there are and of one more."""
        generation = self.generation
        self._frame()
        yield
        count = len(self._entries_of(self._due[0])) if self._due is not None else 0
        for at in range(count + 1 if self.spec.repeat else 1):
            for _ in self._form(at).preparing():
                yield
                if generation != self.generation:
                    return

    def _frame(self) -> QVBoxLayout:
        """What stands around the entries; where they stand."""
        if self._entries is not None:
            return self._entries
        say, repeat = self._desk.words, self.spec.repeat
        self._entries = QVBoxLayout()
        self._entries.setSpacing(14)
        self.body.addWidget(label(say(f"editor-section-{self.spec.key}"), "section"))
        if self.spec.key == "consent":
            law = self._desk.reference.law.general("data")
            articles = formats.listed((h.articles for h in law if h.violation_class in _CONSENT_LAW), self._desk)
            self.body.addWidget(label(say("editor-consent-basis", articles=articles), "hint", wrap=True))
        if repeat:
            self._empty = label(say(f"editor-empty-{self.spec.key}"), "muted", wrap=True)
            self.body.addWidget(self._empty)
        self.body.addLayout(self._entries)
        if repeat and not self.spec.fixed:
            self._adder = self._pusher("", "+ " + say(f"editor-add-{repeat}"))
            self._adder.clicked.connect(lambda: self.added.emit(repeat))
        if not all(field.core for field in self.spec.fields):
            self._folder = self._pusher("quiet", "")
            self._folder.clicked.connect(self._fold)
        self.body.addStretch()
        return self._entries

    def _pusher(self, kind: str, text: str) -> QPushButton:
        made = button(kind)
        made.setText(text)
        line = row(made)
        line.addStretch()
        self.body.addLayout(line)
        return made

    def _form(self, at: int) -> EntryForm:
        """The form of an entry, made with those before it when it is first asked for."""
        entries = self._frame()
        while len(self._forms) <= at:
            form = EntryForm(self._desk, self.spec)
            form.edited.connect(lambda path, value, form=form: self.edited.emit(self._prefix(form) + path, value))
            form.removed.connect(lambda form=form: self.removed.emit(self.spec.repeat, self._forms.index(form)))
            form.looked_at.connect(self.looked_at.emit)
            entries.addWidget(form)
            form.setVisible(False)
            self._forms.append(form)
        return self._forms[at]

    def _prefix(self, form: EntryForm) -> str:
        return f"{self.spec.repeat}[{self._forms.index(form)}]." if self.spec.repeat else ""

    # --- showing -------------------------------------------------------------------------------------

    def _entries_of(self, incident: Incident) -> Sequence[Any]:
        return getattr(incident, self.spec.repeat) if self.spec.repeat else (incident,)

    def _fill(self, incident: Incident, problems: Sequence[Problem]) -> None:
        entries, before = self._entries_of(incident), list(self._shown.values())
        self._frame()
        self._shown = {}
        for at, entry in enumerate(entries):
            self._fill_entry(incident, at, entry)
        for at, form in enumerate(self._forms):
            if at >= len(entries) and form.isVisibleTo(self):
                form.clear()
            form.setVisible(at < len(entries))
        if self._empty is not None:
            self._empty.setVisible(not entries)
        if self._folder is not None:
            self._folder.setText(self._desk.words("editor-less" if self._unfolded else "editor-more"))
        show_problems(self._shown, problems, self._desk.words)
        remade = [field.control for field in self._shown.values() if field.control.remade]
        for control in remade:
            control.remade = False
        if remade or before != list(self._shown.values()):
            around = [pusher for pusher in (self._adder, self._folder) if pusher is not None]
            forms = self._forms[: len(entries)]
            self._order_focus([*(inside for form in forms for inside in form.on_screen()), *around])

    def _fill_entry(self, incident: Incident, at: int, entry: Any) -> None:
        form = self._form(at)
        if self.spec.repeat:
            form.name(making.entry_title(self.spec.repeat, at, entry, self._desk))
        shown = self._on_screen(incident, form)
        form.arrange(shown)
        for spec in shown:
            field, path = form.field(spec), self._prefix(form) + spec.path
            if spec.kind in making.LINKS:
                field.control.offer(making.links(spec, incident, self._desk))
            field.control.show_value(making.shown(spec, incident, path))
            self._shown[path] = field

    def _on_screen(self, incident: Incident, form: EntryForm) -> list[FieldSpec]:
        """The core, or everything; links as soon as there is a choice, and what was not understood in any case."""
        has_core = any(field.core for field in self.spec.fields)
        unread = {field.spec for field in form.made() if field.control.unread}
        prefix = self._prefix(form)
        return [
            spec
            for spec in self.spec.fields
            if spec.core
            or self._unfolded
            or not has_core
            or spec in unread
            or prefix + spec.path in self._kept
            or (spec.kind in making.LINKS and len(getattr(incident, spec.list)) > 1)
        ]

    def begun(self, incident: Incident) -> bool:
        """Whether it has entries; the first section always has."""
        return not self.spec.repeat or bool(getattr(incident, self.spec.repeat))

    def forget(self) -> None:
        dirty = not self._clean
        super().forget()
        for form in self._forms if dirty and self.spec.repeat else ():
            form.name("")
            form.setVisible(False)
        self._shown = {}

    def entry_removed(self, name: str, at: int) -> None:
        """Its form goes to the end, empty, so that what stands in the others stays where it belongs."""
        if name == self.spec.repeat and at < len(self._forms):
            form = self._forms.pop(at)
            form.clear()
            form.setVisible(False)
            self._forms.append(form)
            self._frame().addWidget(form)

    def entries_changed(self, name: str) -> None:
        if name == self.spec.repeat:
            due = self._due
            self.forget()
            self._due = due

    def unfold(self) -> None:
        """Every field of the section is on the screen, not only the core."""
        if not self._unfolded:
            self._fold()

    def _fold(self) -> None:
        self._unfolded = not self._unfolded
        self.edited.emit("", None)  # nothing changed but the shape of this section

"""The editor: sections on the side, the form, and what helps beside it. It holds one frozen incident."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.editor.controls import today
from rightsmonitor.desktop.editor.guidance import urgent_referral
from rightsmonitor.desktop.editor.parts import EditorParts
from rightsmonitor.desktop.editor.view import View
from rightsmonitor.desktop.failures import sentence
from rightsmonitor.desktop.shell.shortcuts import bind
from rightsmonitor.domain import rules
from rightsmonitor.domain.codes import Priority
from rightsmonitor.domain.errors import InvalidRecord, RightsMonitorError, StaleIncident
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.rules import Problem
from rightsmonitor.domain.workflow import Step
from rightsmonitor.services.records import incidents
from rightsmonitor.services.records.incidents import Draft, Stored

_QUIET = 300
_KEEP = 3000
_RESPONSES = 6  # section
ENTRIES = ("violations", "victims", "perpetrators", "sources", "responses")


class EditorPage(EditorParts):
    """`closed` carries the uid of the record that was edited, `moved` a record and the step it took.

    `opened`: a record is in the form, and there may be more to make for it when there is time.
    """

    opened = Signal()
    closed = Signal(str)
    moved = Signal(object, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.problems: tuple[Problem, ...] = ()
        self._quiet, self._keeper = QTimer(self), QTimer(self)

    def _connect(self) -> None:
        for view in self.views:
            view.edited.connect(self._edited)
            view.added.connect(self._add)
            view.removed.connect(self._remove)
            view.looked_at.connect(self.help.show_term)
        self.head.undo.connect(self.undo)
        self.head.close.connect(self.close_editor)
        self.head.save.connect(self.save)
        self.head.submit.connect(self.submit)
        self.outline.opened.connect(self.open_section)
        self.help.danger.refer.connect(self._refer)
        self.help.duty.decided.connect(self._decided)
        self.doubles.same.connect(lambda: self.save(then=lambda stored: self.storing.move(stored, Step.MARK_DUPLICATE)))
        self.storing.kept.connect(lambda: self.head.tell("kept"))
        self.storing.saved.connect(self._saved)
        self.storing.moved.connect(self._moved)
        self.storing.failed.connect(self._failed)
        for timer, pause, call in ((self._quiet, _QUIET, self._check), (self._keeper, _KEEP, self.keep_now)):
            timer.setSingleShot(True)
            timer.setInterval(pause)
            timer.timeout.connect(call)
        for name, act in (
            ("save", self.save),
            ("next-section", self.next_section),
            ("submit", self.submit),
            ("help", self.show_help),
        ):
            bind(name, self, act, inside=True)
        self._desk.language_changed.connect(self.retranslate)

    def retranslate(self) -> None:
        self.head.retranslate()
        self.help.retranslate()
        for view in self.views:
            view.renew()
        self._refresh()

    # --- what is edited --------------------------------------------------------------------------

    @property
    def incident(self) -> Incident | None:
        return self.work.incident

    def begin(self, incident: Incident) -> None:
        """A new record; one that was left open is kept first."""
        self.keep_now()
        self.work.begin(incident)
        self._opened(incident, len(self.views) - 1)

    def load(self, stored: Stored) -> None:
        self.keep_now()
        self.work.load(stored)
        self._opened(stored.incident, 0)

    def _opened(self, incident: Incident, view: int) -> None:
        self.head.tell("")
        self._forget()
        self._stack.setCurrentIndex(view)
        self._check()
        self.open_section(view)
        uid = incident.uid
        self._desk.ask(incidents.recent_terms, owner=self, done=self._remember)
        self._desk.ask(
            incidents.drafts, owner=self, done=lambda found: self._restore([d for d in found if d.incident.uid == uid])
        )
        self.opened.emit()

    def _forget(self) -> None:
        """The widgets stay for the next record, and nothing of the last one is left in them."""
        self._quiet.stop()
        self.doubles.forget()
        for each in self.views:
            each.forget()

    def _is_open(self, uid: str) -> bool:
        """Whether this record is under work; an answer may come when another one is."""
        return self.incident is not None and self.incident.uid == uid

    def _remember(self, codes: tuple[str, ...]) -> None:
        self._desk.recent_terms = tuple(dict.fromkeys((*self._desk.recent_terms, *codes)))

    def _restore(self, found: list[Draft]) -> None:
        """A draft kept of this very record and revision is newer than what was saved."""
        if not found or not self._is_open(found[0].incident.uid):
            return
        if found[0].revision == self.work.revision and found[0].incident != self.incident:
            self.work.change(found[0].incident)
            self._changed()
            self._desk.toast(self._desk.words("editor-restored"))

    def _changed(self) -> None:
        self.head.tell("changed")
        self._quiet.start()
        self._keep_soon()

    def _keep_soon(self) -> None:
        # Never put off by the next key: who types without a pause would otherwise lose it all.
        if not self._keeper.isActive():
            self._keeper.start()

    def _edited(self, path: str, value: object) -> None:
        if not path:
            self._refresh()
            return
        self.work.put(path, value, self._rights)
        if path.endswith(".type"):
            self.help.show_term(str(value))
        self._changed()

    def _rights(self, code: str) -> tuple[str, ...]:
        taxonomy = self._desk.reference.taxonomy
        return taxonomy.rights(code) if taxonomy.has(code) else ()

    def _add(self, name: str) -> None:
        self.work.add(name)
        self._changed()
        self._check()

    def _remove(self, name: str, at: int) -> None:
        """Removes an entry; undo brings it back."""
        self.work.remove(name, at)
        for view in self.views:
            view.entry_removed(name, at)
        self._changed()
        self._check()
        self._desk.toast(self._desk.words("editor-removed"), undo=self.undo)

    def _refer(self) -> None:
        """Immediate danger: the record is urgent, and the referral stands in it."""
        self.work.add("responses", urgent_referral())
        self.work.put("priority", Priority.URGENT, self._rights)
        self._changed()
        self._check()
        self.open_section(_RESPONSES)

    def undo(self) -> None:
        """The last change, taken back."""
        before = self.incident
        if before is not None and self.work.undo() and self.incident is not None:
            for name in ENTRIES:
                if len(getattr(before, name)) != len(getattr(self.incident, name)):
                    for view in self.views:
                        view.entries_changed(name)
            self._keep_soon()
            self._check()

    def _decided(self, path: str, value: object) -> None:
        self._edited(path, value)
        self._check()

    # --- showing -----------------------------------------------------------------------------------

    def _check(self) -> None:
        """Runs the rules: pure and quick, so it may run here while somebody types."""
        if self.incident is not None:
            reference = self._desk.reference
            self.problems = rules.problems(self.incident, reference.taxonomy, reference.places, today=today())
            self._refresh()
            self.doubles.look_soon()

    def _refresh(self) -> None:
        if self.incident is None:
            return
        self.head.show_record(self.work.number, self.work.status, undo=bool(self.work.past))
        for view in self.views:
            view.show_incident(self.incident, self.problems)
        self.view.bring_up()
        self.outline.show_incident(self.incident, self.problems)
        self.help.show_incident(self.incident, self.problems)

    def open_section(self, at: int) -> None:
        """A view by its number; the last one is the short form, which needs the room of the outline."""
        self.views[at].bring_up()
        self._stack.setCurrentIndex(at)
        self.outline.mark(at)
        self.views[at].focus_first()

    def open_short(self) -> None:
        self.open_section(len(self.views) - 1)

    @property
    def view(self) -> View:
        """What is open."""
        return self.views[self._stack.currentIndex()]

    def next_section(self) -> None:
        """After the last section comes the first; an empty section gets its first entry at once."""
        if self.view is self.short and self.short.focus_next_group():
            return
        self.open_section(self.outline.following(self._stack.currentIndex()))
        spec = self.view.spec
        must = spec.key in ("violations", "victims", "sources")
        if must and self.incident is not None and not getattr(self.incident, spec.repeat):
            self._add(spec.repeat)
            self.view.focus_first()

    def show_help(self) -> None:
        """What belongs into the field that has the focus."""
        found = self.view.spec_of(self.focusWidget())
        if found is not None:
            self.help.show_field(*found)

    def focus_first(self) -> None:
        self.view.focus_first()

    # --- keeping, saving, submitting ---------------------------------------------------------------

    def keep_now(self) -> None:
        """Keeps what is being written, encrypted, beside the saved record."""
        self._keeper.stop()
        self.storing.keep(self.work)

    def save(self, then: Callable[[Stored], None] | None = None) -> None:
        """Saves; `then` goes on with the saved record."""
        if self.incident is not None:
            self._keeper.stop()
            self.head.tell("saving")
            self.storing.save(self.work, then or self._tell_saved)

    def _saved(self, stored: Stored) -> None:
        if not self._is_open(stored.incident.uid):
            return
        self.work.saved_as(stored)
        self.head.tell("saved")
        self._check()

    def _tell_saved(self, stored: Stored) -> None:
        self._desk.toast(self._desk.words("editor-saved-as", number=stored.number))

    def submit(self) -> None:
        """Saves and hands over to the supervisor; what is missing is shown instead."""
        self._check()
        blocking = [problem for problem in self.problems if problem.blocks]
        unread = [at for at, view in enumerate(self.views) if view.unread()]
        if blocking or unread:
            self.short.strict = True
            self._refresh()
            if blocking:
                self._show_first(blocking)
            else:
                self.open_section(unread[0])
            count = len(blocking) or sum(len(self.views[at].unread()) for at in unread)
            self._desk.toast(self._desk.words("editor-not-yet", count=count), good=False)
            return
        self.save(then=lambda stored: self.storing.move(stored, Step.SUBMIT))

    def _moved(self, stored: Stored, step: Step) -> None:
        if self._is_open(stored.incident.uid):
            self._close(stored.incident.uid)
        self.moved.emit(stored, step)

    def _show_first(self, blocking: list[Problem]) -> None:
        if self.view is self.short:
            return  # they stand beside their fields, or in the card of what is left to do
        for at, view in enumerate(self.views):
            if any(view.spec.holds(problem.field) for problem in blocking):
                self.open_section(at)
                return

    def _failed(self, error: RightsMonitorError) -> None:
        """Nothing that was typed is lost: it stays in the form and in the draft."""
        self.head.tell("changed")
        if isinstance(error, InvalidRecord):
            self._check()
            self._show_first([problem for problem in self.problems if problem.blocks])
        text = "editor-stale" if isinstance(error, StaleIncident) else ""
        self._desk.toast(self._desk.words(text) if text else sentence(error, self._desk.words), good=False)
        self._keep_soon()

    def close_editor(self) -> None:
        """Back to the list; what is not saved stays as a draft."""
        self.keep_now()
        self._close(self.incident.uid if self.incident else "")

    def _close(self, uid: str) -> None:
        self.work.forget()
        self._forget()
        self._stack.setCurrentIndex(len(self.views) - 1)  # most records begin there
        self.problems = ()
        self.head.forget()
        self.help.forget()
        self.closed.emit(uid)

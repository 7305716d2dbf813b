"""The list of incidents with its filters, and the chosen record beside it."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rightsmonitor.desktop import icons, theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.dialogs.paper import PaperDialog
from rightsmonitor.desktop.editor.controls import today
from rightsmonitor.desktop.models.incident_list import COLUMNS, IncidentList
from rightsmonitor.desktop.pages.page import Page
from rightsmonitor.desktop.shell.shortcuts import bind
from rightsmonitor.desktop.widgets.basic import EmptyState, button
from rightsmonitor.desktop.widgets.detail import DetailPane
from rightsmonitor.desktop.widgets.filter_bar import Choice, FilterBar
from rightsmonitor.desktop.widgets.incident_table import IncidentTable
from rightsmonitor.domain.codes import Role, Status
from rightsmonitor.domain.workflow import Step
from rightsmonitor.services.records import incidents
from rightsmonitor.services.records.incidents import Query, Row, Stored

# What takes a step back, for the button beside the sentence that says it was done.
_BACK = {Step.SUBMIT: Step.TAKE_BACK, Step.WITHDRAW: Step.REOPEN, Step.MARK_DUPLICATE: Step.REOPEN}
_SHOWN_STEPS = (Step.SUBMIT, Step.TAKE_BACK, Step.WITHDRAW, Step.REOPEN)


class IncidentsPage(Page):
    """`edit` carries the stored record to change; `record` asks for a new one."""

    @classmethod
    def assembling(cls, desk: Desk, keeper: QWidget) -> Generator[None, None, IncidentsPage]:
        """In steps; `keeper` has the parts until the page does, and takes them with it where that never comes."""
        filters = FilterBar(desk)
        filters.setParent(keeper)
        yield
        filters.retranslate()
        yield
        detail = DetailPane(desk)
        detail.setParent(keeper)
        yield
        table = IncidentTable(IncidentList(desk, parent=keeper))
        table.setParent(keeper)
        yield
        return cls(desk, filters=filters, detail=detail, table=table)

    def __init__(
        self,
        desk: Desk,
        *,
        filters: FilterBar | None = None,
        detail: DetailPane | None = None,
        table: IncidentTable | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self.table = table or IncidentTable(IncidentList(desk, parent=self))
        self.model = self.table.rows
        self.model.setParent(self)
        self.model.when_loaded = self._loaded
        self.detail = detail or DetailPane(desk)
        theme.hold(self.detail, width=346, side=True)
        self.filters = filters or FilterBar(desk)
        self._empty = EmptyState(act=self.record.emit)
        self._stack = QStackedWidget()
        self._keep = ""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(150)
        self._later.timeout.connect(self.refresh)
        self._build()
        self.retranslate()
        desk.language_changed.connect(self.retranslate)

    @property
    def parts(self) -> Sequence[QWidget]:
        return self.filters, self.detail, self.table

    def _build(self) -> None:
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.filters)
        left.addWidget(self._stack, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(18, 16, 18, 16)
        outer.setSpacing(14)
        outer.addLayout(left, 1)
        outer.addWidget(self.detail)
        self._make_actions()
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._open_row)
        self.table.sort_by_header()
        for name, by in (("next-record", 1), ("previous-record", -1)):
            bind(name, self, partial(self.table.step, by), inside=True)
        bind("paper", self, self.put_on_paper, inside=True)
        self.filters.changed.connect(self.refresh)
        self.filters.columns_changed.connect(self.table.show_columns)
        self.filters.load_kept()

    def retranslate(self) -> None:
        self.table.setAccessibleName(self._desk.words("incidents-title"))
        self.filters.retranslate()
        self.model.headerDataChanged.emit(self.table.horizontalHeader().orientation(), 0, len(COLUMNS) - 1)
        self.table.fit()
        self.detail.retranslate()
        self._name_actions()
        self._show_actions()
        self._loaded()

    def set_filter(self, name: str, code: str) -> None:
        """One filter of the bar: period, region, status or violation."""
        self.filters.set(replace(self.filters.choice, **{name: code}))  # type: ignore[arg-type]

    def show_quick(self, name: str) -> None:
        """The list behind a card of the home page: drafts, returned or due."""
        self._order("due" if name == "due" else "-date")
        status = {"drafts": Status.DRAFT.value, "returned": Status.RETURNED.value}.get(name, "")
        self.filters.set(Choice(status=status, quick=("due",) if name == "due" else ("mine",)))

    def show_record(self, uid: str) -> None:
        """A record that has a follow-up due, among its like."""
        self._keep = uid
        self.show_quick("due")

    def _order(self, order: str) -> None:
        self.model.query = replace(self.model.query, order=order)

    def search(self, words: str) -> None:
        """Filters by words, a moment after the last keystroke."""
        self.filters.choice = replace(self.filters.choice, words=words)
        self._later.start()

    def query(self) -> Query:
        return self.filters.choice.query(order=self.model.query.order, today=today())

    # --- rows and the record beside them -----------------------------------------------------------

    def keep(self, uid: str) -> None:
        """The record that is chosen when the list is loaded next."""
        self._keep = uid or self._keep

    def refresh(self, *, keep: str = "") -> None:
        """Loads the list again; the record `keep` stays chosen."""
        self._keep = keep or self._keep or (self.detail.stored.incident.uid if self.detail.stored else "")
        self.model.load(self.query())

    def _loaded(self) -> None:
        say, total = self._desk.words, self.model.total
        self.filters.count.setText(say("incidents-count", count=total))
        filtered = self.filters.filtered
        kind = "filtered" if filtered else "first"
        action = "" if filtered else say("incidents-empty-action")
        self._empty.say(say(f"incidents-empty-{kind}-title"), say(f"incidents-empty-{kind}-text"), action)
        self._stack.setCurrentIndex(0 if total else 1)
        if total:
            self.table.choose(max(0, self.model.position_of(self._keep)))
            self._keep = ""
        else:
            self.detail.show_record(None)

    def _chosen(self, found: Row | None) -> None:
        if found is None:
            return
        uid = found.uid
        self._desk.ask(lambda s: incidents.get(s, uid=uid), owner=self, done=self._show)

    def _show(self, stored: Stored) -> None:
        self.detail.show_record(stored)
        self._show_actions()

    def _open_row(self, found: Row | None) -> None:
        if found is not None and self.detail.stored is not None and self.detail.stored.editable:
            self.edit.emit(self.detail.stored)

    def _make_actions(self) -> None:
        """Once; which of them are there depends on the record."""
        self._acts = {"edit": button("primary", act=self._edit_chosen)}
        self._acts |= {step.value: button("", act=partial(self.move_on, step)) for step in _SHOWN_STEPS}
        self._acts |= {"copy": button("quiet", act=self._copy_chosen), "print": button("quiet", act=self.put_on_paper)}
        for made in self._acts.values():
            self.detail.footer.addWidget(made)
            made.setVisible(False)

    def _name_actions(self) -> None:
        say = self._desk.words
        self._acts["edit"].setText(say("incidents-edit"))
        for step in _SHOWN_STEPS:
            self._acts[step.value].setText(say(f"incidents-step-{step.value}"))
        for name in ("copy", "print"):
            self._acts[name].setIcon(icons.icon(name, "primary"))
            self._acts[name].setAccessibleName(say(f"incidents-{name}"))
            self._acts[name].setToolTip(say(f"incidents-{name}"))

    def _show_actions(self) -> None:
        stored, shown = self.detail.stored, set[str]()
        if stored is not None and self._desk.user is not None and self._desk.user.role is not Role.ADMINISTRATOR:
            steps = [step.value for step in _SHOWN_STEPS if step in stored.steps and stored.own]
            shown = {"copy", "print", *steps, *(("edit",) if stored.editable else ())}
        for name, made in self._acts.items():
            made.setVisible(name in shown)

    def _edit_chosen(self) -> None:
        if self.detail.stored is not None:
            self.edit.emit(self.detail.stored)

    def _copy_chosen(self) -> None:
        if self.detail.stored is not None:
            self.copy.emit(self.detail.stored.incident.uid)

    def put_on_paper(self) -> None:
        """The chosen record as PDF, or the blank form."""
        if self.detail.stored is not None:
            PaperDialog(self._desk, self, self.detail.stored).open()

    def hand_over(self) -> bool:
        """Submits the chosen record; one that lacks something is opened where it does. Whether one can be submitted."""
        stored = self.detail.stored
        if stored is None or not stored.own or Step.SUBMIT not in stored.steps:
            return False
        if any(problem.blocks for problem in stored.problems):
            self._desk.toast(self._desk.words("incidents-hand-over-first", number=stored.number), good=False)
            self.edit.emit(stored)
        else:
            self._move(stored, Step.SUBMIT)
        return True

    def move_on(self, step: Step) -> None:
        """Takes a step of the workflow with the chosen record."""
        if self.detail.stored is not None:
            self._move(self.detail.stored, step)

    def _move(self, stored: Stored, step: Step) -> None:
        uid, revision = stored.incident.uid, stored.revision
        self._desk.ask(
            lambda s: incidents.move(s, uid=uid, step=step, expected_revision=revision),
            owner=self,
            done=lambda moved: self.moved(moved, step),
        )

    def moved(self, stored: Stored, step: Step) -> None:
        """Says what was done, with the way back where there is one."""
        back = _BACK.get(step)
        undo = (lambda: self._move(stored, back)) if back else None
        self._desk.toast(self._desk.words(f"incidents-done-{step.value}", number=stored.number), undo=undo)
        self.refresh(keep=stored.incident.uid)

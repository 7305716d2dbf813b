"""The list of incidents with its filters, and the chosen record beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.models.incident_list import IncidentList
from rightsmonitor.desktop.widgets.basic import EmptyState, MenuChip, button, empty, label, restyle, row
from rightsmonitor.desktop.widgets.detail import DetailPane
from rightsmonitor.desktop.widgets.incident_table import IncidentTable
from rightsmonitor.domain.codes import Role, Status
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.workflow import Step
from rightsmonitor.services import incidents
from rightsmonitor.services.incidents import Query, Row, Stored

_SHOWN_STEPS = (Step.SUBMIT, Step.TAKE_BACK, Step.WITHDRAW, Step.REOPEN)


class IncidentsPage(QWidget):
    """`edit` carries the stored record to change; `record` asks for a new one."""

    edit = Signal(object)
    record = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._words = ""
        self._filters: dict[str, str] = {"period": "", "region": "", "status": "", "violation": ""}
        self.model = IncidentList(desk, parent=self)
        self.model.when_loaded = self._loaded
        self.table = IncidentTable(self.model)
        self.detail = DetailPane(desk)
        self.detail.setFixedWidth(346)
        self._title, self._count = label(kind="title"), label(kind="muted")
        self._chips = {name: MenuChip() for name in self._filters}
        self._clear = button("quiet", act=self.clear_filters)
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

    def _build(self) -> None:
        heading = row(self._title, self._count, spacing=12)
        heading.addStretch()
        chips = row(*self._chips.values(), self._clear)
        chips.addStretch()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(heading)
        left.addLayout(chips)
        left.addWidget(self._stack, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(18, 16, 18, 16)
        outer.setSpacing(14)
        outer.addLayout(left, 1)
        outer.addWidget(self.detail)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._open_row)
        self.table.sort_by_header()

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("incidents-title"))
        self._clear.setText(say("incidents-clear"))
        self.table.setAccessibleName(say("incidents-title"))
        for name, chip in self._chips.items():
            self._fill_menu(name, chip)
        self.model.headerDataChanged.emit(self.table.horizontalHeader().orientation(), 0, 5)
        self.detail.retranslate()
        self._show_actions()
        self._show_chips()
        self._loaded()

    # --- filters -------------------------------------------------------------------------------

    def _options(self, name: str) -> list[tuple[str, str]]:
        reference, language = self._desk.reference, self._desk.language
        if name == "status":
            return [(s.value, reference.codelists.label("status", s.value, language)) for s in Status]
        if name == "region":
            return [(place.code, place.label(language)) for place in reference.places.regions()]
        if name == "violation":
            return [(term.code, term.label(language)) for term in reference.taxonomy.branches()]
        return [(period, period) for period in self._periods()]

    def _periods(self) -> list[str]:
        today = QDate.currentDate()
        year, quarter = today.year(), (today.month() + 2) // 3
        found = []
        for _ in range(6):
            found.append(f"{year}-Q{quarter}")
            year, quarter = (year, quarter - 1) if quarter > 1 else (year - 1, 4)
        return [*found, *(str(year) for year in range(today.year(), today.year() - 3, -1))]

    def _fill_menu(self, name: str, chip: QPushButton) -> None:
        menu = QMenu(chip)
        for code, text in [("", self._desk.words(f"incidents-all-{name}")), *self._options(name)]:
            menu.addAction(text).triggered.connect(self._setter(name, code))
        chip.setMenu(menu)

    def _setter(self, name: str, code: str) -> Callable[[], None]:
        return lambda: self.set_filter(name, code)

    def set_filter(self, name: str, code: str) -> None:
        self._filters[name] = code
        self._show_chips()
        self.refresh()

    def clear_filters(self) -> None:
        self._filters = dict.fromkeys(self._filters, "")
        self._show_chips()
        self.refresh()

    def search(self, words: str) -> None:
        """Filters by words, a moment after the last keystroke."""
        self._words = words
        self._later.start()

    def _show_chips(self) -> None:
        for name, chip in self._chips.items():
            chosen = dict(self._options(name)).get(self._filters[name], self._desk.words(f"incidents-all-{name}"))
            chip.setText(self._desk.words(f"incidents-filter-{name}", value=chosen))
            restyle(chip, "active", bool(self._filters[name]))
        self._clear.setVisible(any(self._filters.values()))

    def query(self) -> Query:
        chosen = self._filters
        return Query(
            words=self._words,
            statuses=(Status(chosen["status"]),) if chosen["status"] else (),
            region=chosen["region"],
            violation=chosen["violation"],
            period=Period.parse(chosen["period"]) if chosen["period"] else None,
            order=self.model.query.order,
        )

    # --- rows and the record beside them -----------------------------------------------------------

    def refresh(self, *, keep: str = "") -> None:
        """Loads the list again; the record `keep` stays chosen."""
        self._keep = keep or (self.detail.stored.incident.uid if self.detail.stored else "")
        self.model.load(self.query())

    def _loaded(self) -> None:
        say, total = self._desk.words, self.model.total
        self._count.setText(say("incidents-count", count=total))
        filtered = bool(self._words or any(self._filters.values()))
        kind = "filtered" if filtered else "first"
        action = "" if filtered else say("incidents-empty-action")
        self._empty.say(say(f"incidents-empty-{kind}-title"), say(f"incidents-empty-{kind}-text"), action)
        self._stack.setCurrentIndex(0 if total else 1)
        if total:
            self.table.choose(max(0, self.model.position_of(self._keep)))
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

    def _show_actions(self) -> None:
        empty(self.detail.footer)
        stored = self.detail.stored
        if stored is None or self._desk.user is None or self._desk.user.role is Role.ADMINISTRATOR:
            return
        say = self._desk.words
        if stored.editable:
            change = button("primary", act=lambda: self.edit.emit(stored))
            change.setText(say("incidents-edit"))
            self.detail.footer.addWidget(change)
        for step in _SHOWN_STEPS:
            if step in stored.steps and stored.own:
                made = button("", act=lambda step=step: self.move_on(step))  # type: ignore[misc]
                made.setText(say(f"incidents-step-{step.value}"))
                self.detail.footer.addWidget(made)
        self.detail.footer.addStretch()

    def move_on(self, step: Step) -> None:
        """Takes a step of the workflow with the chosen record."""
        stored = self.detail.stored
        if stored is None:
            return
        uid, revision = stored.incident.uid, stored.revision
        self._desk.ask(
            lambda s: incidents.move(s, uid=uid, step=step, expected_revision=revision),
            owner=self,
            done=lambda moved: self._moved(moved, step),
        )

    def _moved(self, stored: Stored, step: Step) -> None:
        self._desk.toast(self._desk.words(f"incidents-done-{step.value}", number=stored.number))
        self.refresh(keep=stored.incident.uid)

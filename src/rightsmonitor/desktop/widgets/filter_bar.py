"""Filters of the incident list: chips with menus, quick filters, filters saved under a name, and the columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QDate, QSize, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton, QVBoxLayout, QWidget

from rightsmonitor.desktop import icons
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.models.incident_list import COLUMNS, USUAL
from rightsmonitor.desktop.widgets.basic import MenuChip, button, label, restyle
from rightsmonitor.desktop.widgets.flow import Flow
from rightsmonitor.domain.codes import Priority, Status
from rightsmonitor.domain.dates import Period
from rightsmonitor.services import preferences
from rightsmonitor.services.preferences import Preferences, SavedFilter
from rightsmonitor.services.records.home import DAYS_AHEAD
from rightsmonitor.services.records.incidents import Query

_CHIPS = ("period", "region", "status", "violation")
_QUICK = ("mine", "urgent", "due")
_ELIDE = Qt.TextElideMode.ElideRight
_OPEN = (Status.DRAFT, Status.SUBMITTED, Status.RETURNED, Status.VERIFIED)

_EVERYTHING = Query()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the list shows; empty means everything."""

    words: str = ""
    period: str = ""
    region: str = ""
    status: str = ""
    violation: str = ""
    quick: tuple[str, ...] = ()
    base: Query = _EVERYTHING  # what a number of another page counted, with its name in words
    base_name: str = ""

    def query(self, *, order: str, today: date) -> Query:
        due = "due" in self.quick
        statuses = (Status(self.status),) if self.status else _OPEN if due else self.base.statuses
        return replace(
            self.base,
            words=self.words,
            statuses=statuses,
            region=self.region or self.base.region,
            violation=self.violation or self.base.violation,
            period=Period.parse(self.period) if self.period else None,
            mine="mine" in self.quick,
            priorities=(Priority.URGENT, Priority.HIGH) if "urgent" in self.quick else (),
            due_until=today + timedelta(days=DAYS_AHEAD) if due else None,
            order=order,
        )


class FilterBar(QWidget):
    """`changed` tells that the list has to be loaded anew; `columns_changed` which columns are shown."""

    changed = Signal()
    columns_changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.choice = Choice()
        self._kept = Preferences()
        self.title, self.count = label(kind="title"), label(kind="muted")
        self.chips = {name: MenuChip() for name in _CHIPS}
        self.quick = {name: button("chip", act=self._toggler(name)) for name in _QUICK}
        self.clear_button = button("quiet", act=self.clear)
        self.figure = button("chip", act=self._drop_base)
        self.saved, self.columns = button("quiet"), button("quiet")
        for name, chip in self.chips.items():
            self._add_menu(chip, partial(self._fill_menu, name, chip))
        for opener, icon, fill in (
            (self.saved, "star", self._fill_saved),
            (self.columns, "columns", self._fill_columns),
        ):
            self._add_menu(opener, fill)
            opener.setProperty("icon-name", icon)
            opener.setIconSize(QSize(18, 18))
        for quick in self.quick.values():
            quick.setCheckable(True)
        heading = Flow(self.title, self.count, *self.quick.values(), trailing=2)
        asked = (self.figure, *self.chips.values(), self.clear_button)
        chips = Flow(*asked, self.saved, self.columns, spacing=6, trailing=len(asked))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(heading)
        layout.addLayout(chips)

    def retranslate(self) -> None:
        say = self._desk.words
        self.title.setText(say("incidents-title"))
        self.clear_button.setText(say("incidents-clear"))
        for name, quick in self.quick.items():
            quick.setText(say(f"incidents-quick-{name}"))
        for opener, key in ((self.saved, "saved"), (self.columns, "columns")):
            opener.setIcon(icons.icon(str(opener.property("icon-name")), "primary"))
            opener.setToolTip(say(f"incidents-{key}"))
            opener.setAccessibleName(say(f"incidents-{key}"))
        self._show_kept(self._kept)
        self._show()

    # --- chips and quick filters -----------------------------------------------------------------

    def _options(self, name: str) -> list[tuple[str, str]]:
        reference, language = self._desk.reference, self._desk.language
        if name == "status":
            return [(s.value, reference.codelists.label("status", s.value, language)) for s in Status]
        if name == "region":
            return [(place.code, place.label(language)) for place in reference.places.regions()]
        if name == "violation":
            return [(term.code, term.label(language)) for term in reference.taxonomy.branches()]
        return [(period, period) for period in periods()]

    @staticmethod
    def _add_menu(opener: QPushButton, fill: Callable[[], None]) -> None:
        """What stands in a menu is made when somebody opens it."""
        menu = QMenu(opener)
        menu.aboutToShow.connect(fill)
        opener.setMenu(menu)

    def _fill_menu(self, name: str, chip: MenuChip) -> None:
        menu = chip.menu()
        menu.clear()
        for code, text in [("", self._desk.words(f"incidents-all-{name}")), *self._options(name)]:
            menu.addAction(text).triggered.connect(self._setter(name, code))

    def _setter(self, name: str, code: str) -> Callable[[], None]:
        return lambda: self.set(replace(self.choice, **{name: code}))  # type: ignore[arg-type]

    def _toggler(self, name: str) -> Callable[[], None]:
        return lambda: self.toggle(name)

    def toggle(self, name: str) -> None:
        """Switches a quick filter."""
        before = self.choice.quick
        kept = tuple(other for other in before if other != name)
        self.set(replace(self.choice, quick=kept if name in before else (*before, name)))

    def set(self, choice: Choice) -> None:
        """Shows other filters and tells so."""
        self.choice = choice
        self._show()
        self.changed.emit()

    def _drop_base(self) -> None:
        self.set(replace(self.choice, base=_EVERYTHING, base_name=""))

    def clear(self) -> None:
        self.set(Choice(words=self.choice.words))

    @property
    def filtered(self) -> bool:
        return self.choice != Choice()

    def _show(self) -> None:
        say = self._desk.words
        for name, chip in self.chips.items():
            code = getattr(self.choice, name)
            chosen = dict(self._options(name)).get(code, say(f"incidents-all-{name}"))
            text = say(f"incidents-filter-{name}", value=chosen)
            chip.setText(chip.fontMetrics().elidedText(text, _ELIDE, 230) if code else say(f"incidents-chip-{name}"))
            chip.setAccessibleName(text)
            restyle(chip, "active", bool(code))
        for name, quick in self.quick.items():
            quick.setChecked(name in self.choice.quick)
            restyle(quick, "active", name in self.choice.quick)
        self.figure.setVisible(bool(self.choice.base_name))
        self.figure.setText(self.figure.fontMetrics().elidedText(self.choice.base_name, _ELIDE, 320) + "  ✕")
        self.figure.setAccessibleName(say("incidents-drop-figure", name=self.choice.base_name))
        restyle(self.figure, "active", True)
        self.saved.setEnabled(not self.choice.base_name)  # a number is not a filter that is kept
        self.clear_button.setVisible(replace(self.choice, words="") != Choice())

    # --- what this person keeps in the vault -----------------------------------------------------

    def load_kept(self) -> None:
        """Asks for the saved filters and columns."""
        self._desk.ask(preferences.get, owner=self, done=self._show_kept)

    def _show_kept(self, kept: Preferences) -> None:
        self._kept = kept
        self.columns_changed.emit(self.shown_columns)

    @property
    def shown_columns(self) -> tuple[str, ...]:
        return tuple(name for name in COLUMNS if name in (self._kept.columns or USUAL) or name == "violation")

    def _fill_saved(self) -> None:
        say, menu = self._desk.words, self.saved.menu()
        menu.clear()
        for found in self._kept.filters:
            menu.addAction(found.name).triggered.connect(self._opener(found))
        if self._kept.filters:
            forget = menu.addMenu(say("incidents-forget-filter"))
            for found in self._kept.filters:
                forget.addAction(found.name).triggered.connect(self._forgetter(found.name))
            menu.addSeparator()
        menu.addAction(icons.icon("plus"), say("incidents-save-filter")).triggered.connect(self.ask_name)

    def _opener(self, found: SavedFilter) -> Callable[[], None]:
        return lambda: self.open_saved(found)

    def open_saved(self, found: SavedFilter) -> None:
        """Filters as they were saved."""
        parts = {name: getattr(found, name) for name in (*_CHIPS, "words", "quick")}
        self.set(Choice(**parts))

    def _forgetter(self, name: str) -> Callable[[], None]:
        return lambda: self._desk.ask(lambda s: preferences.drop_filter(s, name=name), owner=self, done=self._show_kept)

    def ask_name(self) -> None:
        """Under which name the present filters are kept."""
        say = self._desk.words
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(say("incidents-save-filter"))
        dialog.setLabelText(say("incidents-filter-name"))
        dialog.textValueSelected.connect(self.save_as)
        dialog.open()

    def save_as(self, name: str) -> None:
        parts = {part: getattr(self.choice, part) for part in (*_CHIPS, "words", "quick")}
        saved = SavedFilter(name=name, **parts)
        self._desk.ask(lambda s: preferences.save_filter(s, saved=saved), owner=self, done=self._show_kept)

    def _fill_columns(self) -> None:
        menu = self.columns.menu()
        menu.clear()
        for name in COLUMNS:
            if name != "violation":
                action = menu.addAction(self._desk.words(f"incidents-column-{name}"))
                action.setCheckable(True)
                action.setChecked(name in self.shown_columns)
                action.triggered.connect(self._column_toggler(name))

    def _column_toggler(self, name: str) -> Callable[[], None]:
        return lambda: self.toggle_column(name)

    def toggle_column(self, name: str) -> None:
        """Shows or hides a column, also after the next unlock."""
        shown = self.shown_columns
        wanted = tuple(c for c in COLUMNS if (c in shown) != (c == name))
        self._desk.ask(lambda s: preferences.choose_columns(s, columns=wanted), owner=self, done=self._show_kept)


def periods() -> list[str]:
    """The last quarters and years, the latest first."""
    today = QDate.currentDate()
    year, quarter = today.year(), (today.month() + 2) // 3
    found = []
    for _ in range(6):
        found.append(f"{year}-Q{quarter}")
        year, quarter = (year, quarter - 1) if quarter > 1 else (year - 1, 4)
    return [*found, *(str(year) for year in range(today.year(), today.year() - 3, -1))]

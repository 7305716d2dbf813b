"""Who did what to whom, at one glance: violations across, children and alleged perpetrators down."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from rightsmonitor.desktop import formats, theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.editor import making
from rightsmonitor.desktop.widgets.basic import Scroll, empty, label
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.rules import Problem
from rightsmonitor.forms import FieldSpec, SectionSpec

_ROWS = ("victims", "perpetrators")


class MatrixView(Scroll):
    """Each box ties a person to an act. `edited` carries a path and the keys, as the form does."""

    edited = Signal(str, object)
    added = Signal(str)
    removed = Signal(str, int)
    looked_at = Signal(str)
    spec = SectionSpec(key="matrix", fields=())

    def __init__(self, desk: Desk) -> None:
        super().__init__(spacing=12)
        self._desk = desk
        self._shape: object = None
        self._due: Incident | None = None
        self._boxes: dict[tuple[str, str, str], QCheckBox] = {}

    @property
    def boxes(self) -> dict[tuple[str, str, str], QCheckBox]:
        """The box of each act (key) and person (name of the section, key)."""
        self.bring_up()
        return self._boxes

    def show_incident(self, incident: Incident, problems: Sequence[Problem]) -> None:
        self._due = incident

    def bring_up(self) -> None:
        incident, self._due = self._due, None
        if incident is None:
            return
        shape = self._shape_of(incident)
        if shape != self._shape:
            self._shape = shape
            self._rebuild(incident)
        for (violation_key, name, key), box in self._boxes.items():
            violation = next(found for found in incident.violations if found.key == violation_key)
            box.blockSignals(True)
            box.setChecked(key in getattr(violation, name))
            box.blockSignals(False)

    def _shape_of(self, incident: Incident) -> object:
        answered = tuple((found.sector, found.child, found.violation) for found in incident.responses)
        titles = tuple(
            making.entry_title(name, at, entry, self._desk)
            for name in ("violations", *_ROWS)
            for at, entry in enumerate(getattr(incident, name))
        )
        keys = tuple(entry.key for name in ("violations", *_ROWS) for entry in getattr(incident, name))
        return titles, keys, answered, tuple(violation.groups for violation in incident.violations)

    def preparing(self) -> Iterator[None]:
        """What it shows is in the record alone."""
        yield from ()

    def renew(self) -> None:
        self.forget()

    def _rebuild(self, incident: Incident) -> None:
        empty(self.body)
        self._boxes = {}
        say = self._desk.words
        self.body.addWidget(label(say("editor-section-matrix"), "section"))
        self.body.addWidget(label(say("editor-matrix-lead"), "muted", wrap=True))
        if not incident.violations or not (incident.victims or incident.perpetrators):
            self.body.addWidget(label(say("editor-empty-matrix"), "muted", wrap=True))
        else:
            self.body.addWidget(self._table(incident))
        self.body.addStretch()

    def _table(self, incident: Incident) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for at, violation in enumerate(incident.violations):
            title = label(making.entry_title("violations", at, violation, self._desk), "label", wrap=True)
            title.setMaximumWidth(theme.scaled(150))
            grid.addWidget(title, 0, at + 1, Qt.AlignmentFlag.AlignBottom)
        line = 1
        for name in _ROWS:
            for at, entry in enumerate(getattr(incident, name)):
                grid.addWidget(label(making.entry_title(name, at, entry, self._desk), wrap=True), line, 0)
                for column in range(len(incident.violations)):
                    grid.addWidget(self._box(incident, column, name, at), line, column + 1)
                if incident.responses and name == "victims":
                    told = label(self._answered(incident, "child", entry.key), "muted", wrap=True)
                    grid.addWidget(told, line, len(incident.violations) + 1)
                line += 1
        if incident.responses:
            self._add_responses(incident, grid, line)
            line += 1
        if any(violation.groups for violation in incident.violations):
            grid.addWidget(label(self._desk.words("editor-field-violations-groups"), wrap=True), line, 0)
            for column, violation in enumerate(incident.violations):
                total = sum(group.total for group in violation.groups)
                grid.addWidget(
                    label(formats.number(total, self._desk) if total else formats.DASH, "muted"), line, column + 1
                )
        return table

    def _add_responses(self, incident: Incident, grid: QGridLayout, line: int) -> None:
        """What was done: for each child in a column of its own, for each act below it."""
        say, last = self._desk.words, len(incident.violations) + 1
        heading = label(say("editor-matrix-responses"), "label", wrap=True)
        heading.setMaximumWidth(theme.scaled(150))
        grid.addWidget(heading, 0, last, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(label(say("editor-matrix-responses"), wrap=True), line, 0)
        for column, violation in enumerate(incident.violations):
            told = label(self._answered(incident, "violation", violation.key), "muted", wrap=True)
            grid.addWidget(told, line, column + 1)

    def _answered(self, incident: Incident, tie: str, key: str) -> str:
        """Sectors of the responses that are tied to a child or an act, or to nothing, and so to everybody."""
        found = [response for response in incident.responses if getattr(response, tie) in (key, "")]
        sectors = dict.fromkeys(formats.option("sector", response.sector.value, self._desk) for response in found)
        return formats.listed(sectors, self._desk) if sectors else formats.DASH

    def _box(self, incident: Incident, column: int, name: str, at: int) -> QCheckBox:
        violation, entry = incident.violations[column], getattr(incident, name)[at]
        box = QCheckBox()
        who = making.entry_title(name, at, entry, self._desk)
        box.setAccessibleName(f"{who}, {making.entry_title('violations', column, violation, self._desk)}")
        box.setToolTip(box.accessibleName())
        box.toggled.connect(self._teller(column, name))
        self._boxes[violation.key, name, entry.key] = box
        return box

    def _teller(self, column: int, name: str) -> Callable[[bool], None]:
        def tell(_on: bool) -> None:
            keys = list(dict.fromkeys(key for key, _, _ in self._boxes))
            chosen = tuple(
                key
                for (violation, kind, key), box in self._boxes.items()
                if violation == keys[column] and kind == name and box.isChecked()
            )
            self.edited.emit(f"violations[{column}].{name}", chosen)

        return tell

    def begun(self, incident: Incident) -> bool:
        """Whether somebody is tied to an act."""
        return any(violation.victims or violation.perpetrators for violation in incident.violations)

    def forget(self) -> None:
        self._shape = self._due = None
        self._boxes = {}
        empty(self.body)

    def entry_removed(self, name: str, at: int) -> None:
        """Nothing is typed here."""

    def entries_changed(self, name: str) -> None:
        """Nothing is typed here."""

    def unread(self) -> dict[str, str]:
        """Boxes are always understood."""
        return {}

    def spec_of(self, widget: QWidget | None) -> tuple[SectionSpec, FieldSpec] | None:
        """No field of the form stands here."""
        return None

    def focus_first(self) -> None:
        if self.boxes:
            next(iter(self._boxes.values())).setFocus()

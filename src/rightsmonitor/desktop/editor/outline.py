"""The sections beside the form: which is open, which is done, what is left in each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.editor.view import View
from rightsmonitor.desktop.widgets.basic import button, label
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.rules import Problem


class Outline(QWidget):
    """`opened` carries the number of a view."""

    opened = Signal(int)

    def __init__(self, desk: Desk, views: Sequence[View], order: Sequence[int]) -> None:
        super().__init__()
        self._desk, self._views, self._order = desk, views, tuple(order)
        self._entries = {at: button("nav", act=self._opener(at)) for at in self._order}
        self._hint = label(kind="hint", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for entry in self._entries.values():
            entry.setCheckable(True)
            layout.addWidget(entry)
        layout.addSpacing(8)
        layout.addWidget(self._hint)
        layout.addStretch()

    def _opener(self, at: int) -> Callable[[], None]:
        return lambda: self.opened.emit(at)

    def mark(self, at: int) -> None:
        for number, entry in self._entries.items():
            entry.setChecked(number == at)

    def show_incident(self, incident: Incident, problems: Sequence[Problem]) -> None:
        """Marks what is begun, and counts what is left to do."""
        say = self._desk.words
        self._hint.setText(say("editor-next"))
        for at, entry in self._entries.items():
            spec = self._views[at].spec
            count = sum(problem.blocks and spec.holds(problem.field) for problem in problems)
            name = say(f"editor-section-{spec.key}")
            begun = self._views[at].begun(incident)
            entry.setText(f"{name}   ({count})" if count else f"{name}   ✓" if begun else name)

    def following(self, at: int) -> int:
        """The view after another; after the last one comes the first."""
        return self._order[(self._order.index(at) + 1) % len(self._order)]

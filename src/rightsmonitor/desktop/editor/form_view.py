"""What the short form and the sections share: fields that are made once and filled when somebody looks at them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.editor.controls import Control
from rightsmonitor.desktop.editor.field import Field, field_of
from rightsmonitor.desktop.widgets.basic import Scroll, empty
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.rules import Problem
from rightsmonitor.forms import FieldSpec, SectionSpec


class FormView(Scroll):
    """A `View` of fields, see there."""

    edited = Signal(str, object)
    added = Signal(str)
    removed = Signal(str, int)
    looked_at = Signal(str)

    def __init__(self, desk: Desk, spec: SectionSpec, *, spacing: int) -> None:
        super().__init__(spacing=spacing)
        self._desk, self.spec = desk, spec
        self._shown: dict[str, Field] = {}  # by path, in the order of the screen
        self._due: tuple[Incident, Sequence[Problem]] | None = None
        self._kept: dict[str, str] = {}  # what was not understood, while its fields are made again
        self._clean = True  # whether nothing of a record is in the fields
        self.generation = 0

    # What the two differ in.
    def _fill(self, incident: Incident, problems: Sequence[Problem]) -> None:
        """Puts a record into the fields, and what is wrong beside them."""
        raise NotImplementedError

    def _made(self) -> Iterator[Field]:
        """Every field there is, whether it is on the screen or not."""
        raise NotImplementedError

    def _drop(self) -> None:
        """Forgets all widgets; they are about to be deleted."""
        raise NotImplementedError

    def preparing(self) -> Iterator[None]:
        raise NotImplementedError

    # --- showing -----------------------------------------------------------------------------------

    def show_incident(self, incident: Incident, problems: Sequence[Problem]) -> None:
        self._due = incident, problems

    def bring_up(self) -> None:
        if self._due is None:
            return
        (incident, problems), self._due, self._clean = self._due, None, False
        self._fill(incident, problems)
        kept, self._kept = self._kept, {}
        for path, text in kept.items():
            if path in self._shown:
                self._shown[path].control.retype(text)

    def renew(self) -> None:
        self._kept = self.unread()
        self.generation += 1
        empty(self.body)
        self._shown, self._clean = {}, True
        self._drop()

    def forget(self) -> None:
        self._due, self._kept = None, {}
        if not self._clean:
            self._clean = True
            for field in self._made():
                field.clear()
            self.verticalScrollBar().setValue(0)

    def entry_removed(self, name: str, at: int) -> None:
        """Where it matters."""

    def entries_changed(self, name: str) -> None:
        """Where it matters."""

    def unread(self) -> dict[str, str]:
        found = {path: field.control.unread for path, field in self._shown.items() if field.control.unread}
        return {**self._kept, **found}

    # --- fields ------------------------------------------------------------------------------------

    @property
    def fields(self) -> dict[str, Field]:
        """The fields of the record, by path."""
        self.bring_up()
        return self._shown

    def control(self, path: str) -> Control:
        """The control of a path. Raises KeyError."""
        return self.fields[path].control

    def spec_of(self, widget: QWidget | None) -> tuple[SectionSpec, FieldSpec] | None:
        found = field_of(self._shown.values(), widget)
        return None if found is None else (self.spec, found.spec)

    def focus_first(self) -> None:
        if self.fields:
            next(iter(self._shown.values())).control.setFocus()

    def _order_focus(self, widgets: Sequence[QWidget]) -> None:
        """Tab goes from one to the next as they stand: fields are made when there is time, not in that order.

        A control goes with the line that stands for it: left behind, it would lead Tab back to that line. Qt moves
        only what takes the focus itself, so for a moment it does.
        """
        chain: list[QWidget] = [self]
        lent: list[tuple[QWidget, QWidget | None, Qt.FocusPolicy]] = []
        for widget in widgets:
            for inside in (widget, *widget.findChildren(QWidget)):
                stands_for, policy = inside.focusProxy(), inside.focusPolicy()
                if (not stands_for and not policy & Qt.FocusPolicy.TabFocus) or inside.window() is not self.window():
                    continue  # nothing that Tab comes to, or the list that drops down from a choice
                chain.append(inside)
                if stands_for:
                    lent.append((inside, stands_for, policy))
                    inside.setFocusProxy(None)  # type: ignore[arg-type]
                    inside.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)
        for control, line, policy in lent:
            control.setFocusPolicy(policy)
            control.setFocusProxy(line)  # type: ignore[arg-type]

"""One field of the form: its label, its control, and the sentence about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from rightsmonitor.desktop.editor.controls import Control
from rightsmonitor.desktop.failures import problem_sentence
from rightsmonitor.desktop.widgets.basic import label, restyle
from rightsmonitor.domain.rules import Problem
from rightsmonitor.forms import FieldSpec
from rightsmonitor.wording import Words


class Field(QWidget):
    """Label, control, and the sentence about it."""

    def __init__(self, spec: FieldSpec, text: str, made: Control) -> None:
        super().__init__()
        self.spec, self.control = spec, made
        self._problem = label(kind="problem", wrap=True)
        self._problem.setVisible(False)
        self._misread = ""
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(3)
        self._text = text
        self._name = label(text, "label", wrap=True)
        self._name.setBuddy(made)
        for at, widget in enumerate((self._name, made, self._problem)):
            grid.addWidget(widget, at, 0)
        made.name_for_readers(text)
        made.misread.connect(self._misread_changed)
        self.clear()

    def _misread_changed(self, text: str) -> None:
        if text != self._misread:
            self._misread = text
            self.show_problem(None, "")

    def clear(self) -> None:
        """Nothing of a record is left in it, nor of what was said about one."""
        self.control.clear()
        self._misread = ""
        self.show_waiting(False)
        self.show_problem(None, "")

    def show_waiting(self, waits: bool) -> None:
        """A dot at the name of what is not written yet."""
        self._name.setText(f"{self._text} •" if waits else self._text)

    def show_problem(self, problem: Problem | None, text: str) -> None:
        """What was not understood comes first; it is nearer to the person's hands."""
        shown = self._misread or text
        self._problem.setText(shown)
        self._problem.setVisible(bool(shown))
        severity = "error" if self._misread or problem is None else problem.severity
        restyle(self._problem, "severity", severity)
        self.control.mark(bool(shown) and severity == "error")


def show_problems(
    fields: Mapping[str, Field], problems: Sequence[Problem], say: Words, *, missing: bool = True
) -> None:
    """The first problem of each field beside it; without `missing`, what is only not written yet is a dot."""
    found: dict[str, Problem] = {}
    for problem in problems:
        path = problem.field if problem.field in fields else problem.field.rsplit("[", 1)[0]
        found.setdefault(path, problem)
    for path, field in fields.items():
        wrong = found.get(path)
        waits = wrong is not None and wrong.severity == "incomplete" and not missing
        field.show_waiting(waits)
        field.show_problem(wrong, problem_sentence(wrong, say) if wrong is not None and not waits else "")


def field_of(fields: Iterable[Field], widget: QWidget | None) -> Field | None:
    """The field that a widget belongs to."""
    return next(
        (field for field in fields if widget is not None and (field is widget or field.isAncestorOf(widget))), None
    )

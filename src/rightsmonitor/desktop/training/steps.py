"""The steps of the guided tour: which control each one points at, and what has to be open for that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from rightsmonitor.desktop.main_window import Workplace

LOST = "list"  # where the tour goes on when the record it was in was handed over or closed


@dataclass(frozen=True, slots=True)
class Step:
    """`name` chooses the messages `tour-<name>-title` and `tour-<name>-text`; `page` is a key of the rail.

    `editing`: its control is in the editor.
    """

    name: str
    page: str = ""
    editing: bool = False

    def allowed(self, place: Workplace) -> bool:
        """Whether this person has what the step is about."""
        needed = "incidents" if self.editing or self.name == "record" else self.page
        return not needed or needed in place.pages.entries

    def prepare(self, place: Workplace) -> None:
        """Opens what the control is on."""
        in_editor = place.pages.currentWidget() is place.editor
        if self.editing:
            if not in_editor:
                place.record()
        elif in_editor:
            place.editor.close_editor()
        if self.page and not self.editing:
            place.open_page(self.page)


STEPS = (
    Step("welcome"),
    Step("record"),
    Step("when", editing=True),
    Step("act", editing=True),
    Step("help", editing=True),
    Step("submit", editing=True),
    Step("list", page="incidents"),
    Step("review", page="review"),
    Step("releases", page="releases"),
    Step("end"),
)


def target(step: Step, place: Workplace) -> QWidget:
    """The control that a step is about. Raises KeyError while the form does not have it yet."""
    found: dict[str, Callable[[], QWidget]] = {
        "welcome": lambda: place.band or place.topbar,
        "record": lambda: place.topbar.record,
        "when": lambda: place.editor.short.control("when"),
        "act": lambda: place.editor.short.control("violations[0].type"),
        "help": lambda: place.editor.help,
        "submit": lambda: place.editor.head.submit_button,
        "list": lambda: place.incidents.table,
        "review": lambda: place.review.verify_button,
        "releases": lambda: place.releases.new_button,
        "end": lambda: place.topbar.person,
    }
    control = found[step.name]()
    # A page on which there is nothing yet shows no such button; its entry in the rail is always there.
    return place.rail.entries[step.page] if step.page and not control.isVisible() else control

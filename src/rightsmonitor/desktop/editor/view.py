"""What every part of the form is to the editor, whatever it shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.rules import Problem
from rightsmonitor.forms import FieldSpec, SectionSpec


class View(Protocol):
    """`edited` carries a path and its new value, `added` the name of a section, `removed` that and a position."""

    spec: SectionSpec

    @property
    def edited(self) -> SignalInstance: ...
    @property
    def added(self) -> SignalInstance: ...
    @property
    def removed(self) -> SignalInstance: ...
    @property
    def looked_at(self) -> SignalInstance: ...

    def show_incident(self, incident: Incident, problems: Sequence[Problem], *, anew: bool = False) -> None:
        """Fills the view; `anew` makes every control again, for another language."""

    def begun(self, incident: Incident) -> bool:
        """Whether anything stands here."""

    def forget(self) -> None:
        """Another record comes: what was typed and not understood was about the one before."""

    def unread(self) -> dict[str, str]:
        """What was typed and not understood, by path."""

    def spec_of(self, widget: QWidget | None) -> tuple[SectionSpec, FieldSpec] | None:
        """The field that a widget belongs to."""

    def focus_first(self) -> None: ...

"""What every part of the form is to the editor, whatever it shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.rules import Problem
from rightsmonitor.forms import FieldSpec, SectionSpec


class View(Protocol):
    """`edited` carries a path and its new value, `added` the name of a section, `removed` that and a position.

    Its widgets are made once and serve every record. Only the view in front is filled at each change; the others are
    when they are opened.
    """

    spec: SectionSpec

    @property
    def edited(self) -> SignalInstance: ...
    @property
    def added(self) -> SignalInstance: ...
    @property
    def removed(self) -> SignalInstance: ...
    @property
    def looked_at(self) -> SignalInstance: ...

    def show_incident(self, incident: Incident, problems: Sequence[Problem]) -> None:
        """What there is to show from now on."""

    def bring_up(self) -> None:
        """Shows it: the view is in front, or somebody asks for one of its fields."""

    def preparing(self) -> Iterator[None]:
        """Makes what will be needed, a little at each step, while nobody waits."""

    def renew(self) -> None:
        """Another language, theme or size of text: everything is made again."""

    def begun(self, incident: Incident) -> bool:
        """Whether anything stands here."""

    def forget(self) -> None:
        """Another record comes, or none: nothing of the one before is left."""

    def entry_removed(self, name: str, at: int) -> None:
        """An entry goes, and with it what was typed into it and not understood."""

    def entries_changed(self, name: str) -> None:
        """Entries came back or went; what was typed and not understood may be about others now."""

    def unread(self) -> dict[str, str]:
        """What was typed and not understood, by path."""

    def spec_of(self, widget: QWidget | None) -> tuple[SectionSpec, FieldSpec] | None:
        """The field that a widget belongs to."""

    def focus_first(self) -> None: ...

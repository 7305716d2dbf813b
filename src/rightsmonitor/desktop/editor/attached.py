"""The attachments of the record under work, as a part of the form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets.attachments import AttachmentsPanel
from rightsmonitor.desktop.widgets.basic import Scroll, label
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.rules import Problem
from rightsmonitor.forms import FieldSpec, SectionSpec


class AttachedView(Scroll):
    """Attachments are sealed as they are added, whether the record was saved before or not."""

    edited = Signal(str, object)
    added = Signal(str)
    removed = Signal(str, int)
    looked_at = Signal(str)
    spec = SectionSpec(key="attachments", fields=())

    def __init__(self, desk: Desk) -> None:
        super().__init__(spacing=12)
        self._desk = desk
        self._title = label(kind="section")
        self.panel = AttachmentsPanel(desk)
        self.body.addWidget(self._title)
        self.body.addWidget(self.panel)
        self.body.addStretch()
        self.panel.counted.connect(lambda _count: self.edited.emit("", None))

        self.renew()

    def show_incident(self, incident: Incident, problems: Sequence[Problem]) -> None:
        """At once, because the outline says whether there are any."""
        self.panel.show_record(incident.uid, may_add=True, may_remove=True)

    def bring_up(self) -> None:
        """It shows the record already."""

    def preparing(self) -> Iterator[None]:
        """Made with the page."""
        yield from ()

    def renew(self) -> None:
        self._title.setText(self._desk.words("editor-section-attachments"))
        self.panel.retranslate()

    def begun(self, incident: Incident) -> bool:
        return bool(self.panel.found)

    def forget(self) -> None:
        self.panel.show_record("", may_add=True, may_remove=True)

    def entry_removed(self, name: str, at: int) -> None:
        """Nothing is typed here."""

    def entries_changed(self, name: str) -> None:
        """Nothing is typed here."""

    def unread(self) -> dict[str, str]:
        """Nothing is typed here."""
        return {}

    def spec_of(self, widget: QWidget | None) -> tuple[SectionSpec, FieldSpec] | None:
        """No field of the form stands here."""
        return None

    def focus_first(self) -> None:
        self.panel.choose_button.setFocus()

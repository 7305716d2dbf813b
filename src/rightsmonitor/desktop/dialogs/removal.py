"""Before a person is removed: what that does, and what it cannot do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets.basic import button, label, row, spread

_SENTENCES = ("now", "copies", "cards", "signatures")


class RemovalDialog(QDialog):
    """`go` is called when it is wanted all the same."""

    def __init__(self, desk: Desk, parent: QWidget, *, name: str, go: Callable[[], object]) -> None:
        super().__init__(parent)
        say = desk.words
        self._go = go
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("people-remove"))
        layout, outer = spread(self, 540, 400)
        layout.setSpacing(10)
        layout.addWidget(label(say("people-removal-title", name=name), "section", wrap=True))
        for key in _SENTENCES:
            layout.addWidget(label(say(f"people-removal-{key}"), wrap=True))
        self.confirm = button("primary", act=self.submit)
        self.confirm.setText(say("people-remove"))
        cancel = button("quiet", act=self.reject)
        cancel.setText(say("desktop-cancel"))
        foot = row(self.confirm, cancel)
        foot.addStretch()
        layout.addStretch()
        outer.addLayout(foot)
        cancel.setFocus()

    def submit(self) -> None:
        self.accept()
        self._go()

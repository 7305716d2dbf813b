"""Before a person is removed: what that does, and what it cannot do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from rightsmonitor.desktop import theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets.basic import button, label, row

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
        theme.hold(self, width=520, least=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
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
        layout.addLayout(foot)
        cancel.setFocus()

    def submit(self) -> None:
        self.accept()
        self._go()

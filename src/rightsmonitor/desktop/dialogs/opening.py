"""What the dialogs of the first page have in common, that open a vault in another way than with one's passphrase."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QPushButton, QWidget

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets.basic import Bar, button, label, row
from rightsmonitor.desktop.widgets.code_field import CodeField


class OpeningDialog(QDialog):
    """Ways to choose from, cards to type back, one button that starts, and what went wrong below."""

    def __init__(self, desk: Desk, parent: QWidget, *, title: str) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.cards = [CodeField(), CodeField()]
        self.problem, self._busy = label(kind="problem", wrap=True), Bar()
        self.go = button("primary", act=self.submit)
        for hidden in (self.problem, self._busy):
            hidden.setVisible(False)

    def submit(self) -> None:
        """Opens in the worker with what was typed."""
        raise NotImplementedError

    def _segments(self, ways: Iterable[tuple[QPushButton, str]]) -> QHBoxLayout:
        """Ways side by side, of which one is chosen."""
        group, line = QButtonGroup(self), row(spacing=0)
        for made, text in ways:
            made.setCheckable(True)
            made.setText(text)
            group.addButton(made)
            line.addWidget(made)
        line.addStretch()
        return line

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(True)

    def _set_busy(self, busy: bool) -> None:
        self._busy.setVisible(busy)
        self.go.setEnabled(not busy)
        if busy:
            self.problem.setVisible(False)

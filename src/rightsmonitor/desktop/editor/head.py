"""The line above the form: which record, its status, whether it is kept, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from rightsmonitor.desktop import formats, icons
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets.basic import Chip, button, label
from rightsmonitor.desktop.widgets.flow import Flow

# How what is written is kept: icon, tint.
_STATES = {
    "changed": ("draft", "muted"),
    "kept": ("lock", "success"),
    "saving": ("draft", "muted"),
    "saved": ("lock", "success"),
}


class EditorHead(QWidget):
    """One signal for each button."""

    undo = Signal()
    close = Signal()  # type: ignore[assignment]
    save = Signal()
    submit = Signal()
    paper = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._title, self._chip = label(kind="section"), Chip()
        self.state = label(kind="muted")
        self._mark = QLabel()
        self._undo, self._close = button("quiet", act=self.undo.emit), button("quiet", act=self.close.emit)
        self._save, self._submit = button("", act=self.save.emit), button("primary", act=self.submit.emit)
        told = (self._title, self._chip, self._mark, self.state)
        acts = (self._undo, self._close, self._save, self._submit)
        self.setLayout(Flow(*told, *acts, spacing=10, trailing=len(told)))
        self._state = ""

    @property
    def submit_button(self) -> QPushButton:
        return self._submit

    def retranslate(self) -> None:
        say = self._desk.words
        self._undo.setText(say("editor-undo"))
        self._close.setText(say("editor-cancel"))
        self._save.setText(say("editor-save") + "  Ctrl+S")
        self._submit.setText(say("editor-submit"))
        self.tell(self._state)

    def show_record(self, number: str, status: str, *, undo: bool) -> None:
        self._title.setText(number or self._desk.words("editor-title-new"))
        self._chip.show_status(status, formats.option("status", status, self._desk))
        self._undo.setEnabled(undo)

    def forget(self) -> None:
        """No record is open."""
        self.tell("")
        self._title.setText("")
        self._chip.setText("")
        self._undo.setEnabled(False)

    def tell(self, state: str) -> None:
        """`changed`, `kept`, `saving`, `saved`, or nothing to say."""
        self._state = state
        self._mark.setVisible(bool(state))
        self.state.setText(self._desk.words(f"editor-{state}") if state else "")
        if state:
            self._mark.setPixmap(icons.pixmap(*_STATES[state], size=15))

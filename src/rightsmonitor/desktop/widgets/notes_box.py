"""Private notes of the supervisors under a record, and the line to add one."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from rightsmonitor.desktop import formats, theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets.basic import Scroll, button, empty, label, row, set_hint
from rightsmonitor.services.supervision import notes
from rightsmonitor.services.supervision.notes import Note

_TALLEST = 110


class NotesBox(QWidget):
    """They grow and never change; the officer who recorded it does not see them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._uid = desk, ""
        self._notes: tuple[Note, ...] = ()
        self._title, self._list = label(kind="label", wrap=True), Scroll(spacing=4)
        self.line, self.add_button = QLineEdit(), button("", act=self.add)
        self.line.returnPressed.connect(self.add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 12)
        layout.setSpacing(6)
        layout.addWidget(self._title)
        layout.addWidget(self._list)
        layout.addLayout(row(self.line, self.add_button))

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("review-notes"))
        set_hint(self.line, say("review-note-hint"))
        self.add_button.setText(say("review-note-add"))
        self._fill()

    def show_notes(self, uid: str, found: tuple[Note, ...]) -> None:
        """The notes of a record; what was being typed about another one is gone with it."""
        if uid != self._uid:
            self.line.clear()
        self._uid, self._notes = uid, found
        self.setVisible(bool(uid))
        self._fill()

    def _fill(self) -> None:
        empty(self._list.body)
        for note in self._notes:
            moment = formats.instant(note.at, self._desk)
            self._list.body.addWidget(label(f"{note.by} · {moment}", "hint"))
            self._list.body.addWidget(label(note.text, wrap=True, content=True))
        self._list.setVisible(bool(self._notes))
        self._list.setFixedHeight(min(_TALLEST, theme.scaled(44) * len(self._notes)))

    def add(self) -> None:
        """Keeps what was typed; nothing is kept of an empty line."""
        text, uid = self.line.text().strip(), self._uid
        if text and uid:
            self._desk.ask(lambda s: notes.add(s, uid=uid, text=text), owner=self, done=lambda n: self._added(uid, n))

    def _added(self, uid: str, found: tuple[Note, ...]) -> None:
        if uid == self._uid:
            self.line.clear()
            self.show_notes(uid, found)

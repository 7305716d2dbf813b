"""Returning a record: what is to be corrected, and which field it is about."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit

from rightsmonitor.desktop import theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets import findings
from rightsmonitor.desktop.widgets.basic import Card, Choice, button, label, row
from rightsmonitor.domain.incident import Incident
from rightsmonitor.services.supervision.quality import Opinion


class CommentCard(Card):
    """`sent` carries the comment and the path of its field; `left` gives up."""

    sent = Signal(str, str)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(tone="attention", margin=12)
        self._desk = desk
        self._title, self._about = label(kind="strong", wrap=True), label(kind="label")
        self._problem = label(kind="problem", wrap=True)
        self.field, self.text = Choice(), QPlainTextEdit()
        self.field.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.field.setMinimumContentsLength(20)
        theme.hold(self.text, height=84)
        self.text.setTabChangesFocus(True)
        self.send, self._cancel = button("primary", act=self._send), button("quiet", act=self.left.emit)
        buttons = row(self.send, self._cancel)
        buttons.addStretch()
        for widget in (self._title, self._about, self.field, self.text, self._problem):
            self.body.addWidget(widget)
        self.body.addLayout(buttons)
        self._about.setBuddy(self.field)
        self.setVisible(False)

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("review-comment"))
        self._about.setText(say("review-about"))
        self.field.setAccessibleName(say("review-about"))
        self.text.setAccessibleName(say("review-comment"))
        self.send.setText(say("review-send"))
        self._cancel.setText(say("review-cancel"))
        self._problem.setText(say("review-comment-missing"))

    def open_on(self, incident: Incident, opinion: Opinion | None, path: str = "") -> None:
        """Asks; fields with something to look at come first, `path` is chosen."""
        found = [finding.field for finding in opinion.findings if finding.field] if opinion else []
        self.field.clear()
        for each in dict.fromkeys(("", *found, *findings.field_paths(incident))):
            self.field.addItem(findings.field_label(each, self._desk), each)
        self.field.setCurrentIndex(max(0, self.field.findData(path)))
        self._problem.setVisible(False)
        self.setVisible(True)
        self.text.setFocus()

    def close_card(self) -> None:
        self.text.clear()
        self.setVisible(False)

    def _send(self) -> None:
        text = self.text.toPlainText().strip()
        if text:
            self.sent.emit(text, str(self.field.currentData() or ""))
        else:
            self._problem.setVisible(True)
            self.text.setFocus()

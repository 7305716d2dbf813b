"""Why records of others are read: asked once after unlocking, beside the record and not in its way."""

from __future__ import annotations

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets.basic import Card, Choice, label
from rightsmonitor.domain.audit import REASONS
from rightsmonitor.services.vault import audit


class ReasonPanel(Card):
    """Goes once an answer was chosen; the answer stands in the trail with each reading."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tone="attention", margin=10, spacing=4)
        self._desk = desk
        self._title, self._text, self.choice = label(kind="strong"), label(kind="hint", wrap=True), Choice()
        for widget in (self._title, self.choice, self._text):
            self.body.addWidget(widget)
        self.choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(12)
        self.choice.activated.connect(self._chosen)
        self.setVisible(False)
        self.retranslate()

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("audit-reason-title"))
        self._text.setText(say("audit-reason-text"))
        self.choice.setAccessibleName(say("audit-reason-title"))
        self.choice.clear()
        self.choice.addItem("…", "")
        for code in REASONS:
            self.choice.addItem(say("audit-reason", reason=code), code)

    def ask(self, *, own: bool) -> None:
        """Shows itself for a record of somebody else while nothing was said."""
        self.setVisible(not own and not self._desk.reason_given)

    def _chosen(self) -> None:
        code = str(self.choice.currentData() or "")
        if code:
            self._desk.ask(lambda s: audit.give_reason(s, reason=code), owner=self, done=lambda _: self._given())

    def _given(self) -> None:
        self._desk.reason_given = True
        self.setVisible(False)

"""Five words drawn by lot, to be copied on paper or by heart; drawn again at a press."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets.basic import button, label, row
from rightsmonitor.services.vault import passphrases
from rightsmonitor.services.vault.passphrases import Tongue

_TONGUES: tuple[Tongue, ...] = ("french", "arabic")


class Suggestion(QWidget):
    """`text` is what is shown; empty until somebody asks for it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lead = label(kind="hint", wrap=True)
        self._words = label(kind="strong", wrap=True)
        self._words.setVisible(False)
        self.text = ""
        self.buttons = {tongue: button("chip", act=partial(self.suggest, tongue)) for tongue in _TONGUES}
        line = row(*self.buttons.values())
        line.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._lead)
        layout.addWidget(self._words)
        layout.addLayout(line)
        self.retranslate()

    def retranslate(self) -> None:
        say = self._desk.words
        self._lead.setText(say("people-suggestion"))
        for tongue, drawn in self.buttons.items():
            drawn.setText(say(f"people-draw-{tongue}"))

    def suggest(self, tongue: Tongue) -> None:
        """Another five words; the strength check reads its lists the first time, so the worker draws."""
        self._desk.jobs.run(lambda: passphrases.generate(tongue), owner=self, done=self._show, failed=self._desk.tell)

    def _show(self, text: str) -> None:
        self.text = text
        self._words.setText(text)
        self._words.setVisible(True)

    def forget(self) -> None:
        self.text = ""
        self._words.clear()
        self._words.setVisible(False)

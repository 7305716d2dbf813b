"""The state of this laptop and vault, in words and colours, and what no program can promise."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QVBoxLayout

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.pages.page import Page
from rightsmonitor.desktop.widgets.basic import Card, Chip, Scroll, button, empty, label, row
from rightsmonitor.services.vault import status
from rightsmonitor.services.vault.machine import Fact
from rightsmonitor.services.vault.status import Status

_CHIPS = {"good": "verified", "attention": "submitted", "bad": "returned", "unknown": "draft"}  # tones of chips
_ORDER = ("bad", "unknown", "attention", "good")


class StatusPage(Page):
    """What is wrong stands first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self.found: Status | None = None
        self._title, self._lead = label(kind="title"), label(kind="muted", wrap=True)
        self._again = button("quiet", act=self.refresh)
        self._scroll = Scroll(spacing=10)
        head = row(self._title)
        head.addStretch()
        head.addWidget(self._again)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addLayout(head)
        outer.addWidget(self._lead)
        outer.addWidget(self._scroll, 1)
        self.retranslate()
        desk.language_changed.connect(self.retranslate)

    def refresh(self) -> None:
        self._desk.ask(lambda s: status.full(s), owner=self, done=self._show)

    def _show(self, found: Status) -> None:
        self.found = found
        self.retranslate()

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("status-title"))
        self._lead.setText(say("status-lead"))
        self._again.setText(say("status-refresh"))
        empty(self._scroll.body)
        if self.found is None:
            return
        card = Card(margin=18, spacing=12)
        for fact in sorted(self.found.facts, key=lambda fact: _ORDER.index(fact.state)):
            card.body.addLayout(self._line(fact))
        self._scroll.body.addWidget(card)
        self._scroll.body.addWidget(self._limits(self.found))
        self._scroll.body.addWidget(self._versions(self.found))
        self._scroll.body.addStretch()

    def _line(self, fact: Fact) -> QVBoxLayout:
        say = self._desk.words
        chip = Chip()
        chip.show_status(_CHIPS[fact.state], say(f"status-state-{fact.state}"))
        head = row(label(say(f"status-{fact.name}"), "strong"), chip)
        head.addStretch()
        line = QVBoxLayout()
        line.setSpacing(2)
        line.addLayout(head)
        line.addWidget(label(say(fact.key, **fact.facts), "muted", wrap=True))
        return line

    def _limits(self, found: Status) -> Card:
        say = self._desk.words
        card = Card(tone="soft", margin=18, spacing=8)
        card.body.addWidget(label(say("status-limits"), "section"))
        for name in found.limits:
            card.body.addWidget(label(say(f"status-limit-{name}"), wrap=True))
        return card

    def _versions(self, found: Status) -> Card:
        say = self._desk.words
        card = Card(margin=18, spacing=4)
        card.body.addWidget(label(say("status-versions"), "section"))
        for name, value in {**found.versions, "qt": qVersion()}.items():
            shown = status.PROGRAMS.get(name) or say(f"status-version-{name}")
            card.body.addWidget(label(f"{shown}  {formats.code(value, self._desk)}", "muted"))
        return card

"""Administration › Recovery: which cards exist, and new ones."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.dialogs.cards import CardsDialog
from rightsmonitor.desktop.dialogs.fresh import ask_fresh
from rightsmonitor.desktop.pages.page import Page
from rightsmonitor.desktop.widgets.basic import Card, Chip, Scroll, button, empty, label, row
from rightsmonitor.domain.cards import Means
from rightsmonitor.services.vault import recovery
from rightsmonitor.services.vault.recovery import Issued, Way


class AdminRecoveryPage(Page):
    """Nobody can read a card here again: it is shown once, when it is made."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._title, self._lead = label(kind="title"), label(kind="muted", wrap=True)
        self._warning, self._warning_text = Card(tone="attention"), label(wrap=True)
        self.new: dict[Means, QPushButton] = {
            kind: button("primary" if kind is Means.CODE else "", act=partial(self.issue, kind)) for kind in Means
        }
        self._explained = {kind: label(kind="hint", wrap=True) for kind in Means}
        self._scroll = Scroll(spacing=8)
        self.ways: tuple[Way, ...] = ()
        self._build()
        self.retranslate()
        desk.language_changed.connect(self.retranslate)

    def _build(self) -> None:
        self._warning.body.addWidget(self._warning_text)
        self._warning.setVisible(False)
        make = Card(margin=18)
        for kind, made in self.new.items():
            line = row(made)
            line.addWidget(self._explained[kind], 1)
            make.body.addLayout(line)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        for widget in (self._title, self._lead, self._warning, make):
            widget.setMaximumWidth(820)
            outer.addWidget(widget)
        outer.addWidget(self._scroll, 1)

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("recovery-title"))
        self._lead.setText(say("recovery-lead"))
        self._warning_text.setText(say("recovery-none"))
        for kind, made in self.new.items():
            made.setText(say(f"recovery-new-{kind.value}"))
            self._explained[kind].setText(say(f"recovery-new-{kind.value}-text"))
        self._show(self.ways)

    def refresh(self) -> None:
        self._desk.ask(recovery.ways, owner=self, done=self._show)

    def _show(self, found: tuple[Way, ...]) -> None:
        self.ways = found
        self._warning.setVisible(not any(way.confirmed and not way.retired for way in found))
        empty(self._scroll.body)
        for way in found:
            self._scroll.body.addWidget(self._entry(way))
        self._scroll.body.addStretch()

    def _entry(self, way: Way) -> Card:
        say = self._desk.words
        state = "retired" if way.retired else "checked" if way.confirmed else "waiting"
        box = Card(margin=12, spacing=3)
        box.setMaximumWidth(820)
        chip = Chip()
        chip.show_status({"checked": "verified", "waiting": "submitted"}.get(state, "draft"), say(f"recovery-{state}"))
        head = row(label(say(f"recovery-kind-{way.kind.value}"), "strong"))
        head.addStretch()
        head.addWidget(chip)
        box.body.addLayout(head)
        text = say("recovery-issued", day=formats.written_day(way.issued, self._desk), name=way.issued_by)
        box.body.addWidget(label(text, "hint", wrap=True))
        return box

    def issue(self, kind: Means) -> None:
        """New cards; the passphrase is asked when it was not entered just now."""
        reason = self._desk.words("recovery-reason")
        ask_fresh(self._desk, lambda s: recovery.issue(s, kind=kind), owner=self, done=self._issued, reason=reason)

    def _issued(self, issued: Issued) -> None:
        self.refresh()
        CardsDialog(self._desk, self, issued=issued, confirmed=self.refresh).open()

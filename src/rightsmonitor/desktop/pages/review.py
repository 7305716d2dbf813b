"""The supervisor's queue: a record of somebody else, with its sources, verified or returned by one key."""

from __future__ import annotations

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.models.incident_list import USUAL, IncidentList
from rightsmonitor.desktop.pages.page import Page
from rightsmonitor.desktop.shell.shortcuts import keys_of
from rightsmonitor.desktop.widgets.basic import Card, EmptyState, button, label, row
from rightsmonitor.desktop.widgets.detail import DetailPane
from rightsmonitor.desktop.widgets.incident_table import IncidentTable
from rightsmonitor.services import incidents, review
from rightsmonitor.services.incidents import Row, Stored


class ReviewPage(Page):
    """`waiting` tells how many records wait."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self.model = IncidentList(
            desk,
            fetch=lambda s, _query, offset, limit: review.queue(s, offset=offset, limit=limit),
            count=lambda s, _query: review.queue_count(s),
            parent=self,
        )
        self.model.when_loaded = self._loaded
        self.table = IncidentTable(self.model)
        self.table.show_columns(USUAL)
        self.detail = DetailPane(desk)
        self.detail.setFixedWidth(380)
        self._title, self._count, self._hint = label(kind="title"), label(kind="muted"), label(kind="hint")
        self.verify_button = button("primary", act=self.verify)
        self.return_button = button("", act=self.ask_comment)
        self._comment_card = Card(tone="attention", margin=12)
        self._comment_title = label(kind="strong")
        self.comment = QPlainTextEdit()
        self.send = button("primary", act=self.return_)
        self._cancel = button("quiet", act=self._hide_comment)
        self._empty = EmptyState()
        self._stack = QStackedWidget()
        self._next = 0
        self._build()
        self.retranslate()
        desk.language_changed.connect(self.retranslate)

    def _build(self) -> None:
        heading = row(self._title, self._count, spacing=12)
        heading.addStretch()
        heading.addWidget(self._hint)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(heading)
        left.addWidget(self._stack, 1)
        self._comment_card.body.addWidget(self._comment_title)
        self.comment.setFixedHeight(84)
        self._comment_card.body.addWidget(self.comment)
        buttons = row(self.send, self._cancel)
        buttons.addStretch()
        self._comment_card.body.addLayout(buttons)
        self._comment_card.setVisible(False)
        right = QVBoxLayout()
        right.addWidget(self.detail, 1)
        right.addWidget(self._comment_card)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(18, 16, 18, 16)
        outer.setSpacing(14)
        outer.addLayout(left, 1)
        outer.addLayout(right)
        self.detail.footer.addWidget(self.verify_button)
        self.detail.footer.addWidget(self.return_button)
        self.detail.footer.addStretch()
        self.table.chosen.connect(self._chosen)
        for name, act in (("verify", self.verify), ("return", self.ask_comment), ("next", lambda: self.table.step(1))):
            QShortcut(keys_of(name), self.table).activated.connect(act)

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("review-title"))
        self._hint.setText(say("review-keys"))
        self.verify_button.setText(say("review-verify"))
        self.return_button.setText(say("review-return"))
        self._comment_title.setText(say("review-comment"))
        self.comment.setAccessibleName(say("review-comment"))
        self.send.setText(say("review-send"))
        self._cancel.setText(say("review-cancel"))
        self._empty.say(say("review-empty-title"), say("review-empty-text"))
        self.table.setAccessibleName(say("review-title"))
        self.detail.retranslate()
        self._count.setText(say("review-count", count=self.model.total))

    def refresh(self) -> None:
        self.model.load(self.model.query)

    def _loaded(self) -> None:
        total = self.model.total
        self._count.setText(self._desk.words("review-count", count=total))
        self._stack.setCurrentIndex(0 if total else 1)
        self.waiting.emit(total)
        if total:
            self.table.choose(min(self._next, total - 1))
            self.table.setFocus()
        else:
            self.detail.show_record(None)

    def _chosen(self, found: Row | None) -> None:
        if found is not None:
            uid = found.uid
            self._desk.ask(lambda s: incidents.get(s, uid=uid), owner=self, done=self.detail.show_record)

    def verify(self) -> None:
        """Verifies the record that is shown and goes to the next."""
        stored = self.detail.stored
        if stored is None:
            return
        uid, revision = stored.incident.uid, stored.revision
        self._desk.ask(lambda s: review.verify(s, uid=uid, expected_revision=revision), owner=self, done=self._verified)

    def _verified(self, stored: Stored) -> None:
        self._done("review-verified", stored)

    def ask_comment(self) -> None:
        if self.detail.stored is not None:
            self._comment_card.setVisible(True)
            self.comment.setFocus()

    def _hide_comment(self) -> None:
        self._comment_card.setVisible(False)
        self.table.setFocus()

    def return_(self) -> None:
        """Sends the record back with the comment; without one nothing happens but a hint."""
        stored, text = self.detail.stored, self.comment.toPlainText().strip()
        if stored is None:
            return
        if not text:
            self._desk.toast(self._desk.words("review-comment-missing"), good=False)
            self.comment.setFocus()
            return
        uid, revision = stored.incident.uid, stored.revision
        self._desk.ask(
            lambda s: review.return_(s, uid=uid, expected_revision=revision, comment=text),
            owner=self,
            done=self._returned,
        )

    def _returned(self, stored: Stored) -> None:
        self.comment.clear()
        self._comment_card.setVisible(False)
        self._done("review-returned", stored)

    def _done(self, key: str, stored: Stored) -> None:
        self._next = max(0, self.table.currentIndex().row())
        self.detail.show_record(None)  # until the next one is here, so that a quick second key judges nobody
        self._desk.toast(self._desk.words(key, number=stored.number))
        self.refresh()

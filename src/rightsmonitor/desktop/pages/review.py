"""The supervisor's queue: a record of somebody else beside its sources, verified or returned by one key."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from rightsmonitor.desktop import theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.models.incident_list import IncidentList
from rightsmonitor.desktop.pages.page import Page
from rightsmonitor.desktop.shell.shortcuts import bind
from rightsmonitor.desktop.widgets.basic import EmptyState, button, label, row
from rightsmonitor.desktop.widgets.bulk_panel import BulkPanel
from rightsmonitor.desktop.widgets.comment_card import CommentCard
from rightsmonitor.desktop.widgets.compare import CompareDialog
from rightsmonitor.desktop.widgets.filter_bar import Choice
from rightsmonitor.desktop.widgets.flow import Flow
from rightsmonitor.desktop.widgets.notes_box import NotesBox
from rightsmonitor.desktop.widgets.quality_panel import QualityPanel
from rightsmonitor.desktop.widgets.queue import Queue
from rightsmonitor.desktop.widgets.record_sheet import RecordSheet
from rightsmonitor.services.records import incidents
from rightsmonitor.services.records.incidents import Row, Stored
from rightsmonitor.services.session import Session
from rightsmonitor.services.supervision import notes, quality, review
from rightsmonitor.services.supervision.notes import Note
from rightsmonitor.services.supervision.quality import Opinion

_VIEWS = ("records", "bulk", "quality")
Read = tuple[Stored, Opinion, tuple[Note, ...]]


def _read(session: Session, uid: str) -> Read:
    return incidents.get(session, uid=uid), quality.of_record(session, uid=uid), notes.list_(session, uid=uid)


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
        self.stored: Stored | None = None
        self._opinion: Opinion | None = None
        self._title, self._count = label(kind="title"), label(kind="muted")
        self.views: dict[str, QPushButton] = {n: button("segment", act=partial(self.open_view, n)) for n in _VIEWS}
        self.table, self.sheet = Queue(desk, self.model), RecordSheet(desk)
        self.comment, self.notes = CommentCard(desk), NotesBox(desk)
        self.bulk, self.quality = BulkPanel(desk), QualityPanel(desk)
        self.verify_button, self.return_button = button("primary", act=self.verify), button("", act=self.ask_comment)
        self.next_button = button("", act=partial(self.table.step, 1))
        self._empty, self._stack, self._inner = EmptyState(), QStackedWidget(), QStackedWidget()
        self._next, self._keep = 0, ""
        self._build()
        self._connect()
        self.retranslate()
        desk.language_changed.connect(self.retranslate)

    def _build(self) -> None:
        views = QWidget()
        views.setLayout(row(*self.views.values(), spacing=0))
        heading = Flow(self._title, self._count, views, spacing=12, trailing=2)
        for name, made in self.views.items():
            made.setCheckable(True)
            made.setChecked(name == "records")
        theme.hold(self.table, width=272, side=True)
        both = QWidget()
        inside = QHBoxLayout(both)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(self.table)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.sheet, 1)
        right.addLayout(Flow(self.verify_button, self.return_button, self.next_button))
        inside.addLayout(right, 1)
        self.sheet.extra.addWidget(self.comment)
        self.sheet.extra.addWidget(self.notes)
        for widget in (both, self._empty):
            self._inner.addWidget(widget)
        for widget in (self._inner, self.bulk, self.quality):
            self._stack.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(18, 16, 18, 12)
        outer.setSpacing(10)
        outer.addLayout(heading)
        outer.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.table.chosen.connect(self._chosen)
        self.sheet.anchor.connect(self.ask_comment)
        self.sheet.compare.connect(self.compare)
        self.comment.sent.connect(self.return_)
        self.comment.left.connect(self._hide_comment)
        self.bulk.left.connect(partial(self.open_view, "records"))
        self.bulk.look.connect(self._look_at)
        self.bulk.done.connect(self._heap_done)
        self.quality.opened.connect(lambda query, name: self.show_filter.emit(Choice(base=query, base_name=name)))
        next_ = partial(self.table.step, 1)
        for name, act, places in (
            ("verify", self.verify, (self.table, self.sheet)),
            ("return", self.ask_comment, (self.table, self.sheet)),
            ("next", next_, (self.table,)),  # elsewhere Space presses the button that has the focus
        ):
            for place in places:
                bind(name, place, act, inside=True)

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("review-title"))
        for name, made in self.views.items():
            made.setText(say(f"review-view-{name}"))
        self.verify_button.setText(say("review-verify"))
        self.return_button.setText(say("review-return"))
        self.next_button.setText(say("review-next"))
        self._empty.say(say("review-empty-title"), say("review-empty-text"))
        self.table.setAccessibleName(say("review-title"))
        for part in (self.comment, self.notes, self.bulk, self.quality):
            part.retranslate()
        self.sheet.show_record(self.stored, self._opinion)
        self._count.setText(say("review-count", count=self.model.total))

    # --- which view ------------------------------------------------------------------------------

    def open_view(self, name: str) -> None:
        """The queue, the clean records together, or the quality of the whole office."""
        for other, made in self.views.items():
            made.setChecked(other == name)
        self._stack.setCurrentIndex(_VIEWS.index(name))
        match name:
            case "records":
                self.refresh()
            case "bulk":
                self.bulk.load()
            case _:
                self.quality.load()

    def _look_at(self, uid: str) -> None:
        self._keep = uid
        self.open_view("records")

    def _heap_done(self, count: int) -> None:
        self._desk.toast(self._desk.words("review-bulk-done", count=count))
        self.open_view("records")

    def refresh(self) -> None:
        self.model.load(self.model.query)

    def _loaded(self) -> None:
        total = self.model.total
        self._count.setText(self._desk.words("review-count", count=total))
        self._inner.setCurrentIndex(0 if total else 1)
        self.waiting.emit(total)
        if not total:
            self._show(None)
            return
        kept = self.model.position_of(self._keep) if self._keep else -1
        self._keep = ""
        self.table.choose(kept if kept >= 0 else min(self._next, total - 1))
        if self._stack.currentIndex() == 0 and self.isVisible():
            self.table.setFocus()

    # --- one record ------------------------------------------------------------------------------

    def _chosen(self, found: Row | None) -> None:
        if found is not None:
            self._desk.ask(partial(_read, uid=found.uid), owner=self, done=self._arrived)

    def _arrived(self, read: Read) -> None:
        current = self.model.row(self.table.currentIndex().row())
        if current is not None and current.uid == read[0].incident.uid:
            self._show(read)

    def _show(self, read: Read | None) -> None:
        self._hide_comment(focus=False)
        self.stored, self._opinion, found = read if read is not None else (None, None, ())
        self.sheet.show_record(self.stored, self._opinion)
        self.notes.show_notes(self.stored.incident.uid if self.stored else "", found)
        for made in (self.verify_button, self.return_button):
            made.setEnabled(self.stored is not None)

    def compare(self, uid: str) -> None:
        """The record that is shown and one that may be the same, side by side."""
        stored = self.stored
        if stored is not None:
            mine = stored.incident
            self._desk.ask(
                lambda s: incidents.get(s, uid=uid),
                owner=self,
                done=lambda other: CompareDialog(self._desk, mine, other, may_mark=False, parent=self).open(),
            )

    # --- verdicts --------------------------------------------------------------------------------

    def verify(self) -> None:
        """Verifies the record that is shown and goes to the next."""
        stored = self.stored
        if stored is not None:
            uid, revision = stored.incident.uid, stored.revision
            self._desk.ask(
                lambda s: review.verify(s, uid=uid, expected_revision=revision),
                owner=self,
                done=partial(self._done, "review-verified"),
            )

    def ask_comment(self, path: str = "") -> None:
        """Asks what is to be corrected, and in which field."""
        if self.stored is not None:
            self.notes.setVisible(False)
            self.comment.open_on(self.stored.incident, self._opinion, path)

    def _hide_comment(self, *, focus: bool = True) -> None:
        self.comment.close_card()
        self.notes.setVisible(self.stored is not None)
        if focus:
            self.table.setFocus()

    def return_(self, text: str, field: str = "") -> None:
        """Sends the record back with the comment on one of its fields."""
        stored = self.stored
        if stored is not None:
            uid, revision = stored.incident.uid, stored.revision
            self._desk.ask(
                lambda s: review.return_(s, uid=uid, expected_revision=revision, comment=text, field=field),
                owner=self,
                done=partial(self._done, "review-returned"),
            )

    def _done(self, key: str, stored: Stored) -> None:
        self._next = max(0, self.table.currentIndex().row())
        self._show(None)  # until the next one is here, so that a quick second key judges nobody
        self._desk.toast(self._desk.words(key, number=stored.number), undo=partial(self._take_back, stored))
        self.refresh()

    def _take_back(self, stored: Stored) -> None:
        uid, revision = stored.incident.uid, stored.revision
        self._desk.ask(
            lambda s: review.take_back(s, uid=uid, expected_revision=revision), owner=self, done=self._taken_back
        )

    def _taken_back(self, stored: Stored) -> None:
        self._keep = stored.incident.uid
        self._desk.toast(self._desk.words("review-taken-back", number=stored.number))
        self.refresh()

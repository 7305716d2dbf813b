"""The one window: rail, top bar, pages and the line that says what happens to the data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.dialogs.register import ask_register
from rightsmonitor.desktop.editor.page import EditorPage
from rightsmonitor.desktop.pages.home import HomePage
from rightsmonitor.desktop.pages.incidents import IncidentsPage
from rightsmonitor.desktop.pages.registry import PAGES
from rightsmonitor.desktop.pages.releases import ReleasesPage
from rightsmonitor.desktop.pages.review import ReviewPage
from rightsmonitor.desktop.shell.bars import StatusBar, TopBar
from rightsmonitor.desktop.shell.book import PageBook, next_pane
from rightsmonitor.desktop.shell.idle import IdleClock
from rightsmonitor.desktop.shell.rail import Rail
from rightsmonitor.desktop.shell.shortcuts import ShortcutList, bind
from rightsmonitor.desktop.shell.spare import SpareTime
from rightsmonitor.desktop.training.marks import TrainingBand, Watermark
from rightsmonitor.desktop.training.tour import Tour
from rightsmonitor.desktop.widgets.basic import Room
from rightsmonitor.desktop.widgets.filter_bar import Choice
from rightsmonitor.desktop.widgets.turns import paint_later
from rightsmonitor.services import partners
from rightsmonitor.services.records import copies, incidents
from rightsmonitor.services.records.incidents import Draft, Stored


class Workplace(QWidget):
    """What an unlocked person sees. `locked` asks for the unlock page, `copying` whether text may be copied."""

    locked = Signal()
    copying = Signal(bool)
    toured = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("window")
        self._desk = desk
        self._editor = EditorPage(desk)
        self._editor.setParent(self)
        self._editing = self._make_editor()
        self._spare = SpareTime(desk, self)
        self.pages = PageBook(desk, PAGES)
        self.rail = Rail(desk, self.pages.entries.values())
        self.topbar, self.statusbar = TopBar(desk), StatusBar(desk)
        self.band = TrainingBand(desk) if desk.training else None
        self.tour: Tour | None = None
        self._idle = IdleClock(desk, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        if self.band is not None:
            right.addWidget(self.band)
            self._watermark = Watermark(self._desk, self.pages)
        right.addWidget(self.topbar)
        right.addWidget(Room(self.pages), 1)
        right.addWidget(self.statusbar)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.rail)
        outer.addLayout(right, 1)

    def _connect(self) -> None:
        self._desk.language_changed.connect(self.retranslate)
        self.rail.opened.connect(self.open_page)
        self.topbar.searched.connect(self._search)
        self.topbar.new.connect(self.record)
        self.topbar.lock.connect(self.lock)
        self.topbar.copying.connect(self.copying.emit)
        self.pages.edit.connect(self.edit)
        self.pages.resume.connect(self._resume)
        self.pages.record.connect(self.record)
        self.pages.copy.connect(self._copy)
        self.pages.look.connect(self._look)
        self.pages.show_filter.connect(self._show_filter)
        self.pages.open_page.connect(self.open_page)
        self.pages.counted.connect(self.rail.show_waiting)
        self._idle.left.connect(self.statusbar.show_left)
        self._idle.ran_out.connect(self.lock)
        self.topbar.register.connect(self.import_register)
        self.topbar.shortcuts.connect(self.show_shortcuts)
        self.topbar.tour.connect(self.start_tour)
        for name, act in (
            ("new", self.topbar.record.click),
            ("search", self.topbar.search.setFocus),
            ("hand-over", self.hand_over),
            ("import", self.import_register),
            ("release", self.begin_release),
            ("pane", self._next_pane),
            ("shortcuts", self.show_shortcuts),
        ):
            bind(name, self, act)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.fit(self.width())

    def retranslate(self) -> None:
        self.rail.fit(self.width())
        for part in (self.rail, self.topbar, self.statusbar):
            part.retranslate()
        if self.band is not None:
            self.band.retranslate()

    # --- the editor: needed a moment after entering at the earliest, and large -----------------------

    def _make_editor(self) -> Iterator[None]:
        """Piece by piece, then the fields of its form."""
        editor = self._editor
        yield from editor.assembling()
        yield
        self.pages.addWidget(editor)
        editor.closed.connect(self._editor_closed)
        editor.moved.connect(lambda stored, step: self.incidents.moved(stored, step))
        editor.opened.connect(lambda: self._spare.give(editor.preparing()))
        self._desk.language_changed.connect(lambda: self._spare.give(editor.preparing()))

    @property
    def editor(self) -> EditorPage:
        """Made when it is first asked for, or before, in spare time."""
        for _ in self._editing:
            pass
        return self._editor

    def _prepare(self) -> Iterator[None]:
        """What officers open first, while they still look at the first page."""
        if "incidents" in self.pages.entries:
            yield from self.pages.preparing("incidents")
            yield from self._editing
            yield from self.editor.preparing()

    @property
    def unsaved(self) -> bool:
        """Whether something is written that the vault does not have yet."""
        return self._editor.work.unsaved

    @property
    def home(self) -> HomePage:
        return cast("HomePage", self.pages.page("home"))

    @property
    def incidents(self) -> IncidentsPage:
        return cast("IncidentsPage", self.pages.page("incidents"))

    @property
    def review(self) -> ReviewPage:
        return cast("ReviewPage", self.pages.page("review"))

    @property
    def releases(self) -> ReleasesPage:
        return cast("ReleasesPage", self.pages.page("releases"))

    def start(self) -> None:
        """After unlocking: what waits for this person, and the first page."""
        self.topbar.allow_records("incidents" in self.pages.entries)
        self.retranslate()
        self._idle.start()
        self.open_page("home" if "home" in self.pages.entries else "administration")
        self.pages.setFocus()  # not the rail, where Qt would begin: no ring around what nobody chose
        self.pages.count_all()
        self._desk.ask(partners.list_, owner=self, done=self._desk.know_partners)
        self._spare.give(self._prepare())

    def open_page(self, key: str) -> None:
        self.rail.mark(key)
        self.pages.turn_to(key)
        self.statusbar.refresh()

    def _search(self, words: str) -> None:
        if self.pages.currentWidget() is not self.incidents:
            self.open_page("incidents")
        self.incidents.search(words)

    def record(self) -> None:
        """A new, empty record in the editor."""
        self._desk.ask(incidents.new, owner=self, done=lambda made: self._edit(lambda: self.editor.begin(made)))

    def _copy(self, uid: str) -> None:
        """A new record that begins as a copy."""
        self._desk.ask(
            lambda s: copies.as_new(s, uid=uid),
            owner=self,
            done=lambda made: self._edit(lambda: self.editor.begin(made)),
        )

    def edit(self, stored: Stored) -> None:
        self._edit(lambda: self.editor.load(stored))

    def _resume(self, draft: Draft) -> None:
        """A record that was being written and never saved."""
        self._edit(lambda: self.editor.begin(draft.incident))

    def _look(self, uid: str) -> None:
        """One record in the list."""
        self.open_page("incidents")
        self.incidents.show_record(uid)

    def _show_filter(self, shown: Choice | str) -> None:
        """The list behind a number: a filter, or the name of a card of the home page."""
        self.open_page("incidents")
        if isinstance(shown, Choice):
            self.incidents.filters.set(shown)
        else:
            self.incidents.show_quick(shown)

    def _edit(self, show: Callable[[], None]) -> None:
        """At once where the editor is made; somebody who is quicker waits for it, and the window does not."""
        self._spare.hurry(self._opening(show))

    def _opening(self, show: Callable[[], None]) -> Iterator[None]:
        yield from self._editing
        yield from self._editor.short.preparing()
        self._turn_to_editor(show)

    def _turn_to_editor(self, show: Callable[[], None]) -> None:
        """The page, then the record, then the paint: three short turns of the event loop instead of a long one."""
        self.rail.mark("incidents")
        paint_later(self.pages)
        self.pages.setCurrentWidget(self._editor)
        QTimer.singleShot(0, self, lambda: self._fill_editor(show))

    def _fill_editor(self, show: Callable[[], None]) -> None:
        paint_later(self.pages)
        if self.pages.currentWidget() is self._editor:  # and nobody went elsewhere in between
            show()
            self._editor.focus_first()

    def _editor_closed(self, uid: str) -> None:
        self.incidents.keep(uid)
        self.open_page("incidents")

    def hand_over(self) -> None:
        """To the supervisor: what is being written, the record that is chosen, or else what has still to go."""
        if not self._has("incidents"):
            return
        if self.pages.currentWidget() is self._editor:
            self._editor.submit()
        elif self.pages.currentWidget() is not self.incidents:
            self._show_filter("drafts")
        elif not self.incidents.hand_over():
            self._desk.toast(self._desk.words("incidents-hand-over-none"), good=False)

    def import_register(self) -> None:
        """Takes in a register that the office kept before."""
        if self._has("incidents"):
            self.open_page("incidents")
            ask_register(self._desk, self, taken=self.incidents.refresh)

    def begin_release(self) -> None:
        """Chooses what a new release is about."""
        if self._has("releases"):
            self.open_page("releases")
            self.releases.open_scope()

    def _has(self, key: str) -> bool:
        """Whether this person has a page, which else is said."""
        if key not in self.pages.entries:
            self._desk.toast(self._desk.words("desktop-not-yours"), good=False)
        return key in self.pages.entries

    def show_shortcuts(self) -> None:
        ShortcutList(self._desk, self).open()

    def _next_pane(self) -> None:
        """From rail to top bar to page and round again."""
        tour = [self.tour.callout] if self.tour is not None else []
        next_pane([self.rail, self.topbar, self.pages, *tour], self.focusWidget())

    def start_tour(self) -> None:
        """The guided tour, which records something: not in a real vault."""
        if not self._desk.training:
            self._desk.toast(self._desk.words("tour-only-practice"), good=False)
        elif self.tour is None:
            self.tour = Tour(self._desk, self)
            self.tour.ended.connect(self._end_tour)

    def _end_tour(self) -> None:
        self.tour = None
        self.pages.setFocus()
        self.toured.emit()

    def lock(self) -> None:
        """Asks for the unlock page."""
        self.locked.emit()

    def leave(self) -> None:
        """Keeps what is being written; nobody works here any more."""
        self._idle.stop()
        self._spare.stop()
        if self.unsaved:
            self._editor.keep_now()

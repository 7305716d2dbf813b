"""A walk through every page of the window, so that something can be looked at on each: pictures, texts, names.

No page is named here that the registries name already: a page of tomorrow is walked through without a change.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QDialog

import dialogs
from rightsmonitor.desktop import app as desktop
from rightsmonitor.desktop.app import Window
from rightsmonitor.desktop.authority.window import AuthorityWindow
from rightsmonitor.desktop.main_window import Workplace
from rightsmonitor.desktop.pages.sections import SectionedPage
from rightsmonitor.desktop.theme import Theme
from rightsmonitor.desktop.widgets.detail import TABS
from rightsmonitor.services.demo import Demo
from rightsmonitor.services.records.incidents import Query
from rightsmonitor.wording import Language
from sweeps import Stop

WIDTH, HEIGHT = 1366, 768
NARROW = 1000  # the rail has icons only
WAIT = 30.0
W = TypeVar("W", Window, AuthorityWindow)


def turn(until: Callable[[], object], what: str = "") -> None:
    """Turns the event loop until something is there. Raises TimeoutError."""
    end = time.monotonic() + WAIT
    while not until():
        if time.monotonic() > end:
            raise TimeoutError(what)
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
        time.sleep(0.002)  # the worker has the processor meanwhile


class Walk(Generic[W]):
    """A window on its way: shown at the size of a small laptop, settled between two stops, closed at the end."""

    def __init__(self, window: W) -> None:
        self.window = window
        self.window.resize(WIDTH, HEIGHT)
        self.window.show()
        self.window.activateWindow()
        turn(self.window.isActiveWindow, "active")

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()

    def settle(self) -> None:
        """Until the worker has answered everything and every layout is done."""
        turn(lambda: not self.window.desk.jobs._waiting, "the worker")
        for _ in range(10):  # a layout asks its parent for room, and that one its own
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        turn(lambda: not self.window.desk.jobs._waiting, "the worker")
        self.window._toast.hide()


class Tour(Walk[Window]):
    """One person's walk in one language and look. The window stands on its unlock page until `walk` enters."""

    def __init__(self, office: Demo, language: Language, theme: Theme = "light", size: int = 100) -> None:
        desktop.application(theme, size=size)
        self.office = office
        self.met: set[str] = set()  # names of the classes of dialogs that were seen
        super().__init__(Window(folder=office.vault, language=language, demo=office))

    @property
    def place(self) -> Workplace:
        assert self.window.workplace is not None
        return self.window.workplace

    def enter(self, name: str) -> None:
        self.window.unlock._unlock(name, bytearray(self.office.passphrases[name].encode()))
        turn(lambda: self.window.workplace is not None, "unlocking")
        self.settle()

    # --- the way ---------------------------------------------------------------------------------

    def outside(self) -> Iterator[Stop]:
        """What is there before anybody is known."""
        self.settle()
        yield "unlock", self.window
        page = self.window.unlock
        asked = (("forgotten", page.ask_recovery), ("restore", page.ask_restore), ("practise", page.practise.emit))
        for name, ask in asked:
            yield from self._dialog(name, ask)

    def walk(self, who: str, *, seen: Collection[str] = ()) -> Iterator[Stop]:
        """Every page that this person may open, with what each can show; those that were `seen` are passed by."""
        self.enter(who)
        for key in self.place.pages.entries:
            page = self.place.pages.page(key)
            if isinstance(page, SectionedPage):
                self.place.open_page(key)
                for inner in (inner for inner in page.book.entries if f"{key}-{inner}" not in seen):
                    page.open_section(inner)
                    self.settle()
                    yield f"{key}-{inner}", self.window
            elif key not in seen:
                self.place.open_page(key)
                self.settle()
                yield key, self.window
                yield from getattr(self, f"_more_{key}", lambda _page: iter(()))(page)
        if "incidents" in self.place.pages.entries and "editor-new" not in seen:
            yield from self._editor()
        if "incidents" in self.place.pages.entries and "dialog-paper" not in seen:
            self.place.open_page("incidents")
            self.settle()
            for name, opened in dialogs.of(self.place, self.office.folder):
                yield from self._dialog(f"dialog-{name}", opened)

    def _dialog(self, name: str, ask: Callable[[], object]) -> Iterator[Stop]:
        ask()
        self.settle()
        found = [widget for widget in self.window.findChildren(QDialog) if widget.isVisible()]
        assert found, name
        self.met.add(type(found[-1]).__name__)
        yield name, found[-1]
        found[-1].close()
        self.settle()

    def _more_incidents(self, page: Any) -> Iterator[Stop]:
        turn(lambda: page.detail.stored is not None, "a record")
        for name in TABS[1:]:
            page.detail.open_tab(name)
            self.settle()
            yield f"incidents-{name}", self.window

    def _more_review(self, page: Any) -> Iterator[Stop]:
        for name in ("bulk", "quality"):
            page.open_view(name)
            self.settle()
            yield f"review-{name}", self.window
        page.open_view("records")
        self.settle()
        page.ask_comment()
        self.settle()
        yield "review-comment", self.window

    def _more_releases(self, page: Any) -> Iterator[Stop]:
        page.open_scope()
        self.settle()
        yield "releases-scope", self.window
        page.open_ledger()
        self.settle()
        yield "releases-ledger", self.window
        page.open_report()
        self.settle()
        yield "releases-report", self.window

    def _more_dashboard(self, page: Any) -> Iterator[Stop]:
        page.show_rule(page.overview.total)
        self.settle()
        yield "dashboard-rule", self.window

    def _editor(self) -> Iterator[Stop]:
        place = self.place
        place.record()
        turn(lambda: place.editor.incident is not None, "a new record")
        self.settle()
        yield "editor-new", self.window
        place.editor.submit()  # with nothing in it: what is missing stands beside its fields
        self.settle()
        yield "editor-missing", self.window
        place.editor.close_editor()
        self.settle()
        place.open_page("incidents")
        place.incidents.filters.set(type(place.incidents.filters.choice)(base=Query(), base_name=""))
        self.settle()
        stored = place.incidents.detail.stored
        assert stored is not None
        place.edit(stored)
        self.settle()
        for at, view in enumerate(place.editor.views):
            place.editor.open_section(at)
            if hasattr(view, "unfold"):
                view.unfold()
            self.settle()
            yield f"editor-{view.spec.key}", self.window
        place.editor.close_editor()
        self.settle()

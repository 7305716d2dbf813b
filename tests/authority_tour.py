"""A walk through the authority's window: places, received packages, adding up, the report, signers, and its dialogs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import national_making as making
from PySide6.QtWidgets import QDialog

from rightsmonitor.desktop import app as desktop
from rightsmonitor.desktop.authority.window import AuthorityWindow
from rightsmonitor.desktop.theme import Theme
from rightsmonitor.domain.errors import Cancelled
from rightsmonitor.wording import Language
from sweeps import Stop
from tour import Walk, turn


class Tour(Walk[AuthorityWindow]):
    """One walk in one language and look, with packages of two offices and one that never sent anything."""

    def __init__(self, folder: Path, language: Language, theme: Theme = "light", size: int = 100) -> None:
        self.mechanism = making.Mechanism(folder)
        self.mechanism.trusts("TNG")
        self.first = making.release("OUJ", making.world(1))
        self.mechanism.receives(self.first)
        self.mechanism.receives(making.release("FES", making.world(2), threshold=4))
        desktop.application(theme, size=size)
        super().__init__(AuthorityWindow(language=language))

    def walk(self) -> Iterator[Stop]:
        """Every page, every panel, and what each says when something goes wrong."""
        window, mechanism = self.window, self.mechanism
        self.settle()
        yield "authority-places", window
        window.places.submit()
        self.settle()
        yield "authority-places-missing", window
        yield from self._dialog("authority-places-dialog", lambda: window.places._choose["trust"].click())
        empty = mechanism.folder / "empty"
        empty.mkdir(exist_ok=True)
        window.start(trust=mechanism.trust, identity=mechanism.identity, packages=empty)
        turn(lambda: window.pages.currentWidget() is window.workspace, "the workspace")
        self.settle()
        yield "authority-nothing-yet", window
        window.workspace.left.emit()
        window.start(trust=mechanism.trust, identity=mechanism.identity, packages=mechanism.opened)
        turn(lambda: window.pages.currentWidget() is window.workspace, "the workspace")
        self.settle()
        page = window.workspace
        page.table.setCurrentCell(0, 0)
        self.settle()
        yield "authority-received", window
        yield from self._dialog("authority-open-dialog", page.choose_package)
        yield from self._dialog("authority-report-dialog", page.choose_report)
        bad = mechanism.folder / "bad.age"
        bad.write_bytes(b"x" * 500)
        page.open_package(bad)
        self.settle()
        yield "authority-refused", window
        for name, work in (("joining", page.joining), ("reporting", page.reporting)):
            page._side.setCurrentWidget(work)
            _, told = work.begin(3)
            told(1, 3)
            self.settle()
            yield f"authority-{name}", window
            work.fail(Cancelled())
            self.settle()
            yield f"authority-{name}-stopped", window
        page.join(mechanism.folder / "national")
        self.settle()
        yield "authority-joined", window
        page.join(mechanism.folder / "national")  # taken
        self.settle()
        yield "authority-not-joined", window
        page.report(mechanism.folder / "report")
        self.settle()
        yield "authority-reported", window
        page.open_signers()
        self.settle()
        yield "authority-signers", window

    def _dialog(self, name: str, ask: Callable[[], object]) -> Iterator[Stop]:
        ask()
        self.settle()
        found = [widget for widget in self.window.findChildren(QDialog) if widget.isVisible()]
        assert found, name
        yield name, found[-1]
        found[-1].close()
        self.settle()

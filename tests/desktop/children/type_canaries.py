"""`python type_canaries.py VAULT USER [crash]`: a person at the real window; the passphrase is on the standard input.

Types a canary into every field for words, saves, searches, keeps a filter, looks at every tab, goes through every page
and sub-page that this person may use and types into whatever takes words there, opens the dialogs, and writes one more
record without saving it. Then says `ready` and closes, or waits to be killed. No socket may be opened meanwhile (P61).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

import hands
from canaries import ARABIC, CANARY
from rightsmonitor.desktop import app as desktop
from rightsmonitor.desktop.app import Window
from rightsmonitor.desktop.dialogs.files import FileDialog
from rightsmonitor.desktop.editor.page import EditorPage
from rightsmonitor.desktop.editor.section import SectionView
from rightsmonitor.desktop.main_window import Workplace
from rightsmonitor.desktop.pages.sections import SectionedPage

folder, name, *rest = sys.argv[1:]
sockets: list[str] = []
sys.addaudithook(lambda event, facts: sockets.append(event) if event.startswith("socket.") else None)
passphrase = sys.stdin.readline().rstrip("\n")


def wait(until: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not until():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        time.sleep(0.002)  # the worker has the processor meanwhile
        if time.monotonic() > end:
            raise TimeoutError("the window did not get there in time")


def write(widget: QWidget | None, text: str) -> None:
    """Keys for ASCII, an input method for the rest, as on a keyboard."""
    assert widget is not None
    widget.setFocus()
    if text.isascii():
        QTest.keyClicks(widget, text)
    else:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)


def field(editor: EditorPage, path: str) -> QWidget | None:
    for at, view in enumerate(editor.views):
        if isinstance(view, SectionView) and path in view.fields:
            editor.open_section(at)
            control: Any = view.control(path)
            return control.focusProxy()
    sys.exit(f"no field {path}")


def fill(place: Workplace) -> None:
    """Every field of the form that takes free words."""
    place.record()
    editor = place.editor
    wait(lambda: editor.incident is not None)
    for view in editor.views:
        if not view.spec.fixed and view.spec.repeat:
            editor._add(view.spec.repeat)
        if isinstance(view, SectionView):
            view.unfold()
    editor._check()
    typed = 0
    for view in editor.views:
        for spec in view.spec.fields:
            if spec.kind in ("text", "long-text"):
                path = f"{view.spec.repeat}[0].{spec.path}" if view.spec.repeat else spec.path
                write(field(editor, path), ARABIC if spec.path.endswith("arabic") else CANARY)
                typed += 1
    write(field(editor, "victims[0].person.birth_date"), "17/03/2013")
    write(field(editor, "when"), "20/11/2026")
    write(field(editor, "place"), CANARY)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    print("typed", typed)


def walk(window: Window, place: Workplace) -> None:
    """Every page, every sub-page, every field for words that is shown on one, and every dialog without a record."""
    pages = 0
    for key in place.pages.entries:
        place.open_page(key)
        settle()
        page = place.pages.page(key)
        for section in list(page.buttons) if isinstance(page, SectionedPage) else [""]:
            if isinstance(page, SectionedPage):
                page.open_section(section)
                settle()
            for kind in (QLineEdit, QPlainTextEdit):
                for found in page.findChildren(kind):
                    if found.isVisible() and found.isEnabled() and not found.isReadOnly():
                        write(found, CANARY)
            settle()
            assert not page.grab().isNull()
            pages += 1
    for language in ("fr", "en", "ar"):
        window.desk.speak(language)
        settle()
    place.show_shortcuts()
    dialog = FileDialog(window.desk, window, kind="save", title="x", chosen=lambda path: None, name=CANARY)
    dialog.open()
    wait(lambda: dialog.listing is not None)
    dialog.name.setText(ARABIC)
    settle()
    for shown in QApplication.topLevelWidgets():
        if shown is not window:
            shown.close()
    print("pages", pages)


def settle() -> None:
    """A moment for what the worker was asked and what a key makes wait."""
    end = time.monotonic() + 0.3
    wait(lambda: time.monotonic() > end)


def main() -> None:
    desktop.application()
    window = Window(folder=Path(folder), language="ar", demo=None)
    window.show()
    hands.knock(window, name, passphrase)
    wait(lambda: window.workplace is not None)
    place = window.workplace
    assert place is not None
    fill(place)
    place.editor.keep_now()
    place.editor.save()
    wait(lambda: place.editor.work.saved is not None)
    place.editor.close_editor()
    write(place.topbar.search, CANARY.split()[0])
    shown = place.incidents
    wait(lambda: shown.model.query.words and shown.model.total == 1 and shown.detail.stored is not None)
    for tab in ("summary", "people", "follow-up", "history"):
        place.incidents.detail.open_tab(tab)
        wait(lambda: not place.incidents.detail.grab().isNull())
    shown.filters.save_as(CANARY)
    settle()
    walk(window, place)
    fill(place)
    place.editor.keep_now()
    wait(lambda: place.editor.head.state.text() == window.desk.words("editor-kept"))
    QApplication.clipboard().clear()
    print("sockets", len(sockets))
    print("ready", flush=True)
    if rest == ["crash"]:
        time.sleep(120)
    window.close()


main()

"""`python type_canaries.py VAULT USER [crash]`: a person at the real window; the passphrase is on the standard input.

Types a canary into every field for words, saves, searches, looks at every tab, and writes one more record without
saving it. Then says `ready` and closes, or waits to be killed.
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
from PySide6.QtWidgets import QApplication, QWidget

from canaries import ARABIC, CANARY
from rightsmonitor.desktop import app as desktop
from rightsmonitor.desktop.app import Window
from rightsmonitor.desktop.editor.page import EditorPage
from rightsmonitor.desktop.editor.section import SectionView
from rightsmonitor.desktop.main_window import Workplace

folder, name, *rest = sys.argv[1:]
passphrase = sys.stdin.readline().rstrip("\n")


def wait(until: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not until():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
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
        if isinstance(view, SectionView) and path in view._fields:
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


def main() -> None:
    desktop.application()
    window = Window(folder=Path(folder), language="ar", demo=None)
    window.show()
    window.unlock.user.setText(name)
    window.unlock.passphrase.setFocus()
    QTest.keyClicks(window.unlock.passphrase, passphrase)
    QTest.keyClick(window.unlock.passphrase, Qt.Key.Key_Return)
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
    fill(place)
    place.editor.keep_now()
    wait(lambda: place.editor.head.state.text() == window.desk.words("editor-kept"))
    QApplication.clipboard().clear()
    print("ready", flush=True)
    if rest == ["crash"]:
        time.sleep(120)
    window.close()


main()

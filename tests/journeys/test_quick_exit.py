"""One shortcut, and the window is gone before anybody who came in can read a word."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

import hands
from rightsmonitor.desktop.app import Window
from rightsmonitor.desktop.main_window import Workplace
from rightsmonitor.desktop.shell.shortcuts import ShortcutList
from rightsmonitor.services import session as sessions
from rightsmonitor.services.demo import Demo
from rightsmonitor.services.records import incidents


@pytest.fixture
def window(qtbot: Any, office: Demo) -> Iterator[Window]:
    with hands.opened(qtbot, office) as opened:
        yield opened


def _writing(qtbot: Any, window: Window, office: Demo, text: str) -> tuple[Workplace, QWidget]:
    """Somebody writes in a new record."""
    place = hands.enter(qtbot, window, "officier", office.passphrases["officier"])
    place.record()
    qtbot.waitUntil(lambda: place.editor.incident is not None, timeout=hands.WAIT)
    field: QWidget = place.editor.views[0].control("narrative").focusProxy()
    field.setFocus()
    QTest.keyClicks(field, text)
    return place, field


def _visible() -> list[QWidget]:
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


@pytest.mark.parametrize("dialog", [False, True], ids=["editor", "dialog"])
def test_shift_and_escape_lock_and_hide_at_once(qtbot: Any, window: Window, office: Demo, dialog: bool) -> None:
    text = f"typed in the {'dialog' if dialog else 'editor'} when somebody came in"
    place, field = _writing(qtbot, window, office, text)
    vanished: list[bool] = []
    window.vanished.connect(lambda: vanished.append(True))
    in_front: QWidget = field
    if dialog:
        place.show_shortcuts()
        qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), ShortcutList), timeout=hands.WAIT)
        in_front = QApplication.activeWindow()
    else:
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert window.isVisible(), "the control: Escape alone leaves everything as it is"
        assert window.workplace is place
        assert sessions.status(folder=office.vault).in_use
    QTest.keyClick(in_front, Qt.Key.Key_Escape, Qt.KeyboardModifier.ShiftModifier)
    assert _visible() == [], "hidden before the next turn of the event loop"
    assert window.workplace is None
    assert window.currentWidget() is window.unlock
    assert window.windowTitle() == window.desk.words("desktop-brand"), "no record, no office, no person"
    assert window.unlock.passphrase.is_empty()
    qtbot.waitUntil(lambda: bool(vanished), timeout=hands.WAIT)
    assert not sessions.status(folder=office.vault).in_use
    with closing(office.unlock("officier")) as opened:
        assert text in [draft.incident.narrative for draft in incidents.drafts(opened)], "locked, not lost"

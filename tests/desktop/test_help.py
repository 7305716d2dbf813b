"""F1 on every field, the list of shortcuts, and keys that never mean two things at one place."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

import hands
from rightsmonitor import wording
from rightsmonitor.desktop.main_window import Workplace
from rightsmonitor.desktop.shell.shortcuts import SHORTCUTS, ShortcutList, keys_of
from rightsmonitor.forms import sections
from rightsmonitor.wording import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_field_has_its_help_in_every_language(language: Language) -> None:
    say = wording.words(language)
    kinds = {field.kind for section in sections() for field in section.fields}
    assert all(say(f"editor-kind-{kind}") for kind in kinds)
    assert all(say(f"desktop-key-{shortcut.name}") for shortcut in SHORTCUTS)
    assert get_args(Language) == LANGUAGES


def test_no_key_means_two_things_at_one_place() -> None:
    for shortcut in SHORTCUTS:
        same = [other for other in SHORTCUTS if other.keys == shortcut.keys]
        assert len(same) == 1, shortcut
        assert not keys_of(shortcut.name).isEmpty()


def test_f1_opens_the_help_of_the_field_that_has_the_focus(qtbot: Any, place: Workplace) -> None:
    place.record()
    editor = place.editor
    qtbot.waitUntil(lambda: editor.incident is not None, timeout=hands.WAIT)
    for at, path, wanted in ((0, "when", "il y a 3 jours"), (0, "setting", "• "), (0, "narrative", "100\u202f000")):
        editor.open_section(at)
        line = editor.views[at].control(path).focusProxy()
        assert line is not None
        line.setFocus()
        assert editor.focusWidget() is line
        QTest.keyClick(line, Qt.Key.Key_F1)
        shown = " ".join(found.text() for found in editor.help._field.findChildren(QLabel))
        assert editor.help._field.isVisibleTo(editor)
        assert wanted in shown, path


def test_the_shortcuts_are_listed(qtbot: Any, place: Workplace) -> None:
    place.show_shortcuts()
    dialogs = place.findChildren(ShortcutList)
    assert len(dialogs) == 1
    texts = {found.text() for found in dialogs[0].findChildren(QLabel)}
    assert {f"\u2066{shortcut.keys}\u2069" for shortcut in SHORTCUTS if shortcut.place == "editor"} & texts
    assert "Soumettre à la supervision" in texts
    dialogs[0].close()


def test_f6_walks_through_the_panes(qtbot: Any, place: Workplace) -> None:
    qtbot.waitUntil(lambda: place.home._overview is not None, timeout=hands.WAIT)
    place.topbar.search.setFocus()
    assert place.focusWidget() is place.topbar.search
    met = []
    for _ in range(3):
        place._next_pane()
        focus = place.focusWidget()
        assert focus is not None
        panes = {"rail": place.rail, "topbar": place.topbar, "page": place.pages}
        met.append(next(name for name, pane in panes.items() if pane.isAncestorOf(focus)))
    assert met == ["page", "rail", "topbar"]

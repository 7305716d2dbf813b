"""Choosing a term or a place by keys: as it is typed, from what was chosen lately, and from the tree on F4."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import hands
import offices
from rightsmonitor.desktop.editor.page import EditorPage
from rightsmonitor.desktop.editor.pickers import Picker
from rightsmonitor.services.demo import Demo


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return offices.office(tmp_path_factory)


@pytest.fixture
def editor(qtbot: Any, office: Demo) -> Iterator[EditorPage]:
    opened = hands.open_window(qtbot, office, "fr")
    place = hands.enter(qtbot, opened, "officier", office.passphrases["officier"])
    place.record()
    qtbot.waitUntil(lambda: place.editor.incident is not None, timeout=hands.WAIT)
    qtbot.waitUntil(lambda: bool(place._desk.recent_terms), timeout=hands.WAIT)
    yield place.editor
    hands.close(opened)


def picker(editor: EditorPage, path: str) -> Picker:
    found = editor.short.control(path)
    assert isinstance(found, Picker)
    found.setFocus()
    return found


def press(key: Qt.Key) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key)


def test_the_arrow_down_in_an_empty_line_shows_what_was_chosen_lately(editor: EditorPage) -> None:
    found = picker(editor, "violations[0].type")
    recent = editor._desk.recent_terms
    press(Qt.Key.Key_Down)
    assert not found._list.isHidden()
    assert found._list.count() == len(recent)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert editor.incident is not None
    assert editor.incident.violations[0].type == recent[1]
    assert editor._desk.recent_terms[0] == recent[1], "the latest comes first"


def test_the_tree_on_f4_is_walked_and_chosen_from_by_keys(qtbot: Any, editor: EditorPage) -> None:
    found = picker(editor, "violations[0].type")
    taxonomy = editor._desk.reference.taxonomy
    press(Qt.Key.Key_F4)
    assert found.tree.isVisible()
    assert found.tree.topLevelItemCount() == len(taxonomy.branches())
    leaves = sum(found.tree.topLevelItem(at).childCount() for at in range(found.tree.topLevelItemCount()))
    assert leaves == len(taxonomy.violation_types())
    press(Qt.Key.Key_Return)  # a branch opens and is no answer
    assert found.tree.isVisible()
    assert editor.incident is not None
    assert editor.incident.violations == ()
    press(Qt.Key.Key_Down)
    chosen = str(found.tree.currentItem().data(0, Qt.ItemDataRole.UserRole))
    press(Qt.Key.Key_Return)
    assert not found.tree.isVisible()
    assert editor.incident.violations[0].type == chosen
    assert found._line.hasFocus()
    press(Qt.Key.Key_F4)
    assert str(found.tree.currentItem().data(0, Qt.ItemDataRole.UserRole)) == chosen, "it opens where the choice is"
    press(Qt.Key.Key_Escape)
    assert not found.tree.isVisible()
    assert editor.incident.violations[0].type == chosen


def test_a_region_may_be_the_place(editor: EditorPage) -> None:
    found = picker(editor, "place")
    press(Qt.Key.Key_F4)
    assert found.tree.topLevelItemCount() == 12
    press(Qt.Key.Key_Return)
    assert editor.incident is not None
    assert editor.incident.place in {region.code for region in editor._desk.reference.places.regions()}


def test_the_help_of_a_field_tells_of_a_term_that_the_tree_points_at(editor: EditorPage) -> None:
    seen: list[str] = []
    found = picker(editor, "violations[0].type")
    found.looked_at.connect(seen.append)
    press(Qt.Key.Key_F4)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Down)
    assert seen[-1].startswith("RMV-")
